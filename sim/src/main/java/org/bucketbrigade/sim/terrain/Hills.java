package org.bucketbrigade.sim.terrain;

import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.sim.chance.Stream;

/** Hills without a pattern: a sum of waves of drawn lengths and directions, variance a half. */
final class Hills {
  private static final int WAVES = 12;

  private final double[] waveEast = new double[WAVES];
  private final double[] waveNorth = new double[WAVES];
  private final double[] phase = new double[WAVES];

  Hills(long seed, double shortestM, double longestM) {
    for (int i = 0; i < WAVES; i++) {
      double direction = 2 * StrictMath.PI * Chance.uniform(seed, Stream.HILLS, i, 0);
      double lengthM =
          shortestM
              * StrictMath.pow(longestM / shortestM, Chance.uniform(seed, Stream.HILLS, i, 1));
      waveEast[i] = 2 * StrictMath.PI / lengthM * StrictMath.cos(direction);
      waveNorth[i] = 2 * StrictMath.PI / lengthM * StrictMath.sin(direction);
      phase[i] = 2 * StrictMath.PI * Chance.uniform(seed, Stream.HILLS, i, 2);
    }
  }

  /** Height at a place as a multiple of the hills' height. */
  double at(double eastM, double northM) {
    double hills = 0;
    for (int i = 0; i < WAVES; i++) {
      hills += StrictMath.sin(waveEast[i] * eastM + waveNorth[i] * northM + phase[i]);
    }
    return hills / StrictMath.sqrt(WAVES);
  }
}
