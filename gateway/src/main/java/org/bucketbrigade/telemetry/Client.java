package org.bucketbrigade.telemetry;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.wire.v1.Reason;
import org.jspecify.annotations.Nullable;

/**
 * One signed-in session as the fan-out sees it.
 *
 * <p>Shared frames go out below the WebSocket codec, as ready-made bytes.
 */
public final class Client {
  /** The socket behind a session. */
  public interface Peer {
    /** Ends the session, after telling why. */
    void close(Reason reason);

    /** The core could not read a message of this session. */
    void malformed();
  }

  /** Own messages that may wait for a slow socket before it is given up, bytes. */
  static final long MAX_WAITING_BYTES = 256 << 10;

  final int session;
  final Peer peer;
  private final ChannelHandlerContext raw;
  @Nullable CrewGroup group;
  boolean fleet;
  boolean light;
  boolean missedKeyframe;
  long situationSent;
  long baseMapSent;
  long lastSituationNanos;
  int malformed;
  private List<Client> toFlush = new ArrayList<>();
  private boolean needsFlush;

  /**
   * @param raw a handler's context nearer to the socket than the WebSocket encoder
   */
  public Client(int session, ChannelHandlerContext raw, Peer peer) {
    this.session = session;
    this.raw = raw;
    this.peer = peer;
  }

  /** Whoever serves it looks into a list for those that have been written to. */
  void servedBy(List<Client> list) {
    toFlush = list;
  }

  boolean writable() {
    return raw.channel().isWritable();
  }

  long waitingBytes() {
    long room = raw.channel().bytesBeforeWritable();
    return room == 0 ? 0 : room;
  }

  /** Writes a frame that others share; their bytes are not copied. */
  void share(ByteBuf frame) {
    ChannelFuture _ = raw.write(frame.retainedDuplicate(), raw.voidPromise());
    written();
  }

  /** Writes a frame of its own. */
  void own(ByteBuf frame) {
    ChannelFuture _ = raw.write(frame, raw.voidPromise());
    written();
  }

  private void written() {
    if (!needsFlush) {
      needsFlush = true;
      toFlush.add(this);
    }
  }

  void flush() {
    needsFlush = false;
    raw.flush();
  }
}
