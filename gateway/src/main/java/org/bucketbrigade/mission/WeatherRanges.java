package org.bucketbrigade.mission;

import org.bucketbrigade.wire.v1.Weather;

/** What weather can be; anything else is a broken sensor, or a hostile feed. */
final class WeatherRanges {
  private static final int MOST_WIND_CMS = 10_000;
  private static final int MOST_DC = 600;
  private static final int MOST_PERCENT = 100;
  private static final int MOST_FFMC_TENTHS = 1_010;
  private static final int MOST_DROUGHT_TENTHS = 20_000;
  private static final int MOST_TENTHS = 10_000;

  private WeatherRanges() {}

  /** Whether all that is told lies within the wire's ranges. */
  static boolean hold(Weather told) {
    return Math.abs((long) told.getWindNorthCms()) <= MOST_WIND_CMS
        && Math.abs((long) told.getWindEastCms()) <= MOST_WIND_CMS
        && Math.abs((long) told.getTemperatureDc()) <= MOST_DC
        && isUpTo(MOST_PERCENT, told.getHumidityPercent())
        && isUpTo(MOST_FFMC_TENTHS, told.getFfmcTenths())
        && isUpTo(MOST_TENTHS, told.getDmcTenths())
        && isUpTo(MOST_DROUGHT_TENTHS, told.getDcTenths())
        && isUpTo(MOST_TENTHS, told.getIsiTenths())
        && isUpTo(MOST_TENTHS, told.getBuiTenths())
        && isUpTo(MOST_TENTHS, told.getFwiTenths());
  }

  /** The wire's numbers are unsigned. */
  private static boolean isUpTo(int most, int value) {
    return Integer.compareUnsigned(value, most) <= 0;
  }
}
