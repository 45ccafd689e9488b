package org.bucketbrigade.sim.geo;

/**
 * Converts between WGS-84 latitude and longitude and metres east and north of a fixed origin.
 *
 * <p>East and north are the horizontal components of the exact ellipsoidal east-north-up frame at
 * the origin, of the point at sea level below or above the position; heights are kept apart as
 * metres AMSL, so that the Earth's curvature does not leak into them. Inside 20 km of the origin
 * the two directions invert each other to better than a micrometre. Independent of the gateway's
 * own arithmetic on purpose: a simulator must not share the errors of what it tests.
 */
public final class LocalFrame {
  private static final double SEMI_MAJOR_M = 6_378_137.0;
  private static final double FLATTENING = 1 / 298.257223563;
  private static final double ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);

  /**
   * Newton steps of the inverse; each at least squares the relative error, which starts at 1e-3.
   */
  private static final int INVERSE_STEPS = 4;

  private final double originLatRad;
  private final double originLonRad;
  private final double sinLat0;
  private final double cosLat0;
  private final double originAxisM;
  private final double originPolarM;
  private final double metresPerRadNorth;
  private final double metresPerRadEast;

  /** Places the origin; latitude -89..89, longitude -180..180, degrees. */
  public LocalFrame(double originLatDeg, double originLonDeg) {
    if (!(Math.abs(originLatDeg) <= 89) || !(Math.abs(originLonDeg) <= 180)) {
      throw new IllegalArgumentException(
          "origin must be within -89..89 and -180..180 degrees, not "
              + originLatDeg
              + ", "
              + originLonDeg);
    }
    originLatRad = StrictMath.toRadians(originLatDeg);
    originLonRad = StrictMath.toRadians(originLonDeg);
    sinLat0 = StrictMath.sin(originLatRad);
    cosLat0 = StrictMath.cos(originLatRad);
    double curvature = primeVerticalM(sinLat0);
    originAxisM = curvature * cosLat0;
    originPolarM = curvature * (1 - ECCENTRICITY_SQUARED) * sinLat0;
    metresPerRadNorth =
        SEMI_MAJOR_M
            * (1 - ECCENTRICITY_SQUARED)
            / StrictMath.pow(1 - ECCENTRICITY_SQUARED * sinLat0 * sinLat0, 1.5);
    metresPerRadEast = originAxisM;
  }

  /** Metres east of the origin. */
  public double eastM(double latDeg, double lonDeg) {
    return eastOf(StrictMath.toRadians(latDeg), StrictMath.toRadians(lonDeg));
  }

  /** Metres north of the origin. */
  public double northM(double latDeg, double lonDeg) {
    return northOf(StrictMath.toRadians(latDeg), StrictMath.toRadians(lonDeg));
  }

  /** Latitude, degrees, of a point within 100 km of the origin. */
  public double latDeg(double eastM, double northM) {
    return invert(eastM, northM, true);
  }

  /** Longitude, degrees, of a point within 100 km of the origin. */
  public double lonDeg(double eastM, double northM) {
    return invert(eastM, northM, false);
  }

  private double invert(double eastM, double northM, boolean wantLatitude) {
    double lat = originLatRad;
    double lon = originLonRad;
    for (int step = 0; step < INVERSE_STEPS; step++) {
      lat += (northM - northOf(lat, lon)) / metresPerRadNorth;
      // East shrinks with latitude: using the cosine of the latest latitude keeps the step square.
      double scale = metresPerRadEast / cosLat0 * StrictMath.cos(lat);
      lon += (eastM - eastOf(lat, lon)) / scale;
    }
    return StrictMath.toDegrees(wantLatitude ? lat : lon);
  }

  private double eastOf(double lat, double lon) {
    return primeVerticalM(StrictMath.sin(lat))
        * StrictMath.cos(lat)
        * StrictMath.sin(lon - originLonRad);
  }

  private double northOf(double lat, double lon) {
    double sin = StrictMath.sin(lat);
    double curvature = primeVerticalM(sin);
    double axisM = curvature * StrictMath.cos(lat) * StrictMath.cos(lon - originLonRad);
    double polarM = curvature * (1 - ECCENTRICITY_SQUARED) * sin;
    return cosLat0 * (polarM - originPolarM) - sinLat0 * (axisM - originAxisM);
  }

  private static double primeVerticalM(double sinLat) {
    return SEMI_MAJOR_M / StrictMath.sqrt(1 - ECCENTRICITY_SQUARED * sinLat * sinLat);
  }
}
