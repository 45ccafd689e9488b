package org.bucketbrigade.net;

import io.netty.channel.ChannelHandlerAdapter;

/**
 * Marks the place in a pipeline, below the WebSocket codec, where ready-made frames are written.
 */
final class RawFrames extends ChannelHandlerAdapter {}
