package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.sim.airframe.Angles;
import org.bucketbrigade.sim.geo.LocalFrame;

/**
 * The autopilot's idea of where it is: latitude and longitude, its filter's origin, home, and true
 * north.
 *
 * <p>The airframe flies in the mission's east-north frame, whose north is true north at the
 * mission's origin only; the autopilot's NED frame has its own origin at the pad. The two differ by
 * the convergence of the meridians, taken at the pad.
 */
final class Geography {
  private static final double NORTH_STEP_DEG = 1e-3;
  private static final double E7 = 1e7;

  private final Craft body;
  private final LocalFrame frame;
  private final PadMap latitude;
  private final PadMap longitude;
  private final double convergenceRad;
  private final double cosConvergence;
  private final double sinConvergence;

  private double originEastM;
  private double originNorthM;
  private double originAmslM;
  private double homeEastM;
  private double homeNorthM;
  private double homeAmslM;

  Geography(LocalFrame frame, Craft body) {
    this.frame = frame;
    this.body = body;
    double lat = frame.latDeg(body.eastM(), body.northM());
    double lon = frame.lonDeg(body.eastM(), body.northM());
    double east = frame.eastM(lat + NORTH_STEP_DEG, lon) - frame.eastM(lat, lon);
    double north = frame.northM(lat + NORTH_STEP_DEG, lon) - frame.northM(lat, lon);
    convergenceRad = StrictMath.atan2(east, north);
    cosConvergence = StrictMath.cos(convergenceRad);
    sinConvergence = StrictMath.sin(convergenceRad);
    latitude = new PadMap(body.eastM(), body.northM(), frame::latDeg);
    longitude = new PadMap(body.eastM(), body.northM(), frame::lonDeg);
    setOrigin();
    setHome();
  }

  /** Makes the present place the origin of the autopilot's NED frame. */
  void setOrigin() {
    originEastM = body.eastM();
    originNorthM = body.northM();
    originAmslM = body.heightAmslM();
  }

  /** Makes the present place home. */
  void setHome() {
    homeEastM = body.eastM();
    homeNorthM = body.northM();
    homeAmslM = body.heightAmslM();
  }

  /** Metres east of the mission origin of a place; exact, and slower than the other way round. */
  double eastM(int latE7, int lonE7) {
    return frame.eastM(latE7 / E7, lonE7 / E7);
  }

  double northM(int latE7, int lonE7) {
    return frame.northM(latE7 / E7, lonE7 / E7);
  }

  int latE7(double eastM, double northM) {
    return (int) StrictMath.rint(latitude.degreesAt(eastM, northM) * E7);
  }

  int lonE7(double eastM, double northM) {
    return (int) StrictMath.rint(longitude.degreesAt(eastM, northM) * E7);
  }

  /** The part towards true north of a vector in the mission's frame. */
  double trueNorth(double east, double north) {
    return east * sinConvergence + north * cosConvergence;
  }

  /** The part towards true east of a vector in the mission's frame. */
  double trueEast(double east, double north) {
    return east * cosConvergence - north * sinConvergence;
  }

  /** The part towards the mission's east of a vector in NED. */
  double missionEast(double trueNorth, double trueEast) {
    return trueNorth * sinConvergence + trueEast * cosConvergence;
  }

  /** The part towards the mission's north of a vector in NED. */
  double missionNorth(double trueNorth, double trueEast) {
    return trueNorth * cosConvergence - trueEast * sinConvergence;
  }

  /** Heading from true north, 0 to 2 pi. */
  double trueHeadingRad() {
    double heading = body.headingRad() - convergenceRad;
    double turn = 2 * StrictMath.PI;
    return heading < 0 ? heading + turn : heading >= turn ? heading - turn : heading;
  }

  /** The heading in the mission's frame of a heading from true north. */
  double missionHeadingRad(double trueHeadingRad) {
    return trueHeadingRad + convergenceRad;
  }

  /** The part towards true north of a vector given forward and to the right of the vehicle. */
  double turnedNorth(double forward, double right) {
    double heading = trueHeadingRad();
    return forward * Angles.cos(heading) - right * Angles.sin(heading);
  }

  /** The part towards true east of a vector given forward and to the right of the vehicle. */
  double turnedEast(double forward, double right) {
    double heading = trueHeadingRad();
    return forward * Angles.sin(heading) + right * Angles.cos(heading);
  }

  double originEastM() {
    return originEastM;
  }

  double originNorthM() {
    return originNorthM;
  }

  double originAmslM() {
    return originAmslM;
  }

  double homeEastM() {
    return homeEastM;
  }

  double homeNorthM() {
    return homeNorthM;
  }

  double homeAmslM() {
    return homeAmslM;
  }

  double heightAboveHomeM() {
    return body.heightAmslM() - homeAmslM;
  }
}
