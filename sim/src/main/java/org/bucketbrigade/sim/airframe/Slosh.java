package org.bucketbrigade.sim.airframe;

/**
 * Water that sloshes in an upright cylindrical tank: its first mode as a mass on a spring along
 * each axis, the rest of the water as if it were solid.
 *
 * <p>Mass and frequency: m1 = m R / (2.2 h) tanh(1.84 h / R), w^2 = 1.84 g / R tanh(1.84 h / R)
 * (Abramson, NASA SP-106; NASA SP-8009). The damping is that of a tank with baffles, a proposal.
 */
final class Slosh {
  private static final double DAMPING = 0.1;
  private static final double MODE = 1.84;
  private static final double WATER_KGPM3 = 1000;

  /** Less water than this does not slosh. */
  private static final double LEAST_KG = 0.5;

  /** The mode is worked out anew when the water has changed by this much. */
  private static final double STEP_KG = 0.5;

  private final double radiusM;
  private double workedOutKg = Double.NaN;
  private double looseKg;
  private double stiffness;
  private double damping;
  private double eastM;
  private double northM;
  private double eastMps;
  private double northMps;

  Slosh(double radiusM) {
    this.radiusM = radiusM;
  }

  /** Still water. */
  void rest() {
    eastM = 0;
    northM = 0;
    eastMps = 0;
    northMps = 0;
  }

  /** Sets how much water there is. */
  void fill(double waterKg) {
    if (Math.abs(waterKg - workedOutKg) < STEP_KG) {
      return;
    }
    workedOutKg = waterKg;
    if (waterKg < LEAST_KG) {
      looseKg = 0;
      rest();
      return;
    }
    double depth = waterKg / (WATER_KGPM3 * StrictMath.PI * radiusM * radiusM);
    double tanh = StrictMath.tanh(MODE * depth / radiusM);
    looseKg = waterKg * radiusM / (2.2 * depth) * tanh;
    stiffness = MODE * Multirotor.GRAVITY_MPS2 / radiusM * tanh;
    damping = 2 * DAMPING * StrictMath.sqrt(stiffness);
  }

  /** Share of a whole mass that swings. */
  double looseShare(double massKg) {
    return looseKg / massKg;
  }

  /** What the swinging water pushes its vehicle to the east, as acceleration of a whole mass. */
  double pushEastMps2(double massKg) {
    return looseShare(massKg) * (stiffness * eastM + damping * eastMps);
  }

  double pushNorthMps2(double massKg) {
    return looseShare(massKg) * (stiffness * northM + damping * northMps);
  }

  /** Advances one tick in a tank that is accelerated. */
  void step(double accelerationEastMps2, double accelerationNorthMps2) {
    if (looseKg == 0) {
      return;
    }
    eastMps -= (stiffness * eastM + damping * eastMps + accelerationEastMps2) * Ticks.SECONDS;
    northMps -= (stiffness * northM + damping * northMps + accelerationNorthMps2) * Ticks.SECONDS;
    eastM += eastMps * Ticks.SECONDS;
    northM += northMps * Ticks.SECONDS;
  }

  long hash(long start) {
    long hash = StateHash.add(StateHash.add(start, workedOutKg), eastM);
    hash = StateHash.add(StateHash.add(hash, northM), eastMps);
    return StateHash.add(hash, northMps);
  }
}
