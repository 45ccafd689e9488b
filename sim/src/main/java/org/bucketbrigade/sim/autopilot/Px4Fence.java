package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.FenceBreach;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;

/**
 * A PX4's own fence: the uploaded polygons and circles, and a distance and a height from home if
 * they are above 0. It is on whenever GF_ACTION is not 0, and no command switches it.
 */
final class Px4Fence {
  private static final int CHECK_TICKS = Ticks.in(0.1);

  private final FlightStatus status;
  private final Parameters parameters;
  private final Geography geography;
  private final Craft body;
  private final FenceShapes shapes;
  private int breaches;
  private int breachType = FenceBreach.NONE;
  private long breachMillis;

  Px4Fence(
      FlightStatus status,
      Parameters parameters,
      Geography geography,
      Craft body,
      FenceShapes shapes) {
    this.status = status;
    this.parameters = parameters;
    this.geography = geography;
    this.body = body;
    this.shapes = shapes;
  }

  /** Looks where the vehicle is; ten times a second. */
  void tick() {
    if ((status.tick - status.bootTick) % CHECK_TICKS != 0) {
      return;
    }
    boolean outside = isEnabled() && isOutside();
    if (outside && !status.fenceBreached) {
      breaches++;
      breachMillis = status.bootMillis();
    }
    status.fenceBreached = outside;
    if (!outside) {
      breachType = FenceBreach.NONE;
    }
  }

  boolean isEnabled() {
    return parameters.whole(Px4Parameter.GF_ACTION) != 0;
  }

  private boolean isOutside() {
    double highest = parameters.get(Px4Parameter.GF_MAX_VER_DIST);
    if (highest > 0 && geography.heightAboveHomeM() > highest) {
      breachType = FenceBreach.MAXALT;
      return true;
    }
    double east = body.eastM() - geography.homeEastM();
    double north = body.northM() - geography.homeNorthM();
    double farthest = parameters.get(Px4Parameter.GF_MAX_HOR_DIST);
    boolean far = farthest > 0 && east * east + north * north > farthest * farthest;
    boolean out =
        !shapes.isEmpty()
            && shapes.isBreached(
                geography.latE7(body.eastM(), body.northM()),
                geography.lonE7(body.eastM(), body.northM()),
                true);
    breachType = FenceBreach.BOUNDARY;
    return far || out;
  }

  int breaches() {
    return breaches;
  }

  int breachType() {
    return breachType;
  }

  long breachMillis() {
    return breachMillis;
  }

  long hash(long start) {
    return shapes.hash(StateHash.add(StateHash.add(start, breaches), breachMillis));
  }
}
