package org.bucketbrigade.sim.world;

import java.util.Arrays;
import org.bucketbrigade.sim.world.HouseStory.Cause;

/** When what happened to the houses; tells, and changes nothing. */
final class HouseDiary {
  private final float[] firstEmbersS;
  private final float[] firstWetS;
  private final float[] wetS;
  private final float[] ignitedS;
  private final float[] putOutS;
  private final float[] burntDownS;
  private final Cause[] cause;

  HouseDiary(int houses) {
    firstEmbersS = never(houses);
    firstWetS = never(houses);
    wetS = new float[houses];
    ignitedS = never(houses);
    putOutS = never(houses);
    burntDownS = never(houses);
    cause = new Cause[houses];
    Arrays.fill(cause, Cause.NONE);
  }

  private static float[] never(int houses) {
    float[] times = new float[houses];
    Arrays.fill(times, Float.NaN);
    return times;
  }

  void embers(int house, double nowS) {
    if (Float.isNaN(firstEmbersS[house])) {
      firstEmbersS[house] = (float) nowS;
    }
  }

  void wet(int house, double nowS, double seconds) {
    if (Float.isNaN(firstWetS[house])) {
      firstWetS[house] = (float) nowS;
    }
    wetS[house] += (float) seconds;
  }

  void ignited(int house, double nowS, Cause by) {
    ignitedS[house] = (float) nowS;
    cause[house] = by;
  }

  void putOut(int house, double nowS) {
    putOutS[house] = (float) nowS;
  }

  void burntDown(int house, double nowS) {
    burntDownS[house] = (float) nowS;
  }

  HouseStory story(
      int house, double eastM, double northM, HouseState state, double heat, double embers) {
    return new HouseStory(
        house,
        eastM,
        northM,
        state,
        firstEmbersS[house],
        heat,
        embers,
        firstWetS[house],
        wetS[house],
        ignitedS[house],
        cause[house],
        putOutS[house],
        burntDownS[house]);
  }
}
