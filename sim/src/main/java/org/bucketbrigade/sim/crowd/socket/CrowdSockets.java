package org.bucketbrigade.sim.crowd.socket;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bucketbrigade.sim.crowd.PersonClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the bytes of simulated people over WebSockets: opens the links one after the other, lets
 * every person act at an even pace, and opens lost links again after a wait.
 *
 * <p>Each person belongs to one event loop for good, so that nothing in a person needs a lock.
 */
public final class CrowdSockets implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CrowdSockets.class);

  /** Ticks of one loop's people are spread over this many moments of a tick period. */
  private static final int SLICES = 250;

  private static final int CONNECT_TIMEOUT_MS = 5_000;

  /** A person whose link holds more unsent bytes than this loses inputs instead of piling them. */
  private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(8_192, 16_384);

  private static final long GOODBYE_SECONDS = 3;

  private final SocketSettings settings;
  private final EventLoopGroup loops;
  private final List<PersonLink> links = new ArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private boolean started;

  /**
   * Prepares the links of a crowd.
   *
   * @param endpoint for example {@code ws://127.0.0.1:8080/ws}
   * @param people in the order in which they arrive
   */
  public CrowdSockets(URI endpoint, List<? extends PersonClient> people, SocketSettings settings) {
    if (!"ws".equals(endpoint.getScheme()) || endpoint.getHost() == null) {
      throw new IllegalArgumentException(
          "a crowd connects to ws://host:port/path, not " + endpoint);
    }
    this.settings = settings;
    boolean epoll = Epoll.isAvailable();
    IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    ChannelFactory<SocketChannel> channels =
        epoll ? EpollSocketChannel::new : NioSocketChannel::new;
    loops =
        new MultiThreadIoEventLoopGroup(
            settings.loops(), new DefaultThreadFactory("crowd", true), io);
    for (PersonClient person : people) {
      EventLoop loop = loops.next();
      Bootstrap bootstrap =
          new Bootstrap()
              .group(loop)
              .channelFactory(channels)
              .option(ChannelOption.TCP_NODELAY, true)
              .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
              .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK);
      links.add(new PersonLink(person, loop, bootstrap, endpoint, open));
    }
  }

  /** Lets the crowd arrive; returns at once. */
  public void start() {
    if (started) {
      throw new IllegalStateException("already started");
    }
    started = true;
    long gapNanos = (long) (1e9 / settings.connectsPerSecond());
    for (int i = 0; i < links.size(); i++) {
      PersonLink link = links.get(i);
      var _ = link.loop().schedule(link::connect, i * gapNanos, TimeUnit.NANOSECONDS);
    }
    long periodNanos = 1_000_000_000L / settings.ticksPerSecond();
    loops.forEach(executor -> startTicks((EventLoop) executor, periodNanos));
  }

  private void startTicks(EventLoop loop, long periodNanos) {
    List<PersonLink> mine = links.stream().filter(link -> link.loop().equals(loop)).toList();
    for (int slice = 0; slice < SLICES; slice++) {
      int first = slice;
      Runnable tick =
          () -> {
            for (int i = first; i < mine.size(); i += SLICES) {
              mine.get(i).tick();
            }
          };
      long delayNanos = slice * periodNanos / SLICES;
      var _ = loop.scheduleWithFixedDelay(tick, delayNanos, periodNanos, TimeUnit.NANOSECONDS);
    }
  }

  /** Links open right now, after the WebSocket handshake. */
  public int open() {
    return open.get();
  }

  /** Says goodbye on every link, closes them all and waits for it, a few seconds at most. */
  @Override
  public void close() {
    List<Future<?>> goodbyes = new ArrayList<>();
    for (PersonLink link : links) {
      goodbyes.add(link.loop().submit(link::close));
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(GOODBYE_SECONDS);
    for (Future<?> goodbye : goodbyes) {
      goodbye.awaitUninterruptibly(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
    boolean down =
        loops
            .shutdownGracefully(
                50, TimeUnit.SECONDS.toMillis(GOODBYE_SECONDS), TimeUnit.MILLISECONDS)
            .awaitUninterruptibly(2 * GOODBYE_SECONDS, TimeUnit.SECONDS);
    if (!down) {
      LOG.warn("the crowd's event loops did not stop within {} s", 2 * GOODBYE_SECONDS);
    }
  }
}
