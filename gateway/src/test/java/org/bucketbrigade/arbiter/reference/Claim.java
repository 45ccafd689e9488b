package org.bucketbrigade.arbiter.reference;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.arbiter.FlightLimits;

/**
 * The place on the map that a drone owns: what lies within a distance of an axis, and within
 * another of where it is, at any height.
 *
 * @param ends where it may come to rest
 */
record Claim(Vec from, Vec to, double spreadM, double reachM, List<Vec> ends) {
  private static final double BRISK = 2;
  private static final double DOUBT_S = 0.35;
  static final double MANOEUVRE_MPS = 1;
  private static final double GROWS_S = 5;
  private static final double SAME_M = 1e-6;

  static Claim column(Report report) {
    Vec at = report.at().flat();
    return new Claim(at, at, 0, 0, List.of(at));
  }

  /** The stop of a drone that is told a velocity, and contact is lost right after. */
  static Claim stop(Report report, FlightLimits limits, Vec told, double ageS) {
    Vec now = report.velocity().flat();
    boolean doubtful = ageS > DOUBT_S;
    double blindS =
        ageS + limits.responseS() + limits.linkS() + (doubtful ? limits.setpointTimeoutS() : 0);
    double brakeS = report.groundSpeedMps() / (2 * limits.decelerationMps2());
    Vec stops = now.times(blindS + brakeS);
    Vec turns = turn(now, limits, told.flat(), 1, ageS);
    Vec turnsBriskly = turn(now, limits, told.flat(), BRISK, ageS);
    return over(report.at().flat(), List.of(stops, turns, turnsBriskly), limits.positionErrorM());
  }

  /** The way flown if the new velocity is taken up with a multiple of the known braking. */
  private static Vec turn(Vec now, FlightLimits limits, Vec told, double briskness, double ageS) {
    double needS = told.distance(now) / (briskness * limits.decelerationMps2());
    double turnS = Math.min(limits.setpointTimeoutS(), needS);
    Vec last = needS == 0 ? told : now.towards(told, turnS / needS);
    double brakeS = last.length() / (2 * limits.decelerationMps2());
    double beforeS = ageS + limits.responseS() + limits.linkS() + turnS / 2;
    double afterS = limits.setpointTimeoutS() - turnS / 2 + brakeS;
    return now.times(beforeS).plus(last.times(afterS));
  }

  /** The farthest way is the axis, longer by the position error; the others make it wider. */
  private static Claim over(Vec from, List<Vec> ways, double errorM) {
    Vec far = ways.getFirst();
    for (Vec way : ways) {
      far = way.length() > far.length() ? way : far;
    }
    double length = far.length();
    double stretch = length == 0 ? 1 : 1 + Math.min(errorM, length) / length;
    Vec to = from.plus(far.times(stretch));
    double spread = 0;
    List<Vec> ends = new ArrayList<>();
    for (Vec way : ways) {
      ends.add(from.plus(way));
      spread = Math.max(spread, from.plus(way).fromPiece(from, to));
    }
    return new Claim(from, to, spread, length * stretch, ends);
  }

  /** All that a drone that does not obey can have reached since it was heard. */
  static Claim reachable(Report report, FlightLimits limits, boolean airborne, double silentS) {
    Claim stop = stop(report, limits, Vec.ZERO, 0);
    double speed = report.groundSpeedMps();
    if (!airborne && speed <= MANOEUVRE_MPS) {
      return stop;
    }
    double turns =
        speed <= MANOEUVRE_MPS
            ? 0
            : speed * (limits.responseS() + limits.linkS())
                + speed * speed / (2 * limits.decelerationMps2());
    double most = Math.max(speed, limits.maxSpeedMps());
    double seconds = Math.min(silentS, GROWS_S);
    double speedsUpS = Math.min(seconds, (most - speed) / (BRISK * limits.decelerationMps2()));
    double flown =
        speed * speedsUpS
            + BRISK * limits.decelerationMps2() * speedsUpS * speedsUpS / 2
            + most * (seconds - speedsUpS);
    double wider = turns + flown;
    return new Claim(stop.from, stop.to, stop.spreadM + wider, stop.reachM + wider, stop.ends);
  }

  /** Whether less than a distance is between two claims. */
  boolean within(Claim other, double apartM) {
    return from.distance(other.from) < reachM + other.reachM + apartM
        && axesApart(other) < apartM + spreadM + other.spreadM;
  }

  /** Whether who starts in another's space, and flies so, gets nowhere nearer to its axis. */
  boolean leadsOutOf(Claim other, double apartM) {
    double now = from.fromPiece(other.from, other.to);
    double nearest = axesApart(other);
    return now < apartM + other.spreadM
        && nearest * nearest >= now * now - SAME_M
        && other.from.minus(from).dot(to.minus(from)) <= 0;
  }

  private double axesApart(Claim other) {
    return Vec.apart(from, to, other.from, other.to);
  }
}
