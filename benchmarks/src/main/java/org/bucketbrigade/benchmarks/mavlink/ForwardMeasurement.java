package org.bucketbrigade.benchmarks.mavlink;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.bucketbrigade.pipeline.Idle;

/**
 * Measures the gateway's forwarding against a bare blocking forwarder over loopback UDP, for one
 * number of vehicles; both have a socket and a thread for each network. The whole gateway, with
 * Netty's sockets, is the third, with a thread that sleeps, and the fourth, with one that spins.
 * The rivals take turns in slices of some milliseconds, in an order that rotates; a ratio is that
 * of two slices of one round.
 *
 * <p>Rate: a burst waits in a forwarder's sockets; the time its thread takes to forward all of it,
 * nobody else running, is the forwarder's own. A stream sent while it forwards would measure the
 * slower of sender, forwarder and receiver on two cores, and hide what a forwarder costs.
 *
 * <p>Latency: one frame at a time, from just before it is sent to just after it is received behind
 * the forwarder, whose thread has to be woken in between. What that takes depends on the cores that
 * the kernel gives to both, by the factor of three; so they are kept on two cores, and then on one.
 */
final class ForwardMeasurement implements AutoCloseable {
  /** Datagrams; few enough for the smallest usual socket buffer, as many for 1 to 5 networks. */
  static final int BURST = 120;

  private static final int PINGS = 200;

  /** Cores of sender and receiver, and of forwarders apart from them. */
  private static final int OURS = 0;

  private static final int THEIRS = 1;
  private static final int SPINNING = 3;
  private static final long LIMIT_SECONDS = 180;

  private final DatagramChannel station = Loopback.open();
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Rival[] rivals;

  /** By rival: the bare one, the routing one, the gateway, the gateway that spins. */
  private Rivalry[] rivalries = newRivalries();

  ForwardMeasurement(int vehicles) throws IOException {
    InetSocketAddress to = Loopback.address(station);
    int networks = VehicleSockets.networks(vehicles);
    rivals =
        new Rival[] {
          new Rival(BlockingForwarder.bare(networks, to), station, vehicles),
          new Rival(BlockingForwarder.routing(networks, to), station, vehicles),
          new Rival(new GatewayForwarder(networks, to, Idle.SLEEP), station, vehicles),
          new Rival(new GatewayForwarder(networks, to, Idle.SPIN), station, vehicles)
        };
    watch();
    for (Rival rival : rivals) {
      rival.greet();
    }
  }

  private static Rivalry[] newRivalries() {
    return new Rivalry[] {new Rivalry(), new Rivalry(), new Rivalry(), new Rivalry()};
  }

  /** Should a datagram ever get lost, its receiver must not wait for ever. */
  private void watch() {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                if (!finished.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                  station.close();
                }
              } catch (InterruptedException | IOException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /** Measures; what was measured before is forgotten. */
  void measure(int bursts, int pings) throws IOException {
    rivalries = newRivalries();
    measureRate(bursts);
    measureLatency(pings);
  }

  private void measureRate(int rounds) throws IOException {
    long[] nanos = new long[rivals.length];
    for (int round = 0; round < rounds; round++) {
      for (int turn = 0; turn < rivals.length; turn++) {
        int rival = whoseTurn(round, turn);
        nanos[rival] = rivals[rival].burst(BURST);
      }
      for (int rival = 0; rival < rivals.length; rival++) {
        rivalries[rival].addBurst(nanos[rival], nanos[0]);
      }
    }
  }

  private void measureLatency(int rounds) throws IOException {
    Cores.keep(OURS);
    Histogram[] nanos = new Histogram[rivals.length];
    for (int round = 0; round < rounds; round++) {
      for (int turn = 0; turn < rivals.length; turn++) {
        int rival = whoseTurn(round, turn);
        nanos[rival] = rivals[rival].pings(PINGS, THEIRS);
      }
      for (int rival = 0; rival < rivals.length; rival++) {
        rivalries[rival].apart.add(nanos[rival], nanos[0]);
      }
      for (int turn = 0; turn < rivals.length; turn++) {
        int rival = whoseTurn(round, turn);
        if (rival != SPINNING) { // it would keep the others from the only core
          nanos[rival] = rivals[rival].pings(PINGS, OURS);
        }
      }
      for (int rival = 0; rival < SPINNING; rival++) {
        rivalries[rival].together.add(nanos[rival], nanos[0]);
      }
    }
    Cores.release();
  }

  /** Each is first as often as last, and comes after each other one as often as before it. */
  private int whoseTurn(int round, int turn) {
    int step = round % 2 == 0 ? turn : -turn;
    return Math.floorMod(round / 2 + step, rivals.length);
  }

  /** The gateway's forwarding behind a blocking socket against the bare forwarder. */
  Rivalry routing() {
    return rivalries[1];
  }

  /** The gateway with its own sockets against the bare forwarder. */
  Rivalry gateway() {
    return rivalries[2];
  }

  /** The same, with a thread that spins. */
  Rivalry spinning() {
    return rivalries[SPINNING];
  }

  /** The bare forwarder against itself. */
  Rivalry bare() {
    return rivalries[0];
  }

  /** Frames a second that one reached, in half of the bursts at least. */
  static double perSecond(Rivalry rivalry) {
    return BURST * 1e9 / rivalry.burstNanos.median();
  }

  @Override
  public void close() throws IOException {
    finished.countDown();
    station.close();
    for (Rival rival : rivals) {
      rival.close();
    }
  }
}
