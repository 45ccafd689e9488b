package org.bucketbrigade.sim.world;

/**
 * Where falling water lands: a Gaussian across the track of 1.5 m + 0.06 x height, a little longer
 * along it, moved by the wind.
 *
 * <p>Water falls at 8 m/s and drifts with the wind for as long; it keeps the drone's motion through
 * the air for {@link #CARRY_S}. A parcel is what left in one tick: the track itself draws the
 * pattern of a whole drop out to V x release time. 10 to 40 % never arrives. Figures are proposals.
 */
final class Footprint {
  static final double FALL_MPS = 8;

  /** For how long water keeps the speed over the air with which it left, s. */
  static final double CARRY_S = 0.5;

  private static final double CROSS_BASE_M = 1.5;
  private static final double CROSS_PER_M = 0.06;

  /** Share of the carry that smears a parcel along the track. */
  private static final double SMEAR = 0.5;

  /** Seven points of equal weight with mean 0 and variance 1: the 1/14, 3/14 ... quantiles. */
  private static final double[] POINTS = {
    -1.6075739, -0.8685423, -0.4016718, 0, 0.4016718, 0.8685423, 1.6075739
  };

  static final int PARTS = POINTS.length * POINTS.length;

  private final double[] eastM = new double[PARTS];
  private final double[] northM = new double[PARTS];
  private double lostShare;

  /** Computes the places where equal parts of a parcel land; velocities in m/s over ground. */
  void compute(
      double fromEastM,
      double fromNorthM,
      double heightAglM,
      double velocityEastMps,
      double velocityNorthMps,
      double windEastMps,
      double windNorthMps) {
    double h = Math.max(0, heightAglM);
    double fallS = h / FALL_MPS;
    double carryS = Math.min(CARRY_S, fallS);
    double overEast = velocityEastMps - windEastMps;
    double overNorth = velocityNorthMps - windNorthMps;
    double middleEast = fromEastM + windEastMps * fallS + overEast * carryS;
    double middleNorth = fromNorthM + windNorthMps * fallS + overNorth * carryS;
    double over = Math.sqrt(overEast * overEast + overNorth * overNorth);
    double alongEast = over > 0 ? overEast / over : 1;
    double alongNorth = over > 0 ? overNorth / over : 0;
    double cross = CROSS_BASE_M + CROSS_PER_M * h;
    double smear = SMEAR * over * carryS;
    double along = Math.sqrt(cross * cross + smear * smear);
    int part = 0;
    for (double a : POINTS) {
      for (double c : POINTS) {
        eastM[part] = middleEast + a * along * alongEast - c * cross * alongNorth;
        northM[part] = middleNorth + a * along * alongNorth + c * cross * alongEast;
        part++;
      }
    }
    double wind = Math.sqrt(windEastMps * windEastMps + windNorthMps * windNorthMps);
    lostShare = Math.clamp(0.1 + 0.003 * h + 0.01 * wind, 0.1, 0.4);
  }

  double eastM(int part) {
    return eastM[part];
  }

  double northM(int part) {
    return northM[part];
  }

  /** Share of the water that never reaches the ground, 0.1..0.4. */
  double lostShare() {
    return lostShare;
  }
}
