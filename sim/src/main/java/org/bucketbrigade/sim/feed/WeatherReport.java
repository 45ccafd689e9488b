package org.bucketbrigade.sim.feed;

import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.world.World;
import org.bucketbrigade.wire.v1.Weather;

/**
 * A world's weather as the wire tells it: the wind of the open map, and what the scenario knows.
 */
final class WeatherReport {
  private WeatherReport() {}

  static Weather of(World world) {
    Weather.Builder told =
        Weather.newBuilder()
            .setWindNorthCms(scaled(world.wind().northMps(), 100))
            .setWindEastCms(scaled(world.wind().eastMps(), 100));
    Scenario.Weather weather = world.scenario().fire().weatherAt(world.seconds());
    if (weather != null) {
      told.setFfmcTenths(scaled(weather.ffmc(), 10)).setBuiTenths(scaled(weather.bui(), 10));
      if (!Double.isNaN(weather.temperatureC())) {
        told.setTemperatureDc(scaled(weather.temperatureC(), 10));
      }
      if (!Double.isNaN(weather.humidityPercent())) {
        told.setHumidityPercent(scaled(weather.humidityPercent(), 1));
      }
    }
    return told.build();
  }

  private static int scaled(double value, int factor) {
    return (int) Math.round(value * factor);
  }
}
