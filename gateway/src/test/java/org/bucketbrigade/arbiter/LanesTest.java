package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.bucketbrigade.geo.Polygon;
import org.junit.jupiter.api.Test;

/** A way leads north from a base; drones are asked to keep 10 m to the right of its middle. */
final class LanesTest {
  private static final Offset<Double> CLOSE = within(1e-9);
  private static final FlightArea.Way NORTH = new FlightArea.Way(100, 0, 100, 500, 30);

  private final Lanes lanes =
      new Lanes(
          new FlightArea.Part[] {
            new FlightArea.Part(Polygon.disc(100, 500, 80, 24), 20),
            new FlightArea.Part(Polygon.disc(100, 0, 60, 24), 3),
            FlightArea.Part.way(NORTH, 20)
          });
  private final Velocity wish = new Velocity();

  private boolean led(double eastM, double northM, double eastMps, double northMps) {
    wish.set(northMps, eastMps, -1);
    boolean led = lanes.keepRight(eastM, northM, wish);
    assertThat(wish.down).isEqualTo(-1);
    return led;
  }

  private void assertWish(double eastMps, double northMps) {
    assertThat(wish.east).isEqualTo(eastMps, CLOSE);
    assertThat(wish.north).isEqualTo(northMps, CLOSE);
  }

  @Test
  void whoFliesInTheRightLaneIsLeftAlone() {
    assertThat(led(110, 250, 0, 5)).isFalse();
    assertThat(led(90, 250, 0, -5)).isFalse();
    assertThat(led(118, 250, 2, 5)).isFalse();
    assertWish(2, 5);
  }

  @Test
  void whoFliesInTheMiddleIsLedToTheRightEitherWay() {
    assertThat(led(100, 250, 0, 5)).isTrue();
    assertWish(2, 5);
    assertThat(led(100, 250, 0, -5)).isTrue();
    assertWish(-2, -5);
    assertThat(led(107, 250, 0, 5)).isTrue();
    assertWish(1, 5);
  }

  @Test
  void whoIsOnTheWrongSideGoesAcrossFirst() {
    assertThat(led(95, 250, 0, 4)).isTrue();
    assertWish(2, 2);
    assertThat(led(85, 250, -3, 4)).isTrue();
    assertWish(2, 0);
  }

  @Test
  void nobodyCutsIntoTheOtherLane() {
    assertThat(led(113, 250, -4, 4)).isTrue();
    assertWish(-1, 4);
    assertThat(led(110, 250, -4, 4)).isTrue();
    assertWish(0, 4);
  }

  @Test
  void whoDoesNotFlyAlongTheWayMayGoAnywhereAcrossIt() {
    assertThat(led(110, 250, -4, 0.2)).isFalse();
    assertThat(led(90, 250, 0, 0)).isFalse();
  }

  @Test
  void thereAreNoLanesWhereThereIsRoomOrNoWay() {
    assertThat(led(100, 40, 0, 5)).isFalse();
    assertThat(led(100, 450, 0, 5)).isFalse();
    assertThat(led(200, 250, 0, 5)).isFalse();
    assertThat(FlightArea.circle(0, 0, 300, 300).lanes().keepRight(0, 0, wish)).isFalse();
  }
}
