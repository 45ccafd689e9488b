package org.bucketbrigade.arbiter;

/** A velocity in local north-east-down, m/s, that is written in place. */
final class Velocity {
  double north;
  double east;
  double down;

  void set(double newNorth, double newEast, double newDown) {
    north = newNorth;
    east = newEast;
    down = newDown;
  }
}
