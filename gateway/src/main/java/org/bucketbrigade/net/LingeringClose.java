package org.bucketbrigade.net;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection so that the peer can still read what was written last.
 *
 * <p>A socket that is closed with unread bytes resets the connection, and a reset makes the peer
 * lose what it has not read yet. So only our direction is ended, and whatever the peer sends on is
 * thrown away unparsed until it closes too, at the latest after {@value #LIMIT_S} s.
 */
final class LingeringClose extends ChannelInboundHandlerAdapter {
  /** How long a peer may take to read the last words, and may go on sending. */
  static final long LIMIT_S = 2;

  private LingeringClose() {}

  /**
   * Begins it; nothing that arrives from now on is seen by the other handlers.
   *
   * @param lastWords the last write of this connection
   */
  static void begin(ChannelPipeline handlers, ChannelFuture lastWords) {
    handlers.addFirst(new LingeringClose());
    ChannelHandlerContext lowest = handlers.firstContext();
    lastWords.addListener(written -> endOurDirection(lowest, written.isSuccess()));
    ScheduledFuture<?> _ =
        lowest.executor().schedule(() -> close(lowest), LIMIT_S, TimeUnit.SECONDS);
  }

  private static void endOurDirection(ChannelHandlerContext lowest, boolean written) {
    if (!written) {
      close(lowest);
    } else if (lowest.channel() instanceof DuplexChannel duplex) {
      ChannelFuture _ = duplex.shutdownOutput();
    }
  }

  private static void close(ChannelHandlerContext lowest) {
    ChannelFuture _ = lowest.close();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ReferenceCountUtil.release(message);
  }
}
