package org.bucketbrigade.sim.fire;

/** Moisture of conifer needles by place and date, eq. 1 to 8 of ST-X-3. */
final class FoliarMoisture {
  private static final double MOST = 120;

  private FoliarMoisture() {}

  /**
   * Day of the year on which needles are driest.
   *
   * @param lonDegWest degrees west of Greenwich, positive
   * @param elvM metres above sea level; 0 or less: not known
   */
  static double driestDay(double latDeg, double lonDegWest, double elvM) {
    double day;
    if (elvM > 0) {
      double latn = 43 + 33.7 * StrictMath.exp(-0.0351 * (150 - lonDegWest));
      day = 142.1 * (latDeg / latn) + 0.0172 * elvM;
    } else {
      double latn = 46 + 23.4 * StrictMath.exp(-0.0360 * (150 - lonDegWest));
      day = 151 * (latDeg / latn);
    }
    return Math.rint(day);
  }

  /** Foliar moisture content, percent of dry weight, a number of days from the driest. */
  static double fmc(double daysFromDriest) {
    double nd = Math.abs(daysFromDriest);
    if (nd < 30) {
      return 85 + 0.0189 * nd * nd;
    }
    return nd < 50 ? 32.9 + 3.17 * nd - 0.0288 * nd * nd : MOST;
  }
}
