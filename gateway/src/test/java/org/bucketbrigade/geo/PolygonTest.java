package org.bucketbrigade.geo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class PolygonTest {
  private static Polygon of(double... eastNorth) {
    double[] east = new double[eastNorth.length / 2];
    double[] north = new double[east.length];
    for (int i = 0; i < east.length; i++) {
      east[i] = eastNorth[2 * i];
      north[i] = eastNorth[2 * i + 1];
    }
    return new Polygon(east, north);
  }

  private static final Polygon L = of(0, 0, 100, 0, 100, 40, 40, 40, 40, 100, 0, 100);

  @Test
  void knowsInsideFromOutsideAroundACornerThatPointsInwards() {
    assertThat(L.contains(20, 90)).isTrue();
    assertThat(L.contains(90, 20)).isTrue();
    assertThat(L.contains(60, 60)).isFalse();
    assertThat(L.contains(-1, 50)).isFalse();
    assertThat(L.contains(101, 20)).isFalse();
    assertThat(L.outlineM(20, 20)).isEqualTo(20);
    assertThat(L.outlineM(70, 80)).isCloseTo(30, within(1e-9));
  }

  @Test
  void runsCounterClockwiseHoweverItIsDrawn() {
    Polygon drawnTheOtherWay = of(0, 100, 40, 100, 40, 40, 100, 40, 100, 0, 0, 0);
    double area = 0;
    for (int i = 0; i < drawnTheOtherWay.corners(); i++) {
      area +=
          drawnTheOtherWay.eastM(i) * drawnTheOtherWay.northM(i + 1)
              - drawnTheOtherWay.eastM(i + 1) * drawnTheOtherWay.northM(i);
    }
    assertThat(area / 2).isEqualTo(6_400);
  }

  @Test
  void findsWhereItCrossesItself() {
    Polygon bow = of(0, 0, 100, 100, 100, 0, 0, 100);
    Polygon.Crossing crossing = requireNonNull(bow.selfCrossing());
    assertThat(crossing.eastM()).isCloseTo(50, within(1e-9));
    assertThat(crossing.northM()).isCloseTo(50, within(1e-9));
    assertThat(L.selfCrossing()).isNull();
    assertThat(of(0, 0, 100, 0, 50, 80).selfCrossing()).isNull();
  }

  @Test
  void anEdgeThatRunsBackOnItselfOrTouchesAnotherCrossesToo() {
    assertThat(of(0, 0, 100, 0, 50, 0, 50, 80).selfCrossing()).isNotNull();
    assertThat(of(0, 0, 100, 0, 100, 100, 50, 0, 0, 100).selfCrossing()).isNotNull();
  }

  @Test
  void findsAPlaceThatTwoShapesShare() {
    assertThat(L.meets(of(60, 60, 90, 60, 90, 90, 60, 90))).isNull();
    assertThat(L.meets(of(60, 30, 90, 60, 60, 60))).isNotNull();
    assertThat(L.meets(of(5, 5, 15, 5, 10, 15))).as("one inside the other").isNotNull();
    assertThat(of(5, 5, 15, 5, 10, 15).meets(L)).isNotNull();
  }

  @Test
  void discsAndStripsAreWhatTheirNamesSay() {
    Polygon disc = Polygon.disc(10, -20, 50, 24);
    assertThat(disc.contains(10 + 49, -20)).isTrue();
    assertThat(disc.contains(10 + 51, -20)).isFalse();
    Polygon strip = Polygon.strip(0, 0, 300, 400, 30);
    assertThat(strip.contains(150, 200)).isTrue();
    assertThat(strip.outlineM(150, 200)).isCloseTo(30, within(1e-9));
    assertThat(strip.contains(-3, -4)).isFalse();
  }

  @Test
  void distancesOfLinesAgreeWithManyPointsOnThem() {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      double[] v = random.doubles(8, -50, 50).toArray();
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i <= 400; i++) {
        double e = v[0] + (v[2] - v[0]) * i / 400;
        double n = v[1] + (v[3] - v[1]) * i / 400;
        least = Math.min(least, Math.sqrt(Plane.pointSquared(v[4], v[5], v[6], v[7], e, n)));
      }
      double exact = Math.sqrt(Plane.linesSquared(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]));
      assertThat(exact).as("seed 3, round %d", round).isCloseTo(least, within(0.2));
      assertThat(exact).isLessThanOrEqualTo(least + 1e-9);
    }
  }

  @Test
  void refusesWhatIsNoShape() {
    assertThatThrownBy(() -> of(0, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
