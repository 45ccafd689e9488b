package org.bucketbrigade.geo;

/**
 * The mission frame: metres east and north of an origin, heights kept as metres above mean sea
 * level.
 *
 * <p>A point is dropped along its normal onto the surface of the origin's height, and that foot is
 * expressed in the east-north-up system tangent at the origin (WGS-84, through earth-centred
 * coordinates). Heights are never taken from the tangent plane, whose error grows to 7.8 m at 10
 * km; so the frame is curvature-corrected. Valid within 20 km of the origin, where a horizontal
 * distance is short by at most 0.04 m.
 *
 * <p>Source of the conversion: National Geospatial-Intelligence Agency, NGA.STND.0036, section 4.
 */
public final class MissionFrame {
  /** Largest distance from the origin that the frame is meant for, metres. */
  public static final double RADIUS_M = 20_000;

  private static final double A = 6_378_137.0;
  private static final double F = 1 / 298.257223563;
  private static final double E2 = F * (2 - F);
  private static final double E7 = 1e-7;

  private final double originLatDeg;
  private final double originLonDeg;
  private final double heightM;
  private final double sinLat;
  private final double cosLat;
  private final double axisM;
  private final double z0;
  private final double metresPerRadianNorth;
  private final double metresPerRadianEast;

  /**
   * @param originLatDeg -89..89
   * @param originLonDeg -180..180
   * @param originAmslM height of the origin; the geoid's own height is ignored, which scales
   *     distances by less than 2e-5
   */
  public MissionFrame(double originLatDeg, double originLonDeg, double originAmslM) {
    if (!(Math.abs(originLatDeg) <= 89 && Math.abs(originLonDeg) <= 180)
        || !(Math.abs(originAmslM) < 10_000)) {
      throw new IllegalArgumentException(
          "mission origin out of range: " + originLatDeg + ", " + originLonDeg);
    }
    this.originLatDeg = originLatDeg;
    this.originLonDeg = originLonDeg;
    this.heightM = originAmslM;
    double lat = StrictMath.toRadians(originLatDeg);
    sinLat = StrictMath.sin(lat);
    cosLat = StrictMath.cos(lat);
    double n = A / Math.sqrt(1 - E2 * sinLat * sinLat);
    axisM = (n + heightM) * cosLat;
    z0 = (n * (1 - E2) + heightM) * sinLat;
    double m = n * (1 - E2) / (1 - E2 * sinLat * sinLat);
    metresPerRadianNorth = m + heightM;
    metresPerRadianEast = (n + heightM) * cosLat;
  }

  /** Converts a wire position (degrees times 10^7, centimetres AMSL) into this frame. */
  public void fromWire(int latE7, int lonE7, int amslCm, LocalPoint out) {
    fromDegrees(latE7 * E7, lonE7 * E7, amslCm / 100.0, out);
  }

  /** Converts degrees and metres AMSL into this frame. */
  public void fromDegrees(double latDeg, double lonDeg, double amslM, LocalPoint out) {
    // Angles from the origin are small, and of small angles StrictMath allocates nothing.
    double dLat = StrictMath.toRadians(latDeg - originLatDeg);
    double dLon = StrictMath.toRadians(lonDeg - originLonDeg);
    double sinD = StrictMath.sin(dLat);
    double cosD = StrictMath.cos(dLat);
    double sin = sinLat * cosD + cosLat * sinD;
    double cos = cosLat * cosD - sinLat * sinD;
    double n = A / Math.sqrt(1 - E2 * sin * sin);
    // From the Earth's axis, in the plane of the origin's meridian and across it.
    double along = (n + heightM) * cos * StrictMath.cos(dLon) - axisM;
    double across = (n + heightM) * cos * StrictMath.sin(dLon);
    double dz = (n * (1 - E2) + heightM) * sin - z0;
    out.set(across, cosLat * dz - sinLat * along, amslM);
  }

  /** Latitude of a point of this frame, degrees times 10^7, rounded. */
  public int latE7(double eastM, double northM) {
    return (int) Math.round(solve(eastM, northM, true) / E7);
  }

  /** Longitude of a point of this frame, degrees times 10^7, rounded, -180..180 degrees. */
  public int lonE7(double eastM, double northM) {
    double lon = solve(eastM, northM, false);
    return (int) Math.round((lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon) / E7);
  }

  /** Inverts {@link #fromDegrees} by a few Newton-like steps; each shrinks the error 300 times. */
  private double solve(double eastM, double northM, boolean latitude) {
    double lat = originLatDeg;
    double lon = originLonDeg;
    LocalPoint at = new LocalPoint();
    for (int step = 0; step < 4; step++) {
      fromDegrees(lat, lon, heightM, at);
      lat += StrictMath.toDegrees((northM - at.northM) / metresPerRadianNorth);
      lon += StrictMath.toDegrees((eastM - at.eastM) / metresPerRadianEast);
    }
    return latitude ? lat : lon;
  }
}
