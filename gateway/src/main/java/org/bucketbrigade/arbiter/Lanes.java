package org.bucketbrigade.arbiter;

import org.bucketbrigade.arbiter.FlightArea.Part;
import org.bucketbrigade.arbiter.FlightArea.Way;
import org.jspecify.annotations.Nullable;

/**
 * The two lanes of each way of a flight area: who flies along it keeps at least a third of its half
 * width to the right of its middle, so that those who come and those who go do not meet. Where a
 * way leads through another shape of the area there is room, and are no lanes.
 */
final class Lanes {
  /** Part of the half width that a lane begins at, from the middle. */
  private static final double BEGINS = 1.0 / 3;

  /** Time constant of getting into the lane, seconds. */
  private static final double APPROACH_S = 3;

  /** Fastest across, m/s. */
  private static final double ACROSS_MPS = 2;

  /** Who wishes less than this along a way does not fly along it, m/s. */
  private static final double ALONG_MPS = 0.3;

  private final Part[] parts;
  private final boolean any;

  Lanes(Part[] parts) {
    this.parts = parts;
    boolean found = false;
    for (Part part : parts) {
      found |= part.way() != null;
    }
    any = found;
  }

  /**
   * Changes a wish so that it leads to the right lane and along it.
   *
   * @return whether it had to be changed
   */
  boolean keepRight(double eastM, double northM, Velocity wish) {
    Way way = any ? wayAt(eastM, northM) : null;
    return way != null && keepRight(way, eastM, northM, wish);
  }

  private static boolean keepRight(Way way, double eastM, double northM, Velocity wish) {
    double dE = way.toE() - way.fromE();
    double dN = way.toN() - way.fromN();
    double along = (wish.east * dE + wish.north * dN) / Math.sqrt(dE * dE + dN * dN);
    double ahead = Math.copySign(1 / Math.sqrt(dE * dE + dN * dN), along);
    double aheadE = dE * ahead;
    double aheadN = dN * ahead;
    along = Math.abs(along);
    if (along < ALONG_MPS) {
      return false;
    }
    double rightM = (eastM - way.fromE()) * aheadN - (northM - way.fromN()) * aheadE;
    double across = wish.east * aheadN - wish.north * aheadE;
    double beginsM = BEGINS * way.halfWidthM();
    double least = Math.min(ACROSS_MPS, (beginsM - rightM) / APPROACH_S);
    // On the wrong side first across, then along.
    double part = Math.max(0, Math.min(1, 1 + rightM / beginsM));
    if (across >= least && part == 1) {
      return false;
    }
    along *= part;
    across = Math.max(across, least);
    wish.east = along * aheadE + across * aheadN;
    wish.north = along * aheadN - across * aheadE;
    return true;
  }

  /** The way that a point lies in, if in no other shape of the area; else null. */
  private @Nullable Way wayAt(double eastM, double northM) {
    Way found = null;
    for (Part part : parts) {
      if (part.shape().contains(eastM, northM)) {
        if (found != null || part.way() == null) {
          return null;
        }
        found = part.way();
      }
    }
    return found;
  }
}
