package org.bucketbrigade.sim.crowd;

/**
 * What a crowd is made of.
 *
 * @param operators how many people fly, 0 or more
 * @param seed everything random about them comes from it
 * @param inputsPerSecond inputs of a person who steers, above 0
 * @param aimShare share of people who point at a place instead of steering, 0..1
 * @param lightShare share of people on the light telemetry tier (2 frames a second), 0..1
 * @param silentShare share of the time in which a person does nothing, 0..1
 * @param random whether all press at random: to see what comes of drones and water alone
 */
public record CrowdSettings(
    int operators,
    long seed,
    double inputsPerSecond,
    double aimShare,
    double lightShare,
    double silentShare,
    boolean random) {

  /** People who mean what they press. */
  public CrowdSettings(
      int operators,
      long seed,
      double inputsPerSecond,
      double aimShare,
      double lightShare,
      double silentShare) {
    this(operators, seed, inputsPerSecond, aimShare, lightShare, silentShare, false);
  }

  public CrowdSettings {
    if (operators < 0
        || !(inputsPerSecond > 0)
        || !isShare(aimShare)
        || !isShare(lightShare)
        || !isShare(silentShare)) {
      throw new IllegalArgumentException(
          "a crowd needs operators >= 0, inputsPerSecond > 0 and shares within 0..1");
    }
  }

  /** A fifth points, the rest steers 10 times a second; everybody looks away 3 % of the time. */
  public static CrowdSettings of(int operators, long seed) {
    return new CrowdSettings(operators, seed, 10, 0.2, 0, 0.03);
  }

  /** The same people, pressing at random. */
  public CrowdSettings atRandom() {
    return new CrowdSettings(
        operators, seed, inputsPerSecond, aimShare, lightShare, silentShare, true);
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }
}
