package org.bucketbrigade.arbiter;

import org.bucketbrigade.state.State;

/**
 * The place in which a drone comes to rest: a capsule on the map from where it is to where a
 * velocity that it is told, and contact lost right after, lets it end.
 *
 * <p>It has no height. Whoever falls silent up there lands straight down, and all do when nobody is
 * left to tell them otherwise; so a drone needs for itself what lies below and above its stop.
 *
 * <p>A drone does not take a new velocity at once, so the one it has counts as much as the one it
 * is told. Three ends are looked at: it is told to stop instead; it turns to the new velocity as
 * slowly as it is known to brake; it turns {@value #BRISK} times as fast. The farthest is the
 * capsule's axis, the others make it wider.
 *
 * <p>Coordinates are east and north in metres.
 */
final class Stop {
  /** How many ends are looked at. */
  static final int ENDS = 3;

  /** How much faster than it is known to brake a drone may take up a new velocity. */
  private static final double BRISK = 2;

  /** A drone not heard for this long may have lost contact already, seconds. */
  private static final double DOUBT_S = 0.35;

  /** Above this speed a drone that does not obey is taken to manoeuvre, m/s. */
  private static final double MANOEUVRE_MPS = 1;

  /** How long the space of a drone that is not heard grows, seconds. */
  static final double GROWS_S = 5;

  boolean known;
  double x;
  double y;
  double endX;
  double endY;
  // How far beside the axis the drone may be.
  double spreadM;
  // How far from where it is the drone may be.
  double reachM;

  private final double[] offX = new double[ENDS];
  private final double[] offY = new double[ENDS];

  /**
   * Predicts the stop of a drone that is told a velocity.
   *
   * @param ageS age of the motion, seconds: the way flown since then is part of the stop
   */
  void predict(Motion motion, FlightLimits limits, double north, double east, double ageS) {
    at(motion);
    boolean doubtful = ageS > DOUBT_S;
    double v0 = motion.groundSpeedMps();
    double nowS =
        ageS
            + limits.responseS()
            + limits.linkS()
            + (doubtful ? limits.setpointTimeoutS() : 0)
            + v0 / (2 * limits.decelerationMps2());
    offX[0] = motion.eastMps * nowS;
    offY[0] = motion.northMps * nowS;
    turn(1, motion, limits, north, east, 1, ageS);
    turn(2, motion, limits, north, east, BRISK, ageS);
    span(limits.positionErrorM());
  }

  /** Where the drone ends if it takes a velocity up with a multiple of its known braking. */
  private void turn(
      int end,
      Motion motion,
      FlightLimits limits,
      double north,
      double east,
      double briskness,
      double ageS) {
    double dE = east - motion.eastMps;
    double dN = north - motion.northMps;
    double needS = Math.sqrt(dE * dE + dN * dN) / (briskness * limits.decelerationMps2());
    double turnS = Math.min(limits.setpointTimeoutS(), needS);
    double share = needS > turnS ? turnS / needS : 1;
    double lastE = motion.eastMps + dE * share;
    double lastN = motion.northMps + dN * share;
    double brakeS = Math.sqrt(lastE * lastE + lastN * lastN) / (2 * limits.decelerationMps2());
    double before = ageS + limits.responseS() + limits.linkS() + turnS / 2;
    double after = turnS / 2 + limits.setpointTimeoutS() - turnS + brakeS;
    offX[end] = motion.eastMps * before + lastE * after;
    offY[end] = motion.northMps * before + lastN * after;
  }

  /** Lays the capsule over the three ends; its axis is longer by the position error. */
  private void span(double errorM) {
    int far = 0;
    double length = -1;
    for (int i = 0; i < ENDS; i++) {
      double squared = offX[i] * offX[i] + offY[i] * offY[i];
      if (squared > length) {
        length = squared;
        far = i;
      }
    }
    length = Math.sqrt(length);
    double stretch = length == 0 ? 1 : 1 + Math.min(errorM, length) / length;
    endX = x + offX[far] * stretch;
    endY = y + offY[far] * stretch;
    reachM = length * stretch;
    double widest = 0;
    for (int i = 0; i < ENDS; i++) {
      if (i != far) {
        widest = Math.max(widest, fromAxisSquared(x + offX[i], y + offY[i]));
      }
    }
    spreadM = Math.sqrt(widest);
  }

  /** Straight down, or straight up. */
  void column(Motion motion) {
    at(motion);
    endX = x;
    endY = y;
    spreadM = 0;
    reachM = 0;
  }

  /**
   * Widens the capsule of a drone that does not obey us, who may turn it anywhere, to all that it
   * can have reached since it was last heard: a ball around every place of its stop that grows by
   * the way flown when it speeds up from its last speed, {@value #BRISK} times as fast as it is
   * known to brake, up to the greatest speed of its kind.
   *
   * <p>After {@value #GROWS_S} s it grows no more: by then an autopilot that hears nobody stands,
   * by the fail-safe that was verified before it was armed; and nobody could fly anywhere near a
   * drone that is lost for long.
   *
   * @param airborne whether it is known to fly; if not, it does when it moves
   * @param silentS seconds since it was last heard
   */
  void widenForManoeuvres(Motion motion, FlightLimits limits, boolean airborne, double silentS) {
    double speed = motion.groundSpeedMps();
    if (airborne || speed > MANOEUVRE_MPS) {
      double turns = speed > MANOEUVRE_MPS ? limits.commandedStopM(speed) : 0;
      double wider = turns + flownM(speed, limits, Math.min(silentS, GROWS_S));
      spreadM += wider;
      reachM += wider;
    }
  }

  /** Longest way in a time from a speed, metres. */
  private static double flownM(double speedMps, FlightLimits limits, double seconds) {
    double most = Math.max(speedMps, limits.maxSpeedMps());
    double acceleration = BRISK * limits.decelerationMps2();
    double speedUpS = Math.min(seconds, (most - speedMps) / acceleration);
    return speedMps * speedUpS
        + acceleration * speedUpS * speedUpS / 2
        + most * (seconds - speedUpS);
  }

  double endX(int end) {
    return x + offX[end];
  }

  double endY(int end) {
    return y + offY[end];
  }

  /** Squared distance of a point from the axis. */
  double fromAxisSquared(double px, double py) {
    return Segments.distanceSquared(px, py, px, py, x, y, endX, endY);
  }

  /** Squared distance of the two axes. */
  double axesApartSquared(Stop other) {
    return Segments.distanceSquared(x, y, endX, endY, other.x, other.y, other.endX, other.endY);
  }

  private void at(Motion motion) {
    known = true;
    x = motion.eastM;
    y = motion.northM;
  }

  /** Visits all that is remembered. */
  void state(State s) {
    known = s.flag(known);
    x = s.f64(x);
    y = s.f64(y);
    endX = s.f64(endX);
    endY = s.f64(endY);
    spreadM = s.f64(spreadM);
    reachM = s.f64(reachM);
    s.f64s(offX, ENDS);
    s.f64s(offY, ENDS);
  }
}
