package org.bucketbrigade.sim.app;

import java.util.List;
import org.bucketbrigade.sim.feed.FeedClient;
import org.bucketbrigade.sim.feed.IncidentFeed;
import org.bucketbrigade.sim.net.VehicleLinks;
import org.bucketbrigade.sim.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Plays a stage on a thread of its own, a tick whenever its {@link Pace} lets it. */
final class RealTime implements Runnable {
  private static final int FEED_TICKS = 250;
  private static final int MAP_TICKS = 500;

  private final Stage stage;
  private final List<VehicleLinks> sockets;
  private final @Nullable FeedClient feedClient;
  private final @Nullable MapPrinter map;
  private final Pace pace;
  private final IncidentFeed feed;
  private volatile boolean stopped;
  private long startNanos;
  private long endNanos;

  RealTime(
      Stage stage,
      List<VehicleLinks> sockets,
      @Nullable FeedClient feedClient,
      @Nullable MapPrinter map,
      Pace pace) {
    this.stage = stage;
    this.sockets = sockets;
    this.feedClient = feedClient;
    this.map = map;
    this.pace = pace;
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
    while (!stopped) {
      if (pace.await()) {
        step();
      }
    }
    endNanos = System.nanoTime();
  }

  private void step() {
    for (int i = 0; i < sockets.size(); i++) {
      sockets.get(i).poll(stage.network(i)::receive, stage.nanos());
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
