package org.bucketbrigade.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MissionFrameTest {
  private final LocalPoint point = new LocalPoint();

  @ParameterizedTest
  @CsvSource({
    "49.36, -123.05, 300",
    "0, 0, 0",
    "-33.9, 151.2, 50",
    "70, 25, 900",
    "49, 179.999, 10"
  })
  void whatGoesInComesOutWithinTwoCentimetres(double latDeg, double lonDeg, double amslM) {
    MissionFrame frame = new MissionFrame(latDeg, lonDeg, amslM);
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      double east = random.nextDouble(-20_000, 20_000);
      double north = random.nextDouble(-20_000, 20_000);
      int latE7 = frame.latE7(east, north);
      int lonE7 = frame.lonE7(east, north);
      assertThat(lonE7).as("seed 3").isBetween(-1_800_000_000, 1_800_000_000);
      frame.fromWire(latE7, lonE7, 12_345, point);
      assertThat(point.eastM).as("seed 3").isCloseTo(east, within(0.02));
      assertThat(point.northM).as("seed 3").isCloseTo(north, within(0.02));
      assertThat(point.amslM).isEqualTo(123.45);
    }
  }

  @Test
  void theOriginIsTheOrigin() {
    new MissionFrame(49.36, -123.05, 300).fromDegrees(49.36, -123.05, 300, point);
    assertThat(Math.hypot(point.eastM, point.northM)).isLessThan(1e-6);
  }

  @Test
  void distancesAreThoseOnTheGround() {
    // WGS-84 at sea level: a degree of latitude about the 45th parallel has 111,131.8 m, one of
    // longitude at the equator 111,319.5 m.
    new MissionFrame(45, 0, 0).fromDegrees(45.1, 0, 0, point);
    assertThat(point.northM).isCloseTo(11_113.3, within(1.0));
    new MissionFrame(0, 10, 0).fromDegrees(0, 10.1, 0, point);
    assertThat(point.eastM).isCloseTo(11_131.95, within(0.05));
  }

  @Test
  void heightsAreNotTakenFromTheTangentPlane() {
    new MissionFrame(49.36, -123.05, 300).fromDegrees(49.45, -123.05, 412.5, point);
    assertThat(point.amslM).isEqualTo(412.5);
  }

  @Test
  void refusesAnOriginThatIsNone() {
    assertThatThrownBy(() -> new MissionFrame(90, 0, 0)).hasMessageContaining("out of range");
    assertThatThrownBy(() -> new MissionFrame(0, 181, 0)).hasMessageContaining("out of range");
    assertThatThrownBy(() -> new MissionFrame(Double.NaN, 0, 0))
        .hasMessageContaining("out of range");
    assertThatThrownBy(() -> new MissionFrame(0, 0, Double.NaN))
        .hasMessageContaining("out of range");
  }
}
