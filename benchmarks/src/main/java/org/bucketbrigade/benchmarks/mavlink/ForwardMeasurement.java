package org.bucketbrigade.benchmarks.mavlink;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.bucketbrigade.benchmarks.BenchFigure;

/**
 * Measures our forwarder against the bare one over loopback UDP, turn by turn in the same run, so
 * that whatever else the machine does falls on both.
 *
 * <p>Rate: a burst waits in a forwarder's socket; the time to forward all of it, nobody else
 * running, is the forwarder's own. Latency: one frame at a time, from just before it is sent to
 * just after it is received behind the forwarder, whose thread has to be woken in between.
 */
final class ForwardMeasurement implements AutoCloseable {
  private static final int NETWORKS = 2;
  private static final int VEHICLES_A_NETWORK = 250;

  /** Few enough that the smallest usual socket buffer, 208 KiB, holds them all. */
  private static final int BURST = 128;

  private static final int LATENCY_TURN = 200;
  private static final long LIMIT_SECONDS = 120;
  private static final long HIGHEST_NS = TimeUnit.SECONDS.toNanos(10);
  private static final double LEAST_RATE_RATIO = 0.85;
  private static final double MOST_P50_RATIO = 1.1;

  private final DatagramChannel edge = PacketForwarder.open();
  private final ByteBuffer received = ByteBuffer.allocateDirect(2048);
  private final ByteBuffer[] frames = new ByteBuffer[VEHICLES_A_NETWORK];
  private final CountDownLatch finished = new CountDownLatch(1);
  private final PacketForwarder routing;
  private final PacketForwarder bare;
  private int nextFrame;

  private ForwardMeasurement() throws IOException {
    SocketAddress target = edge.getLocalAddress();
    RoutingForwarder router = new RoutingForwarder(1);
    for (int vehicle = 0; vehicle < VEHICLES_A_NETWORK; vehicle++) {
      for (int network = 0; network < NETWORKS; network++) {
        router.route(network, vehicle + 1, target);
      }
      byte[] frame = SampleFrames.position(vehicle + 1);
      frames[vehicle] = ByteBuffer.allocateDirect(frame.length).put(frame).flip();
    }
    routing = router;
    bare = new BareForwarder(target);
  }

  static List<BenchFigure> run(boolean quick) throws IOException {
    try (ForwardMeasurement measurement = new ForwardMeasurement()) {
      measurement.watch();
      measurement.measureRate(quick ? 100 : 1_000);
      Rates rates = measurement.measureRate(quick ? 500 : 4_000);
      measurement.measureLatency(quick ? 5 : 100);
      Latencies latencies = measurement.measureLatency(quick ? 25 : 700);
      return List.of(
          BenchFigure.atLeast("forwardRateRatio", rates.ratio(), "1", LEAST_RATE_RATIO),
          BenchFigure.atMost("forwardP50Ratio", latencies.ratio(50), "1", MOST_P50_RATIO),
          BenchFigure.info("forwardP99Ratio", latencies.ratio(99), "1"),
          BenchFigure.info("forwardPerSecond", rates.routing, "1/s"),
          BenchFigure.info("bareForwardPerSecond", rates.bare, "1/s"),
          BenchFigure.info("forwardP50", us(latencies.routing, 50), "us"),
          BenchFigure.info("forwardP99", us(latencies.routing, 99), "us"),
          BenchFigure.info("bareForwardP50", us(latencies.bare, 50), "us"),
          BenchFigure.info("bareForwardP99", us(latencies.bare, 99), "us"));
    }
  }

  /** Datagrams a second. */
  private record Rates(double routing, double bare) {
    double ratio() {
      return routing / bare;
    }
  }

  /** One-way times in ns. */
  private record Latencies(Histogram routing, Histogram bare) {
    double ratio(double percentile) {
      return us(routing, percentile) / us(bare, percentile);
    }
  }

  private static double us(Histogram nanos, double percentile) {
    return nanos.getValueAtPercentile(percentile) / 1e3;
  }

  /** Should a datagram ever get lost, its receiver must not wait for ever. */
  private void watch() {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                if (!finished.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                  close();
                }
              } catch (InterruptedException | IOException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private Rates measureRate(int turns) throws IOException {
    long[] routingNs = new long[turns];
    long[] bareNs = new long[turns];
    for (int turn = 0; turn < turns; turn++) {
      if (turn % 2 == 0) {
        routingNs[turn] = burst(routing);
        bareNs[turn] = burst(bare);
      } else {
        bareNs[turn] = burst(bare);
        routingNs[turn] = burst(routing);
      }
    }
    return new Rates(perSecond(routingNs), perSecond(bareNs));
  }

  private static double perSecond(long[] burstNs) {
    Arrays.sort(burstNs);
    return BURST * 1e9 / burstNs[burstNs.length / 2];
  }

  private long burst(PacketForwarder forwarder) throws IOException {
    SocketAddress address = forwarder.address();
    int first = nextFrame;
    for (int i = 0; i < BURST; i++) {
      edge.send(frame(first + i), address);
    }
    long start = System.nanoTime();
    for (int i = 0; i < BURST; i++) {
      forwarder.forwardNext();
    }
    long took = System.nanoTime() - start;
    for (int i = 0; i < BURST; i++) {
      receive(frame(first + i));
    }
    nextFrame = first + BURST;
    return took;
  }

  private Latencies measureLatency(int turns) throws IOException {
    Histogram routingNs = new Histogram(HIGHEST_NS, 3);
    Histogram bareNs = new Histogram(HIGHEST_NS, 3);
    int rounds = LATENCY_TURN;
    try (ForwarderThread routingThread = new ForwarderThread(routing, turns * rounds);
        ForwarderThread bareThread = new ForwarderThread(bare, turns * rounds)) {
      for (int turn = 0; turn < turns; turn++) {
        ping(routingThread, rounds, routingNs);
        ping(bareThread, rounds, bareNs);
      }
    }
    return new Latencies(routingNs, bareNs);
  }

  private void ping(ForwarderThread thread, int rounds, Histogram nanos) throws IOException {
    SocketAddress address = thread.forwarder().address();
    for (int i = 0; i < rounds; i++) {
      ByteBuffer frame = frame(nextFrame++);
      long start = System.nanoTime();
      edge.send(frame, address);
      received.clear();
      edge.receive(received);
      nanos.recordValue(Math.min(HIGHEST_NS, System.nanoTime() - start));
      check(frame);
    }
  }

  private void receive(ByteBuffer expected) throws IOException {
    received.clear();
    edge.receive(received);
    check(expected);
  }

  private void check(ByteBuffer expected) {
    if (!received.flip().equals(expected.rewind())) {
      throw new IllegalStateException("a forwarder changed a frame or lost one");
    }
  }

  private ByteBuffer frame(int index) {
    return frames[Math.floorMod(index, frames.length)].rewind();
  }

  @Override
  public void close() throws IOException {
    finished.countDown();
    edge.close();
    routing.close();
    bare.close();
  }
}
