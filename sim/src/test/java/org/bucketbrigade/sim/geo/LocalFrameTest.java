package org.bucketbrigade.sim.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalFrameTest {
  @ParameterizedTest
  @CsvSource({"49.36, -123.05", "0, 0", "-45, 170", "70, 179.99"})
  void thereAndBackIsTheSamePlace(double lat, double lon) {
    LocalFrame frame = new LocalFrame(lat, lon);
    for (double east = -20_000; east <= 20_000; east += 5_000) {
      for (double north = -20_000; north <= 20_000; north += 5_000) {
        double latBack = frame.latDeg(east, north);
        double lonBack = frame.lonDeg(east, north);
        assertThat(Math.abs(frame.eastM(latBack, lonBack) - east)).isLessThan(1e-6);
        assertThat(Math.abs(frame.northM(latBack, lonBack) - north)).isLessThan(1e-6);
      }
    }
  }

  @Test
  void agreesWithEarthCentredCoordinatesRotatedIntoTheOrigin() {
    double lat0 = Math.toRadians(49.36);
    double lon0 = Math.toRadians(-123.05);
    LocalFrame frame = new LocalFrame(49.36, -123.05);
    double[] origin = ecef(lat0, lon0);
    for (int i = 0; i < 50; i++) {
      double lat = 49.36 + 0.18 * Math.sin(i);
      double lon = -123.05 + 0.27 * Math.cos(3.7 * i);
      double[] p = ecef(Math.toRadians(lat), Math.toRadians(lon));
      double x = p[0] - origin[0];
      double y = p[1] - origin[1];
      double z = p[2] - origin[2];
      double east = -Math.sin(lon0) * x + Math.cos(lon0) * y;
      double north =
          -Math.sin(lat0) * Math.cos(lon0) * x
              - Math.sin(lat0) * Math.sin(lon0) * y
              + Math.cos(lat0) * z;
      assertThat(Math.abs(frame.eastM(lat, lon) - east)).isLessThan(1e-6);
      assertThat(Math.abs(frame.northM(lat, lon) - north)).isLessThan(1e-6);
    }
  }

  @Test
  void oneDegreeAtTheEquatorIsAsLongAsThePublishedFigures() {
    // WGS-84: 111,319.49 m a degree of longitude, 110,574.3 m a degree of latitude; the frame is a
    // projection, so the comparison is made at a hundredth of a degree.
    LocalFrame frame = new LocalFrame(0, 0);
    assertThat(Math.abs(frame.eastM(0, 0.01) - 1113.1949)).isLessThan(1e-3);
    assertThat(Math.abs(frame.northM(0.01, 0) - 1105.7428)).isLessThan(1e-3);
  }

  @Test
  void refusesAnOriginOffTheEarth() {
    assertThatThrownBy(() -> new LocalFrame(91, 0)).hasMessageContaining("-89..89");
    assertThatThrownBy(() -> new LocalFrame(0, Double.NaN)).hasMessageContaining("-180..180");
  }

  private static double[] ecef(double lat, double lon) {
    double a = 6378137.0;
    double b = 6356752.314245179;
    double e2 = 1 - b * b / (a * a);
    double n = a / Math.sqrt(1 - e2 * Math.sin(lat) * Math.sin(lat));
    return new double[] {
      n * Math.cos(lat) * Math.cos(lon),
      n * Math.cos(lat) * Math.sin(lon),
      n * (b * b / (a * a)) * Math.sin(lat)
    };
  }
}
