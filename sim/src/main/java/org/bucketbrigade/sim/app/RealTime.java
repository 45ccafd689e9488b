package org.bucketbrigade.sim.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
  private final long endTick;
  private final List<VehicleLinks> sockets;
  private final List<VehicleLinks.Arrivals> inboxes = new ArrayList<>();
  private final @Nullable FeedClient feedClient;
  private final @Nullable MapPrinter map;
  private final @Nullable ValveLog valves;
  private final Pace pace;
  private final IncidentFeed feed;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean stopped;
  private volatile @Nullable Throwable failure;
  private long startNanos;
  private long endNanos;

  /**
   * Plays until a tick, or until it is stopped.
   *
   * @param sockets one for each network of the stage
   */
  RealTime(
      Stage stage,
      long endTick,
      List<VehicleLinks> sockets,
      @Nullable FeedClient feedClient,
      @Nullable MapPrinter map,
      @Nullable ValveLog valves,
      Pace pace) {
    this.stage = stage;
    this.endTick = endTick;
    this.sockets = sockets;
    this.feedClient = feedClient;
    this.map = map;
    this.valves = valves;
    this.pace = pace;
    this.feed = new IncidentFeed(stage.world());
    for (int i = 0; i < sockets.size(); i++) {
      int network = i;
      inboxes.add(
          (systemId, buffer, offset, length, _) ->
              stage.receive(network, systemId, buffer, offset, length));
    }
  }

  void stop() {
    stopped = true;
  }

  /** Waits until it has ended, no longer than a time; true if it has. */
  boolean await(long time, TimeUnit unit) throws InterruptedException {
    return ended.await(time, unit);
  }

  /** Why it ended before it should have; null if it did not. */
  @Nullable Throwable failure() {
    return failure;
  }

  /** Simulated over real time; below 1 the machine was too slow. After the end only. */
  double factor() {
    return endNanos == startNanos ? 1 : stage.nanos() / (double) (endNanos - startNanos);
  }

  @Override
  public void run() {
    startNanos = System.nanoTime();
    try {
      while (!stopped && stage.ticks() < endTick) {
        if (pace.await()) {
          step();
        }
      }
    } catch (RuntimeException | Error e) {
      failure = e;
    } finally {
      endNanos = System.nanoTime();
      ended.countDown();
    }
  }

  private void step() {
    for (int i = 0; i < sockets.size(); i++) {
      sockets.get(i).poll(inboxes.get(i), stage.nanos());
    }
    stage.tick();
    if (feedClient != null) {
      if (feedClient.wantsAll()) {
        feedClient.offer(feed.initial(), true);
      } else if (stage.ticks() % FEED_TICKS == 0) {
        feedClient.offer(feed.changed(stage.nanos() / 1_000_000), false);
      }
    }
    if (valves != null) {
      valves.look();
    }
    if (map != null && stage.ticks() % MAP_TICKS == 0) {
      map.print();
    }
  }
}
