package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.sim.airframe.Airframe;
import org.bucketbrigade.sim.airframe.Battery;
import org.bucketbrigade.sim.airframe.Handling;
import org.bucketbrigade.sim.airframe.Multirotor;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;

/**
 * The vehicle as its autopilot knows it: commands go to the body as they are, and what comes back
 * is what sensors and filter make of the truth.
 *
 * <p>Position and height are off by errors that wander, smoothed by the filter; velocity is off by
 * their change. Height above the surface is a range finder's, and heading, lean and touch of the
 * ground are true.
 */
final class Craft {
  private static final double GPS_SECONDS = 60;
  private static final double BARO_SECONDS = 600;
  private static final double STEP_SECONDS = 0.2;
  private static final int STEP_TICKS = Ticks.in(STEP_SECONDS);
  private static final double FILTER_PER_SECOND = 1;
  private static final int CHANNEL = 2000;

  private final Multirotor body;
  private final GaussMarkov gpsEast;
  private final GaussMarkov gpsNorth;
  private final GaussMarkov baro;
  private final PositionFix fix;
  private double offEastM;
  private double offNorthM;
  private double offUpM;
  private double offEastMps;
  private double offNorthMps;
  private double offUpMps;
  private boolean batteryReadsEmpty;
  private int ticks;

  /**
   * @param giveUpSeconds how long its filter goes on without a position that it believes
   */
  Craft(Multirotor body, SensorErrors errors, double giveUpSeconds) {
    this.body = body;
    double bound = SensorErrors.MOST_GPS_M / StrictMath.sqrt(2);
    gpsEast = new GaussMarkov(errors, CHANNEL, errors.gpsM(), bound, GPS_SECONDS, STEP_SECONDS);
    gpsNorth =
        new GaussMarkov(errors, CHANNEL + 1, errors.gpsM(), bound, GPS_SECONDS, STEP_SECONDS);
    double most = 3 * errors.baroM();
    baro = new GaussMarkov(errors, CHANNEL + 2, errors.baroM(), most, BARO_SECONDS, STEP_SECONDS);
    fix = new PositionFix(body, errors, giveUpSeconds);
  }

  /** Moves the body by a tick, and looks at the sensors. */
  void step() {
    body.step();
    if (ticks++ % STEP_TICKS == 0) {
      gpsEast.step();
      gpsNorth.step();
      baro.step();
    }
    fix.tick();
    double share = FILTER_PER_SECOND * Ticks.SECONDS;
    offEastMps = FILTER_PER_SECOND * (gpsEast.value() - offEastM);
    offNorthMps = FILTER_PER_SECOND * (gpsNorth.value() - offNorthM);
    offUpMps = FILTER_PER_SECOND * (baro.value() - offUpM);
    offEastM += share * (gpsEast.value() - offEastM);
    offNorthM += share * (gpsNorth.value() - offNorthM);
    offUpM += share * (baro.value() - offUpM);
  }

  /** Where the receiver says it is, and whether the filter still believes it. */
  PositionFix fix() {
    return fix;
  }

  void batteryReadsEmpty(boolean empty) {
    batteryReadsEmpty = empty;
  }

  boolean batteryReadsEmpty() {
    return batteryReadsEmpty;
  }

  /** Charge drawn since the battery was full as its monitor says, in mAh. */
  double usedMilliampereHours() {
    return batteryReadsEmpty ? capacityMilliampereHours() : body.battery().usedMilliampereHours();
  }

  private double capacityMilliampereHours() {
    return Battery.capacityMilliampereHours(body.airframe());
  }

  double eastM() {
    return body.eastM() + offEastM + fix.offEastM();
  }

  double northM() {
    return body.northM() + offNorthM + fix.offNorthM();
  }

  double heightAmslM() {
    return body.heightAmslM() + offUpM;
  }

  double velocityEastMps() {
    return body.velocityEastMps() + offEastMps;
  }

  double velocityNorthMps() {
    return body.velocityNorthMps() + offNorthMps;
  }

  double climbMps() {
    return body.climbMps() + offUpMps;
  }

  double groundSpeedMps() {
    double east = velocityEastMps();
    double north = velocityNorthMps();
    return StrictMath.sqrt(east * east + north * north);
  }

  /** True position error allowed for: what the receiver reports is no better than this, metres. */
  double gpsErrorM() {
    return gpsEast.sigma();
  }

  void fly(double eastMps, double northMps, double upMps) {
    body.fly(eastMps, northMps, upMps);
  }

  void drift(double upMps) {
    body.drift(upMps);
  }

  void limitAcceleration(double limitMps2) {
    body.limitAcceleration(limitMps2);
  }

  void usualAcceleration() {
    body.usualAcceleration();
  }

  void turnTo(double headingRad) {
    body.turnTo(headingRad);
  }

  void turnAt(double rateRadps) {
    body.turnAt(rateRadps);
  }

  void turnRotors(boolean on) {
    body.turnRotors(on);
  }

  void loseRotor(boolean lost) {
    body.loseRotor(lost);
  }

  void settle() {
    body.settle();
  }

  Handling handling() {
    return body.handling();
  }

  Airframe airframe() {
    return body.airframe();
  }

  double heightAboveSurfaceM() {
    return body.heightAboveSurfaceM();
  }

  double headingRad() {
    return body.headingRad();
  }

  double yawRateRadps() {
    return body.yawRateRadps();
  }

  double rollRad() {
    return body.rollRad();
  }

  double pitchRad() {
    return body.pitchRad();
  }

  boolean isTouching() {
    return body.isTouching();
  }

  boolean isResting() {
    return body.isResting();
  }

  boolean isWrecked() {
    return body.isWrecked();
  }

  boolean isFalling() {
    return body.isFalling();
  }

  Battery battery() {
    return body.battery();
  }

  long hash(long start) {
    long hash = fix.hash(body.hash(start));
    hash = baro.hash(gpsNorth.hash(gpsEast.hash(hash)));
    hash = StateHash.add(StateHash.add(hash, offEastM), offNorthM);
    return StateHash.add(StateHash.add(hash, offUpM), batteryReadsEmpty);
  }
}
