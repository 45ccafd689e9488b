package org.bucketbrigade.sim.autopilot;

/** The moves that flight modes are made of, as velocity commands to the airframe for one tick. */
final class Navigation {
  /** The fastest that the airframe can go over ground, m/s. */
  static final double MAX_SPEED_MPS = 20;

  private static final double HORIZONTAL_GAIN_PER_SECOND = 0.7;
  private static final double HORIZONTAL_DECELERATION_MPS2 = 1.5;
  private static final double COAST_SHARE = 0.6;

  private final Craft body;
  private final SpeedLimits limits;

  Navigation(Craft body, SpeedLimits limits) {
    this.body = body;
    this.limits = limits;
  }

  /** Stops, or stays where it is. */
  void stop() {
    body.fly(0, 0, 0);
  }

  /** Flies with a velocity in the mission's frame, brought down to what the vehicle can do. */
  void fly(double eastMps, double northMps, double upMps) {
    double speed = StrictMath.sqrt(eastMps * eastMps + northMps * northMps);
    double scale = speed > MAX_SPEED_MPS ? MAX_SPEED_MPS / speed : 1;
    body.fly(eastMps * scale, northMps * scale, climbWithinLimits(upMps));
  }

  /** Goes to a height and stays there, without moving sideways. */
  void climbTo(double heightAmslM) {
    body.fly(0, 0, climbTowards(heightAmslM));
  }

  /** As above, climbing no faster than this. */
  void climbTo(double heightAmslM, double mostMps) {
    body.fly(0, 0, Math.min(mostMps, climbTowards(heightAmslM)));
  }

  /** Goes to a place and a height and stays there. */
  void goTo(double eastM, double northM, double heightAmslM, double speedMps) {
    approach(eastM, northM, speedMps, climbTowards(heightAmslM));
  }

  /** Sinks towards the ground above a place: fast while high, slowly near the ground. */
  void descendAt(double eastM, double northM) {
    approach(eastM, northM, MAX_SPEED_MPS, -landingMps());
  }

  /** Sinks as a landing does while it stops sideways. */
  void sink() {
    body.fly(0, 0, -landingMps());
  }

  /** Sinks as a landing does, level, for want of a position: the wind carries it. */
  void sinkBlind() {
    body.drift(-landingMps());
  }

  /** Stays at its height, level, for want of a position: the wind carries it. */
  void drift() {
    body.drift(0);
  }

  private double landingMps() {
    double above = body.heightAboveSurfaceM() - limits.landSlowBelowM();
    double extra =
        Approach.speed(
            Math.max(0, above), body.handling().heightPerSecond(), body.handling().heightMps2());
    return Math.min(limits.landFastMps(), limits.landSlowMps() + extra);
  }

  /** Lets the speed die away slowly, at the height it has, as with centred sticks. */
  void coast() {
    body.fly(body.velocityEastMps() * COAST_SHARE, body.velocityNorthMps() * COAST_SHARE, 0);
  }

  private void approach(double eastM, double northM, double speedMps, double climbMps) {
    double east = eastM - body.eastM();
    double north = northM - body.northM();
    double distance = StrictMath.sqrt(east * east + north * north);
    double speed =
        Math.min(
            speedMps,
            Approach.speed(distance, HORIZONTAL_GAIN_PER_SECOND, HORIZONTAL_DECELERATION_MPS2));
    double scale = distance > 0 ? speed / distance : 0;
    body.fly(east * scale, north * scale, climbMps);
  }

  private double climbTowards(double heightAmslM) {
    return climbWithinLimits(
        Approach.speed(
            heightAmslM - body.heightAmslM(),
            body.handling().heightPerSecond(),
            body.handling().heightMps2()));
  }

  private double climbWithinLimits(double upMps) {
    return Math.max(-limits.downMps(), Math.min(limits.upMps(), upMps));
  }
}
