package org.bucketbrigade.sim.world;

/**
 * What happened to one house. Times are seconds since the start, not a number if it never happened.
 *
 * @param house its number, from 0
 * @param eastM metres east of the origin
 * @param northM metres north of the origin
 * @param state how it fares now, wetness apart
 * @param firstEmbersS when embers came down on it first
 * @param heat radiant dose so far as a share of what it stands; 1 sets it alight
 * @param embers embers so far as a share of what it stands
 * @param firstWetS when it was wetted first
 * @param wetS how long it was wet before it burnt, seconds
 * @param ignitedS when it caught fire, the last time if it was put out between
 * @param cause what set it alight, the last time
 * @param putOutS when it was put out, the last time
 * @param burntDownS when it was lost
 */
public record HouseStory(
    int house,
    double eastM,
    double northM,
    HouseState state,
    double firstEmbersS,
    double heat,
    double embers,
    double firstWetS,
    double wetS,
    double ignitedS,
    Cause cause,
    double putOutS,
    double burntDownS) {

  /** What set a house alight. */
  public enum Cause {
    /** Nothing: it never burnt. */
    NONE,
    /** Radiation from burning cells within 40 m. */
    FLAMES,
    /** Radiation from burning houses within 15 m, more than from the forest. */
    HOUSES,
    /** Embers. */
    EMBERS
  }
}
