package org.bucketbrigade.arbiter;

/**
 * What a type of vehicle may do and how it stops.
 *
 * @param maxSpeedMps largest horizontal speed of a setpoint, m/s
 * @param maxClimbMps largest upward speed, m/s
 * @param maxDescentMps largest downward speed, m/s
 * @param decelerationMps2 horizontal braking the autopilot is known to reach, m/s2
 * @param verticalDecelerationMps2 vertical braking, m/s2
 * @param responseS from a setpoint's arrival to the vehicle's braking, seconds
 * @param linkS longest delay of a setpoint on its way, seconds
 * @param setpointTimeoutS how long the autopilot obeys the last setpoint when no other comes,
 *     seconds; verified on the vehicle before it may arm
 * @param positionErrorM largest difference of true and reported position, metres
 * @param separationM true distance that two drones must keep, metres
 * @param floorAglM lowest height above ground or water, metres
 */
public record FlightLimits(
    double maxSpeedMps,
    double maxClimbMps,
    double maxDescentMps,
    double decelerationMps2,
    double verticalDecelerationMps2,
    double responseS,
    double linkS,
    double setpointTimeoutS,
    double positionErrorM,
    double separationM,
    double floorAglM) {

  /** The reference drone: 100 litres, 12 m/s, an ArduCopter with GUID_TIMEOUT 1.0. */
  public static final FlightLimits REFERENCE =
      new FlightLimits(12, 2.5, 1.5, 2.5, 1.0, 0.45, 0.15, 1.0, 2.0, 8.0, 3.0);

  /** No figure is larger. */
  private static final double LARGEST = 50;

  /** Longest setpoint time-out that is believed, seconds. */
  private static final double LONGEST_TIMEOUT_S = 10;

  /** The same vehicle with another setpoint time-out, as far as it makes sense. */
  public FlightLimits withSetpointTimeout(double seconds) {
    return seconds > 0 && seconds <= LONGEST_TIMEOUT_S ? with("timeout", seconds) : this;
  }

  /**
   * The same but for one figure.
   *
   * @param name speed, climb, descent (m/s), brake, vertical-brake (m/s2), response, timeout (s),
   *     error, separation or floor (m)
   * @throws IllegalArgumentException if there is no such figure, or it cannot be so large or small
   */
  public FlightLimits with(String name, double value) {
    if (!(value > 0 && value <= LARGEST)) {
      throw new IllegalArgumentException(
          name + ":" + value + ": give a figure above 0, at most 50");
    }
    return new FlightLimits(
        name.equals("speed") ? value : maxSpeedMps,
        name.equals("climb") ? value : maxClimbMps,
        name.equals("descent") ? value : maxDescentMps,
        name.equals("brake") ? value : decelerationMps2,
        name.equals("vertical-brake") ? value : verticalDecelerationMps2,
        name.equals("response") ? value : responseS,
        linkS,
        name.equals("timeout") ? value : setpointTimeoutS,
        name.equals("error") ? value : positionErrorM,
        name.equals("separation") ? value : separationM,
        name.equals("floor") ? value : floorAglM);
  }

  /**
   * Distance flown until standing still if contact is lost right now: s = v (time-out + response +
   * link) + v^2 / (2 a) + position error.
   */
  public double stopM(double speedMps) {
    return speedMps * blindS() + speedMps * speedMps / (2 * decelerationMps2) + positionErrorM;
  }

  /** The same for vertical speed. */
  public double verticalStopM(double speedMps) {
    return speedMps * blindS()
        + speedMps * speedMps / (2 * verticalDecelerationMps2)
        + positionErrorM;
  }

  /** Largest speed whose {@link #stopM} fits into a distance; 0 if none does. */
  public double speedToStopWithin(double distanceM) {
    return speedToStopWithin(distanceM, decelerationMps2);
  }

  /** Largest vertical speed whose {@link #verticalStopM} fits into a distance; 0 if none does. */
  public double verticalSpeedToStopWithin(double distanceM) {
    return speedToStopWithin(distanceM, verticalDecelerationMps2);
  }

  private double speedToStopWithin(double distanceM, double deceleration) {
    double room = distanceM - positionErrorM;
    if (!(room > 0)) {
      return 0;
    }
    double t = blindS();
    return deceleration * (Math.sqrt(t * t + 2 * room / deceleration) - t);
  }

  /** Distance flown until standing still if told to stop right now, without position error. */
  double commandedStopM(double speedMps) {
    return speedMps * (responseS + linkS) + speedMps * speedMps / (2 * decelerationMps2);
  }

  /** Speed at which an aim is approached so that it is reached without overshoot, m/s. */
  double approachMps(double distanceM, double deceleration) {
    double t = responseS + linkS + 0.5;
    return deceleration * (Math.sqrt(t * t + 2 * distanceM / deceleration) - t);
  }

  private double blindS() {
    return setpointTimeoutS + responseS + linkS;
  }
}
