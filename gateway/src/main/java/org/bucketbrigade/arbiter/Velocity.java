package org.bucketbrigade.arbiter;

import org.bucketbrigade.state.State;

/** A velocity in local north-east-down, m/s, that is written in place. */
public final class Velocity {
  double north;
  double east;
  double down;

  Velocity() {}

  /** North part, m/s. */
  public double north() {
    return north;
  }

  public double east() {
    return east;
  }

  public double down() {
    return down;
  }

  void set(double newNorth, double newEast, double newDown) {
    north = newNorth;
    east = newEast;
    down = newDown;
  }

  /** Visits all that is remembered. */
  void state(State s) {
    north = s.f64(north);
    east = s.f64(east);
    down = s.f64(down);
  }
}
