package org.bucketbrigade.sim.app;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.bucketbrigade.sim.feed.FeedClient;
import org.bucketbrigade.sim.feed.IncidentFeed;
import org.bucketbrigade.sim.net.VehicleSockets;
import org.bucketbrigade.sim.stage.Stage;
import org.bucketbrigade.sim.world.World;
import org.jspecify.annotations.Nullable;

/**
 * Plays a stage at the pace of the wall clock or a multiple of it: one thread, 250 ticks a second.
 */
final class RealTime implements Runnable {
  private static final long TICK_NANOS = World.TICK_MILLIS * 1_000_000L;
  private static final int FEED_TICKS = 250;
  private static final int MAP_TICKS = 500;

  /**
   * When the machine stood still this long, the lost time is given up instead of caught up with.
   */
  private static final long MAX_BEHIND_NANOS = 500_000_000L;

  private final Stage stage;
  private final long tickNanos;
  private final List<VehicleSockets> sockets;
  private final @Nullable FeedClient feedClient;
  private final @Nullable MapPrinter map;
  private final IncidentFeed feed;
  private volatile boolean stopped;
  private long startNanos;
  private long endNanos;

  /**
   * @param speed simulated seconds a second
   */
  RealTime(
      Stage stage,
      double speed,
      List<VehicleSockets> sockets,
      @Nullable FeedClient feedClient,
      @Nullable MapPrinter map) {
    this.stage = stage;
    tickNanos = Math.round(TICK_NANOS / speed);
    this.sockets = sockets;
    this.feedClient = feedClient;
    this.map = map;
    this.feed = new IncidentFeed(stage.world());
  }

  void stop() {
    stopped = true;
  }

  /** Simulated over real time; below 1 the machine was too slow. After the end only. */
  double factor() {
    return endNanos == startNanos ? 1 : stage.nanos() / (double) (endNanos - startNanos);
  }

  @Override
  public void run() {
    startNanos = System.nanoTime();
    long due = startNanos;
    while (!stopped) {
      due += tickNanos;
      long wait = due - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
      } else if (wait < -MAX_BEHIND_NANOS) {
        due = System.nanoTime();
      }
      step();
    }
    endNanos = System.nanoTime();
  }

  private void step() {
    for (int i = 0; i < sockets.size(); i++) {
      sockets.get(i).poll(stage.network(i), stage.nanos());
    }
    stage.tick();
    if (feedClient != null) {
      if (feedClient.wantsAll()) {
        feedClient.offer(feed.initial(), true);
      } else if (stage.ticks() % FEED_TICKS == 0) {
        feedClient.offer(feed.changed(stage.nanos() / 1_000_000), false);
      }
    }
    if (map != null && stage.ticks() % MAP_TICKS == 0) {
      map.print();
    }
  }
}
