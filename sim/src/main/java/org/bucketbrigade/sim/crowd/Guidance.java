package org.bucketbrigade.sim.crowd;

import org.bucketbrigade.wire.v1.Seating;

/**
 * How a sensible person flies to a goal: high and fast on the way, slow and low only near it.
 *
 * <p>The wish is a continuous function of what is seen, without switching, so that people who see
 * the same moment a little apart still wish almost the same.
 */
final class Guidance {
  /** Braking a person counts on, gentle against the 2.5 to 2.8 m/s2 a multicopter reaches. */
  static final double BRAKING_MPS2 = 1.5;

  /** How far ahead of a lagging drone a person learns to look when it is close to the goal. */
  private static final double LEAD_S = 0.8;

  private static final double LEAD_FULL_M = 10;
  private static final double LEAD_NONE_M = 25;

  /** Delay of the drone's own answer to a command, part of the loop that a person closes. */
  private static final double DRONE_DELAY_S = 0.35;

  private static final double CLIMB_MPS = 2.5;
  private static final double DESCENT_MPS = 1.5;
  private static final double HEIGHT_GAIN_PER_S = 0.5;

  /** Descent towards the goal: metres of height a metre of way. */
  private static final double GLIDE = 0.2;

  /** The same in the steep part of the way. */
  private static final double STEEP_GLIDE = 1.2;

  /** Speed allowed close to the ground, and how it grows with height. */
  private static final double LOW_SPEED_MPS = 2;

  private static final double LOW_AGL_M = 5;
  private static final double CREEP_MPS = 0.7;
  private static final double SPEED_PER_HEIGHT = 0.5;

  private static final double LOOK_STEP_M = 15;
  private static final double LOOK_LEAST_M = 30;
  private static final double LOOK_S = 4;
  private static final double CEILING_MARGIN_M = 5;

  /** Lowest height above the floor that a person asks for: the gateway keeps about that free. */
  private static final double FLOOR_MARGIN_M = 2;

  private Guidance() {}

  /**
   * Gain of the crossover model, 1/s: wc = (pi/2 - 45 deg) / (all delay in the loop).
   *
   * @param delayS reaction, round trip and display delay, seconds
   */
  static double gainPerS(double delayS) {
    return Math.PI / 4 / (delayS + DRONE_DELAY_S);
  }

  /**
   * The velocity wished for.
   *
   * @param leads whether the person makes up for the drone's lag; one who points leaves braking to
   *     the gateway
   */
  static Wish toward(
      Goal goal,
      Sight sight,
      SituationBoard board,
      Seating limits,
      double gainPerS,
      boolean leads) {
    double distanceNowM = goal.distanceM(sight.eastM(), sight.northM());
    double groundM = highestAheadM(goal, sight, board, distanceNowM);
    double heightM = heightAmslM(goal, sight, limits, distanceNowM, groundM);
    double lead = leads ? LEAD_S * leadShare(distanceNowM) : 0;
    double dE = goal.eastM() - sight.eastM() - lead * sight.eastMps();
    double dN = goal.northM() - sight.northM() - lead * sight.northMps();
    double distanceM = StrictMath.hypot(dE, dN);
    double speed =
        Math.min(
            approachMps(distanceM, gainPerS),
            speedCapMps(goal, limits, distanceNowM, sight.amslM() - groundM));
    double perMetre = distanceM > 0.01 ? speed / distanceM : 0;
    return new Wish(dE * perMetre, dN * perMetre, climbMps(sight, limits, heightM));
  }

  private static double leadShare(double distanceM) {
    return Math.clamp((LEAD_NONE_M - distanceM) / (LEAD_NONE_M - LEAD_FULL_M), 0, 1);
  }

  /** Speed from which braking brings the drone to rest at a distance; gain x distance when near. */
  private static double approachMps(double distanceM, double gainPerS) {
    double t = 1 / gainPerS;
    return BRAKING_MPS2 * (Math.sqrt(t * t + 2 * distanceM / BRAKING_MPS2) - t);
  }

  /** Slow near the ground below and ahead; slowed down already when the goal is near. */
  private static double speedCapMps(
      Goal goal, Seating limits, double distanceM, double clearanceM) {
    double low = LOW_SPEED_MPS + SPEED_PER_HEIGHT * (clearanceM - LOW_AGL_M);
    double cap = Math.min(Math.max(low, CREEP_MPS), maxSpeedMps(limits));
    double inner = goal.innerSpeedMps();
    double brakingM = Math.max(0, distanceM - 2 * goal.innerM());
    return Math.min(cap, Math.sqrt(inner * inner + 2 * BRAKING_MPS2 * brakingM));
  }

  static double maxSpeedMps(Seating limits) {
    return limits.getMaxSpeedCms() > 0 ? limits.getMaxSpeedCms() / 100.0 : 10;
  }

  private static double heightAmslM(
      Goal goal, Sight sight, Seating limits, double distanceM, double groundM) {
    double wanted = goal.amslM();
    double outsideM = distanceM - goal.innerM();
    if (outsideM > 0) {
      double steepM = Math.min(outsideM, goal.steepM());
      double glideM = STEEP_GLIDE * steepM + GLIDE * (outsideM - steepM);
      double clearanceM = Math.min(goal.laneAglM(), goal.heightAboveSurfaceM() + glideM);
      wanted = Math.max(wanted, groundM + clearanceM);
    }
    if (limits.getArea().getCeilingAmslCm() != 0) {
      wanted = Math.min(wanted, limits.getArea().getCeilingAmslCm() / 100.0 - CEILING_MARGIN_M);
    }
    return Math.max(wanted, sight.groundAmslM() + floorAglM(limits) + FLOOR_MARGIN_M);
  }

  private static double highestAheadM(
      Goal goal, Sight sight, SituationBoard board, double distanceM) {
    double highest = sight.groundAmslM();
    if (distanceM < goal.innerM()) {
      return highest;
    }
    double lookM = Math.min(distanceM, LOOK_LEAST_M + LOOK_S * sight.speedMps());
    double east = (goal.eastM() - sight.eastM()) / distanceM;
    double north = (goal.northM() - sight.northM()) / distanceM;
    for (double ahead = LOOK_STEP_M; ahead <= lookM; ahead += LOOK_STEP_M) {
      double ground =
          board.groundAmslM(sight.eastM() + east * ahead, sight.northM() + north * ahead);
      highest = ground > highest ? ground : highest;
    }
    return highest;
  }

  static double floorAglM(Seating limits) {
    return Math.max(2, limits.getArea().getFloorAglCm() / 100.0);
  }

  private static double climbMps(Sight sight, Seating limits, double heightM) {
    double up = Math.clamp(HEIGHT_GAIN_PER_S * (heightM - sight.amslM()), -DESCENT_MPS, CLIMB_MPS);
    double roomM = sight.aglM() - floorAglM(limits);
    return roomM < 1 ? Math.max(up, 0.3) : Math.max(up, -0.3 - 0.25 * roomM);
  }
}
