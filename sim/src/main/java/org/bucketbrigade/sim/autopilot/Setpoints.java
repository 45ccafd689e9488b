package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;

/**
 * Setpoints on their way from the radio to the control loops, which take them up some time after
 * they came.
 */
final class Setpoints {
  /** Setpoints under way at most: one a tick for the whole delay. The newest is dropped. */
  private static final int CAPACITY = 128;

  /** What follows setpoints. */
  interface Follower {
    /** Begins to follow a setpoint that came a while ago. */
    void follow(boolean position, double toEast, double toNorth, double toUp);
  }

  private final int delayTicks;
  private final long[] dueTick = new long[CAPACITY];
  private final boolean[] isPosition = new boolean[CAPACITY];
  private final double[] east = new double[CAPACITY];
  private final double[] north = new double[CAPACITY];
  private final double[] up = new double[CAPACITY];
  private long put;
  private long taken;

  Setpoints(double delaySeconds) {
    // Frames wait a tick in the autopilot's inbox before they come here.
    delayTicks = Ticks.in(delaySeconds) - 1;
  }

  /** Takes a setpoint in: a place (mission east, north, m AMSL) or a velocity (m/s). */
  void put(long tick, boolean position, double toEast, double toNorth, double toUp) {
    if (put - taken < CAPACITY) {
      int slot = (int) (put % CAPACITY);
      dueTick[slot] = tick + delayTicks;
      isPosition[slot] = position;
      east[slot] = toEast;
      north[slot] = toNorth;
      up[slot] = toUp;
      put++;
    }
  }

  /** Hands over all that is due; the last one counts. */
  void drain(long tick, Follower follower) {
    while (taken < put && dueTick[(int) (taken % CAPACITY)] <= tick) {
      int slot = (int) (taken % CAPACITY);
      taken++;
      follower.follow(isPosition[slot], east[slot], north[slot], up[slot]);
    }
  }

  void clear() {
    taken = put;
  }

  long hash(long start) {
    long hash = start;
    for (long i = taken; i < put; i++) {
      int slot = (int) (i % CAPACITY);
      hash = StateHash.add(hash, dueTick[slot]);
      hash = StateHash.add(hash, isPosition[slot]);
      hash = StateHash.add(hash, east[slot]);
      hash = StateHash.add(hash, north[slot]);
      hash = StateHash.add(hash, up[slot]);
    }
    return hash;
  }
}
