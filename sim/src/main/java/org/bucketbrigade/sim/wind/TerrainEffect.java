package org.bucketbrigade.sim.wind;

/**
 * What hills do to the wind: it is faster over ridges and slower in hollows and in lee.
 *
 * <p>The ground is looked at along the wind at four distances. Where it stands out over the mean of
 * what is that far upwind and downwind, the wind gains 2 h / L at the ground, as over a ridge of
 * height h and half-length L, and e^(-3 z / L) of that at height z (Taylor and Lee, "Simple
 * guidelines for estimating wind speed variations due to small scale topographic features",
 * Climatological Bulletin 18, 1984). Ground upwind that rises more steeply than {@link
 * #SHELTER_FROM} as seen from the vehicle takes wind away (the upwind slope of Winstral and Marks,
 * Hydrological Processes 16, 2002); how much is a proposal. Only speed changes, not direction:
 * channelling in valleys and slope winds are not modelled.
 */
final class TerrainEffect {
  /** The effect stays between these. */
  static final double LEAST = 0.3;

  static final double MOST = 2;

  private static final double[] REACH_M = {100, 200, 400, 800};
  private static final double GAIN = 2;
  private static final double DECAY = 3;

  /** Taylor and Lee's guidelines hold up to h / L = 0.5. */
  private static final double MOST_GAIN = 1;

  private static final double MOST_LOSS = 0.3;

  /** Tangents of the angle at which ground upwind begins to shelter, and shelters fully. */
  static final double SHELTER_FROM = 0.15;

  private static final double SHELTER_FULLY = 0.55;
  private static final double MOST_SHELTER = 0.6;

  private final Relief relief;

  TerrainEffect(Relief relief) {
    this.relief = relief;
  }

  /**
   * The wind's speed here as a multiple of that over open ground.
   *
   * @param heightAglM above the ground, metres
   * @param towardsEast part to the east of the direction in which it blows, a vector of length 1
   * @param towardsNorth part to the north
   */
  double factor(
      double eastM, double northM, double heightAglM, double towardsEast, double towardsNorth) {
    double ground = relief.amslM(eastM, northM);
    double height = Math.max(0, heightAglM);
    double change = 0;
    double steepest = 0;
    for (double reach : REACH_M) {
      double e = towardsEast * reach;
      double n = towardsNorth * reach;
      double upwind = relief.amslM(eastM - e, northM - n);
      double downwind = relief.amslM(eastM + e, northM + n);
      double halfLength = reach / 2;
      double rise = ground - (upwind + downwind) / 2;
      double gain = GAIN * rise / halfLength * StrictMath.exp(-DECAY * height / halfLength);
      change = Math.abs(gain) > Math.abs(change) ? gain : change;
      steepest = Math.max(steepest, (upwind - ground - height) / reach);
    }
    double open = 1 + Math.clamp(change, -MOST_LOSS, MOST_GAIN);
    double shelter = (steepest - SHELTER_FROM) / (SHELTER_FULLY - SHELTER_FROM);
    return Math.clamp(open * (1 - MOST_SHELTER * Math.clamp(shelter, 0, 1)), LEAST, MOST);
  }
}
