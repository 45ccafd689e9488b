package org.bucketbrigade.arbiter;

/**
 * Who gives way when drones keep each other from where their crews insist to go.
 *
 * <p>Avoidance alone is greedy: drones whose ways cross in one place may wait there for each other
 * for ever. Here one of them always has its way: first who flies home, then who has the lower
 * index. Whoever insists too, is less in rank and lies within reach of the straight way of the one
 * that insists leaves that way sideways and waits there until the other is through. Whoever stands
 * by its crew's wish, or is held, is not moved.
 *
 * <p>This proposes velocities only; the envelope admits them as any others.
 */
final class GiveWay {
  /** How far ahead of a drone its way is kept free, metres. */
  private static final double AHEAD_M = 60;

  /** Whoever is behind by this is not in the way any more, metres. */
  private static final double BEHIND_M = 8;

  /** More than two drones' separation, as neither flies exactly straight, metres. */
  private static final double MARGIN_M = 4;

  private static final double FASTEST_MPS = 4;
  private static final double SLOWEST_MPS = 0.5;
  private static final double PER_SECOND = 0.7;

  /** Nearer to the middle of the way there is no side to prefer, metres. */
  private static final double MIDDLE_M = 0.5;

  private final Airspace airspace;
  private final Velocity velocity = new Velocity();

  // From the middle of the way to the drone that gives way.
  private double offN;
  private double offE;

  GiveWay(Airspace airspace) {
    this.airspace = airspace;
  }

  /** The velocity that {@link #gives} has found. */
  Velocity velocity() {
    return velocity;
  }

  /** Whether a drone has to give way, and how. */
  boolean gives(Drone drone) {
    if (!drone.patience.insists()) {
      return false;
    }
    airspace.lookAround(drone, AHEAD_M);
    Drone first = null;
    for (int i = 0; i < airspace.near(); i++) {
      Drone other = airspace.near(i);
      if (other.patience.insists()
          && !other.patience.yields()
          && goesFirst(other, drone)
          && (first == null || goesFirst(other, first))
          && inTheWay(drone, other)) {
        first = other;
      }
    }
    if (first == null) {
      return false;
    }
    inTheWay(drone, first);
    leave(drone, first);
    return true;
  }

  private static boolean goesFirst(Drone a, Drone b) {
    boolean home = a.control == Drone.Control.HOME;
    return home == (b.control == Drone.Control.HOME) ? a.index < b.index : home;
  }

  private boolean inTheWay(Drone drone, Drone first) {
    Patience way = first.patience;
    double n = drone.motion.northM - first.motion.northM;
    double e = drone.motion.eastM - first.motion.eastM;
    double along = n * way.north + e * way.east;
    double ahead = Math.max(0, along);
    offN = n - ahead * way.north;
    offE = e - ahead * way.east;
    double clear = clearM(drone, first) + MARGIN_M; // once clear it stays, not to be back at once
    return along > -BEHIND_M && along < AHEAD_M && offN * offN + offE * offE < clear * clear;
  }

  private static double clearM(Drone a, Drone b) {
    return Airspace.apart(a, b) + MARGIN_M;
  }

  private void leave(Drone drone, Drone first) {
    double off = Math.sqrt(offN * offN + offE * offE);
    double missing = clearM(drone, first) - off;
    double speed = missing <= 0 ? 0 : Math.min(FASTEST_MPS, SLOWEST_MPS + PER_SECOND * missing);
    if (off > MIDDLE_M) {
      velocity.set(offN / off * speed, offE / off * speed, 0);
      return;
    }
    // To the left of the other, which is to the right of who meets it.
    velocity.set(first.patience.east * speed, -first.patience.north * speed, 0);
  }
}
