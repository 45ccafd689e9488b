package org.bucketbrigade.sim.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameScanner;
import org.bucketbrigade.mavlink.FrameView;
import org.jspecify.annotations.Nullable;

/**
 * TCP: a port that a gateway calls, and one stream for all vehicles, as behind a router: what is
 * for one vehicle goes to that one, all else to each. Whoever calls last is heard; the one before
 * is hung up on.
 */
public final class TcpLinks implements VehicleLinks {
  /** Bytes taken before a tick; a flood beyond that waits in the stream and slows its sender. */
  private static final int IN_BYTES = 32 * 1024;

  /** Frames for everybody that are taken before a tick: each costs as much as 240 others. */
  private static final int MAX_BROADCASTS = 32;

  /** Frames that wait for a slow gateway; further ones are lost. */
  private static final int OUT_BYTES = 256 * 1024;

  private final ServerSocketChannel door;
  private final Selector selector;
  private final FrameScanner.Handler handler = this::onFrame;
  private final Addressee addressee = new Addressee();
  private final ByteBuffer inBytes = ByteBuffer.allocateDirect(IN_BYTES);
  private final UnsafeBuffer in = new UnsafeBuffer(inBytes);
  private final ByteBuffer outBytes = ByteBuffer.allocateDirect(OUT_BYTES);
  private FrameScanner scanner = new FrameScanner();
  private @Nullable SocketChannel gateway;
  private Arrivals arrivals = (_, _, _, _, _) -> {};
  private long nowNanos;
  private long sent;
  private long received;
  private long lost;
  private long flooded;
  private int broadcasts;

  /**
   * Listens on this machine.
   *
   * @param address port 0 for any free one
   */
  public TcpLinks(InetSocketAddress address) throws IOException {
    selector = Selector.open();
    door = ServerSocketChannel.open();
    try {
      door.configureBlocking(false);
      door.bind(address);
      door.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Where the gateway is to call. */
  public int port() {
    return door.socket().getLocalPort();
  }

  @Override
  public void await(long millis) {
    try {
      selector.select(millis);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int poll(Arrivals fleet, long now) {
    nowNanos = now;
    arrivals = fleet;
    long before = received;
    broadcasts = 0;
    try {
      selector.selectNow();
      selector.selectedKeys().clear();
      accept();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    flush();
    read();
    return (int) (received - before);
  }

  private void accept() throws IOException {
    SocketChannel caller = door.accept();
    if (caller != null) {
      hangUp();
      gateway = caller;
      caller.configureBlocking(false);
      caller.setOption(StandardSocketOptions.TCP_NODELAY, true);
      caller.register(selector, SelectionKey.OP_READ);
    }
  }

  private void read() {
    SocketChannel open = gateway;
    if (open == null) {
      return;
    }
    try {
      int length = open.read(inBytes);
      int end = inBytes.position();
      int done = scanner.scan(in, 0, end, handler);
      inBytes.flip().position(done);
      inBytes.compact();
      if (length < 0) {
        hangUp();
      }
    } catch (IOException e) {
      hangUp();
    }
  }

  private void onFrame(FrameView frame) {
    received++;
    int systemId = addressee.of(frame);
    if (systemId == Addressee.ALL && ++broadcasts > MAX_BROADCASTS) {
      flooded++;
    } else {
      arrivals.receive(systemId, frame.buffer(), frame.offset(), frame.length(), nowNanos);
    }
  }

  @Override
  public void send(int systemId, DirectBuffer buffer, int offset, int length) {
    if (gateway == null || outBytes.remaining() < length) {
      lost++;
      return;
    }
    buffer.getBytes(offset, outBytes, length);
    sent++;
    flush();
  }

  /** Frames leave whole: what the socket does not take now goes first the next time. */
  private void flush() {
    SocketChannel open = gateway;
    if (open == null || outBytes.position() == 0) {
      return;
    }
    outBytes.flip();
    try {
      open.write(outBytes);
      outBytes.compact();
    } catch (IOException e) {
      hangUp();
    }
  }

  private void hangUp() {
    CloseHelper.quietClose(gateway);
    gateway = null;
    scanner = new FrameScanner();
    inBytes.clear();
    outBytes.clear();
  }

  @Override
  public long sent() {
    return sent;
  }

  @Override
  public long heardBy(int systemId) {
    return received;
  }

  @Override
  public long received() {
    return received;
  }

  @Override
  public long lost() {
    return lost;
  }

  @Override
  public long flooded() {
    return flooded;
  }

  @Override
  public long lostToWeather() {
    return 0;
  }

  @Override
  public void close() {
    hangUp();
    CloseHelper.quietClose(door);
    CloseHelper.quietClose(selector);
  }
}
