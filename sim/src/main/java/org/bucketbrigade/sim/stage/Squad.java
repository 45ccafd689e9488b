package org.bucketbrigade.sim.stage;

import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.bucketbrigade.sim.vehicle.Fleet;
import org.bucketbrigade.sim.wind.Air;
import org.bucketbrigade.sim.world.Surroundings;

/**
 * A few neighbouring drones of one network that are ticked by one thread.
 *
 * <p>What they send, and the water that they let go, waits here until all squads are done; then it
 * goes out squad by squad, so that the order is the same however many threads there were. During a
 * tick drones only read the world.
 */
final class Squad implements Surroundings {
  /** Drones in one: little enough to share the work evenly, enough to be worth a hand-over. */
  static final int SIZE = 16;

  private static final int HEADER = 2 * Integer.BYTES;
  private static final int FIRST_BYTES = 2048;
  private static final int FIELDS = 6;

  private final int network;
  private final int from;
  private final int to;
  private final Surroundings world;
  private final ExpandableArrayBuffer frames = new ExpandableArrayBuffer(FIRST_BYTES);
  private int used;
  private int[] dropIds = new int[SIZE];
  private double[] releases = new double[SIZE * FIELDS];
  private int releaseCount;

  /**
   * Makes a squad.
   *
   * @param from first of them, counted from 0 in its network
   * @param to behind the last one
   */
  Squad(int network, int from, int to, Surroundings world) {
    this.network = network;
    this.from = from;
    this.to = to;
    this.world = world;
  }

  int network() {
    return network;
  }

  void tick(Fleet fleet, long tick) {
    fleet.tick(tick, from, to);
  }

  /** Keeps a frame that one of them sends. */
  void send(int systemId, DirectBuffer buffer, int offset, int length) {
    frames.putInt(used, systemId);
    frames.putInt(used + Integer.BYTES, length);
    frames.putBytes(used + HEADER, buffer, offset, length);
    used += HEADER + length;
  }

  /** Lets the water fall and the frames go. */
  void flush(Stage.Frames out) {
    for (int i = 0; i < releaseCount; i++) {
      int at = i * FIELDS;
      world.release(
          dropIds[i],
          releases[at],
          releases[at + 1],
          releases[at + 2],
          releases[at + 3],
          releases[at + 4],
          releases[at + 5]);
    }
    releaseCount = 0;
    for (int at = 0; at < used; ) {
      int length = frames.getInt(at + Integer.BYTES);
      out.send(network, frames.getInt(at), frames, at + HEADER, length);
      at += HEADER + length;
    }
    used = 0;
  }

  @Override
  public void release(
      int dropId,
      double eastM,
      double northM,
      double heightAglM,
      double velocityEastMps,
      double velocityNorthMps,
      double litres) {
    if (releaseCount == dropIds.length) {
      dropIds = Arrays.copyOf(dropIds, 2 * releaseCount);
      releases = Arrays.copyOf(releases, 2 * releases.length);
    }
    int at = releaseCount * FIELDS;
    dropIds[releaseCount] = dropId;
    releases[at] = eastM;
    releases[at + 1] = northM;
    releases[at + 2] = heightAglM;
    releases[at + 3] = velocityEastMps;
    releases[at + 4] = velocityNorthMps;
    releases[at + 5] = litres;
    releaseCount++;
  }

  @Override
  public double surfaceAmslM(double eastM, double northM) {
    return world.surfaceAmslM(eastM, northM);
  }

  @Override
  public boolean isWater(double eastM, double northM) {
    return world.isWater(eastM, northM);
  }

  @Override
  public void airAt(double eastM, double northM, double heightAglM, Air air) {
    world.airAt(eastM, northM, heightAglM, air);
  }
}
