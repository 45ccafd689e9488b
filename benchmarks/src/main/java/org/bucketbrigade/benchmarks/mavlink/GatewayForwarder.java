package org.bucketbrigade.benchmarks.mavlink;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.agrona.DirectBuffer;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.net.BadInput;
import org.bucketbrigade.net.EndpointSpec;
import org.bucketbrigade.net.SocketThreads;
import org.bucketbrigade.net.VehicleNetworks;
import org.bucketbrigade.pipeline.Idle;

/**
 * The gateway's networks as they are, with Netty's sockets and their one thread; the core's place
 * is taken by a counter.
 */
final class GatewayForwarder implements Forwarder {
  private static final long LIMIT_SECONDS = 30;

  private final MultiThreadIoEventLoopGroup threads;
  private final EventLoop loop;
  private final VehicleNetworks networks;
  private final List<InetSocketAddress> addresses = new ArrayList<>();

  private CountDownLatch held;

  // The loop's thread only.
  private int awaited;
  private CompletableFuture<Long> burstEnd = new CompletableFuture<>();

  /**
   * @param networkCount each with a UDP port for vehicles and one station
   * @param idle what the thread does while nothing comes
   */
  GatewayForwarder(int networkCount, InetSocketAddress station, Idle idle) {
    threads = SocketThreads.open("vehicles", 1, idle);
    loop = threads.next();
    networks = new VehicleNetworks(loop, this::offered, new BadInput());
    String watch = "watch:udp-client:" + station.getHostString() + ":" + station.getPort();
    for (int number = 0; number < networkCount; number++) {
      EndpointSpec opened = networks.add(number, EndpointSpec.udpServer(0)).join();
      EndpointSpec _ = networks.add(number, EndpointSpec.parse(watch)).join();
      addresses.add(new InetSocketAddress(InetAddress.getLoopbackAddress(), opened.port()));
    }
    held = hold();
  }

  private boolean offered(
      int type, int source, long readNanos, DirectBuffer bytes, int offset, int length) {
    if (type == EventType.FRAME && awaited > 0 && --awaited == 0) {
      // A task runs when all that was read has left, too.
      CompletableFuture<Long> end = burstEnd;
      loop.execute(() -> end.complete(System.nanoTime()));
    }
    return true;
  }

  @Override
  public InetSocketAddress address(int network) {
    return addresses.get(network);
  }

  /** Holds the loop's thread until its turn: a loop that spins would disturb its rivals. */
  private CountDownLatch hold() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    loop.execute(
        () -> {
          begun.countDown();
          await(released);
        });
    await(begun);
    return released;
  }

  @Override
  public void start(int core) {
    loop.execute(() -> Cores.keep(core));
    held.countDown();
  }

  @Override
  public void stop() {
    held = hold();
  }

  @Override
  public long burst(int datagrams, Filling filling) throws IOException {
    filling.run();
    CompletableFuture<Long> begin = new CompletableFuture<>();
    CompletableFuture<Long> end = new CompletableFuture<>();
    loop.execute(
        () -> {
          awaited = datagrams;
          burstEnd = end;
          begin.complete(System.nanoTime());
        });
    held.countDown();
    try {
      return end.get(LIMIT_SECONDS, TimeUnit.SECONDS) - begin.join();
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IOException("the gateway did not forward a burst", e);
    } finally {
      stop();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    held.countDown();
    loop.submit(networks::close).awaitUninterruptibly();
    Future<?> _ = threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
