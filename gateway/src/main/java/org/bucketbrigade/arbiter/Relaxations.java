package org.bucketbrigade.arbiter;

import org.bucketbrigade.state.State;

/**
 * Counts how often each constraint gave: once when a drone begins not to keep it, and again only
 * after it was kept in between.
 */
final class Relaxations {
  private long separation;
  private long floor;
  private long ceiling;
  private long fence;

  /** A drone is flown without keeping these now. */
  void note(Drone drone, int bits) {
    int fresh = bits & ~drone.relaxed;
    drone.relaxed = bits;
    if (fresh != 0) {
      separation += has(fresh, Constraint.SEPARATION);
      floor += has(fresh, Constraint.FLOOR);
      ceiling += has(fresh, Constraint.CEILING);
      fence += has(fresh, Constraint.FENCE);
    }
  }

  private static int has(int bits, Constraint constraint) {
    return (bits & constraint.bit()) == 0 ? 0 : 1;
  }

  long count(Constraint constraint) {
    return switch (constraint) {
      case SEPARATION -> separation;
      case FLOOR -> floor;
      case CEILING -> ceiling;
      case FENCE -> fence;
    };
  }

  /** Visits all that is remembered. */
  void state(State s) {
    separation = s.i64(separation);
    floor = s.i64(floor);
    ceiling = s.i64(ceiling);
    fence = s.i64(fence);
  }
}
