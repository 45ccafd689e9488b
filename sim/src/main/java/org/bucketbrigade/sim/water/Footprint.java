package org.bucketbrigade.sim.water;

import static org.bucketbrigade.sim.water.WaterCoefficients.CARRY_S;
import static org.bucketbrigade.sim.water.WaterCoefficients.CROSS_BASE_M;
import static org.bucketbrigade.sim.water.WaterCoefficients.CROSS_PER_M;
import static org.bucketbrigade.sim.water.WaterCoefficients.FALL_MPS;
import static org.bucketbrigade.sim.water.WaterCoefficients.LEAST_LOST;
import static org.bucketbrigade.sim.water.WaterCoefficients.LOST_PER_M;
import static org.bucketbrigade.sim.water.WaterCoefficients.LOST_PER_MPS;
import static org.bucketbrigade.sim.water.WaterCoefficients.MOST_LOST;
import static org.bucketbrigade.sim.water.WaterCoefficients.SMEAR;

/**
 * Where falling water lands: a Gaussian across the track of 1.5 m + 0.06 x height, a little longer
 * along it, moved by the wind.
 *
 * <p>Water falls at 8 m/s and drifts with the wind for as long; it keeps the drone's motion through
 * the air for a moment. A parcel is what left in one tick: the track itself draws the pattern of a
 * whole drop out to V x release time. 10 to 40 % never arrives. Figures stand in {@link
 * org.bucketbrigade.sim.water.WaterCoefficients}.
 */
public final class Footprint {
  /** Seven points of equal weight with mean 0 and variance 1: the 1/14, 3/14 ... quantiles. */
  private static final double[] POINTS = {
    -1.6075739, -0.8685423, -0.4016718, 0, 0.4016718, 0.8685423, 1.6075739
  };

  /** In how many equal parts a parcel lands. */
  public static final int PARTS = POINTS.length * POINTS.length;

  private final double[] eastM = new double[PARTS];
  private final double[] northM = new double[PARTS];
  private double lostShare;

  /** Computes the places where equal parts of a parcel land; velocities in m/s over ground. */
  public void compute(
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
    lostShare =
        Math.clamp(LEAST_LOST + LOST_PER_M * h + LOST_PER_MPS * wind, LEAST_LOST, MOST_LOST);
  }

  /** East of where a part lands, metres. */
  public double eastM(int part) {
    return eastM[part];
  }

  /** North of where a part lands, metres. */
  public double northM(int part) {
    return northM[part];
  }

  /** Share of the water that never reaches the ground, 0.1..0.4. */
  public double lostShare() {
    return lostShare;
  }
}
