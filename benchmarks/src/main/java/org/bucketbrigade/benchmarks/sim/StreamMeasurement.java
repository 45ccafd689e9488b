package org.bucketbrigade.benchmarks.sim;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.agrona.CloseHelper;
import org.bucketbrigade.sim.airframe.Ticks;
import org.bucketbrigade.sim.net.UdpLinks;
import org.bucketbrigade.sim.net.VehicleLinks;
import org.bucketbrigade.sim.stage.Stage;

/**
 * Plays drones at the pace of the wall clock while each sends position, attitude and status 10
 * times a second over a UDP socket of its own to a sink in this process.
 */
final class StreamMeasurement implements AutoCloseable {
  private static final int STREAMS = 3;
  private static final int STREAM_HZ = 10;

  /** A tick that begins this late cannot be caught up with: the machine is too slow. */
  private static final long HOPELESS_NANOS = 2_000_000_000L;

  private final int drones;
  private final Sink sink;
  private final List<VehicleLinks> links = new ArrayList<>();
  private final List<VehicleLinks.Arrivals> inboxes = new ArrayList<>();
  private final Stage stage;
  private final Station station = new Station(true);
  private final Histogram lateNanos = new Histogram(3);
  private boolean open;
  private double factor;
  private double framesShare;

  StreamMeasurement(int drones, int threads) throws IOException {
    this.drones = drones;
    sink = new Sink(Stage.networksFor(drones));
    stage =
        new Stage(
            Place.scenario(),
            drones,
            1,
            (network, systemId, buffer, offset, length) -> {
              if (open) {
                links.get(network).send(systemId, buffer, offset, length);
              }
            },
            threads);
    for (int i = 0; i < stage.networks(); i++) {
      int network = i;
      links.add(new UdpLinks(stage.network(i).size(), sink.address(i)));
      inboxes.add(
          (systemId, buffer, offset, length, _) ->
              stage.receive(network, systemId, buffer, offset, length));
    }
  }

  /** Measures; before that all take off, as fast as it goes. */
  void run(int seconds) {
    HeadlessMeasurement.play(stage, station, Station.FLYING_TICKS);
    open = true;
    long begin = System.nanoTime();
    long received = sink.received();
    long firstTick = stage.ticks();
    long endTick = firstTick + (long) seconds * Ticks.PER_SECOND;
    while (stage.ticks() < endTick) {
      long late = await(begin + (stage.ticks() - firstTick) * Ticks.NANOS);
      lateNanos.recordValue(late);
      if (late > HOPELESS_NANOS) {
        break;
      }
      step();
    }
    double real = System.nanoTime() - begin;
    double simulated = (stage.ticks() - firstTick) * (double) Ticks.NANOS;
    factor = simulated / Math.max(simulated, real);
    framesShare = (sink.received() - received) / (simulated / 1e9 * drones * STREAMS * STREAM_HZ);
  }

  private void step() {
    station.speak(stage);
    for (int i = 0; i < links.size(); i++) {
      links.get(i).poll(inboxes.get(i), stage.nanos());
    }
    stage.tick();
  }

  /** Waits for a time; returns how much later it is. */
  private static long await(long dueNanos) {
    long wait = dueNanos - System.nanoTime();
    while (wait > 0) {
      LockSupport.parkNanos(wait);
      wait = dueNanos - System.nanoTime();
    }
    return -wait;
  }

  /** Simulated over real time, 1 at most. */
  double factor() {
    return factor;
  }

  /** Frames that the sink got, over those of the streams alone; texts and heartbeats count, too. */
  double framesShare() {
    return framesShare;
  }

  /** How late ticks began, ms. */
  double lateMs(double percentile) {
    return lateNanos.getValueAtPercentile(percentile) / 1e6;
  }

  int airborne() {
    return stage.referee().airborne();
  }

  @Override
  public void close() throws IOException {
    stage.close();
    CloseHelper.closeAll(links);
    sink.close();
  }
}
