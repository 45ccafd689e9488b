package org.bucketbrigade.arbiter;

/**
 * The tank of a type of vehicle and the limits within which it may fill and drop.
 *
 * @param capacityLitres full tank
 * @param fullLitres from here on it counts as full
 * @param emptyLitres below this it counts as empty
 * @param valveS time in which a full tank empties, seconds
 * @param latencyS from the decision to the valve's opening, seconds
 * @param dropAglMinM lowest height of a drop above ground, metres
 * @param dropAglMaxM greatest height of a drop above ground, metres
 * @param dropSpeedMaxMps greatest ground speed of a drop, m/s
 * @param fillHeightMaxM greatest height above the water while filling, metres
 * @param fillSpeedMaxMps greatest ground speed while filling, m/s
 * @param fillRadiusM how near the water slot a drone must be, metres
 */
public record PayloadLimits(
    double capacityLitres,
    double fullLitres,
    double emptyLitres,
    double valveS,
    double latencyS,
    double dropAglMinM,
    double dropAglMaxM,
    double dropSpeedMaxMps,
    double fillHeightMaxM,
    double fillSpeedMaxMps,
    double fillRadiusM) {

  /** The reference drone's tank: 100 litres out in 2 s. */
  public static final PayloadLimits REFERENCE =
      new PayloadLimits(100, 98, 2, 2.0, 0.2, 10, 40, 8, 7, 1.5, 8);

  /** Water breaks up soon after it leaves and then moves with the air. */
  private static final double CARRY_S = 0.5;

  private static final double FALL_MPS = 8;

  /** How long water from a height in metres keeps the drone's own speed, seconds. */
  double carryS(double heightM) {
    return heightM > 0 ? Math.min(CARRY_S, fallS(heightM)) : 0;
  }

  /** How long water from a height in metres drifts with the wind, seconds: it falls at 8 m/s. */
  double fallS(double heightM) {
    return Math.max(0, heightM / FALL_MPS);
  }
}
