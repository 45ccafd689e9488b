package org.bucketbrigade.sim.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.IntConsumer;
import org.bucketbrigade.wire.v1.Weather;

/**
 * Weather from a feature's properties, each of which may be left out: {@code temperatureC}, {@code
 * humidityPercent}, and the codes {@code ffmc}, {@code dmc}, {@code dc}, {@code isi}, {@code bui}
 * and {@code fwi} of the Canadian Fire Weather Index System.
 */
final class GeoWeather {
  private static final double COLDEST_C = -60;
  private static final double HOTTEST_C = 60;
  private static final double MOST_PERCENT = 100;
  private static final double MOST_FFMC = 101;
  private static final double MOST_DC = 2_000;
  private static final double MOST_CODE = 1_000;

  private final String where;
  private final JsonNode properties;

  private GeoWeather(String where, JsonNode properties) {
    this.where = where;
    this.properties = properties;
  }

  /** Adds what a feature tells. */
  static void read(String where, JsonNode properties, Weather.Builder told)
      throws GeoIncident.Wrong {
    GeoWeather of = new GeoWeather(where, properties);
    of.take("temperatureC", COLDEST_C, HOTTEST_C, 10, told::setTemperatureDc);
    of.take("humidityPercent", 0, MOST_PERCENT, 1, told::setHumidityPercent);
    of.take("ffmc", 0, MOST_FFMC, 10, told::setFfmcTenths);
    of.take("dmc", 0, MOST_CODE, 10, told::setDmcTenths);
    of.take("dc", 0, MOST_DC, 10, told::setDcTenths);
    of.take("isi", 0, MOST_CODE, 10, told::setIsiTenths);
    of.take("bui", 0, MOST_CODE, 10, told::setBuiTenths);
    of.take("fwi", 0, MOST_CODE, 10, told::setFwiTenths);
  }

  private void take(String key, double min, double max, int factor, IntConsumer told)
      throws GeoIncident.Wrong {
    if (!properties.has(key)) {
      return;
    }
    double value = properties.path(key).asDouble(Double.NaN);
    if (!(value >= min && value <= max)) {
      throw new GeoIncident.Wrong(where + key + " should be a number in " + min + ".." + max);
    }
    told.accept((int) Math.round(value * factor));
  }
}
