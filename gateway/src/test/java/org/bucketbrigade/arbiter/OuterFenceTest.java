package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.Polygon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OuterFenceTest {
  private static final double MARGIN_M = 20;
  private static final int MOST = 70;

  @ParameterizedTest
  @ValueSource(doubles = {50, 300, 2_000, 15_000})
  void surroundsACircleAtTheMargin(double radiusM) {
    Polygon line = OuterFence.around(FlightArea.circle(100, -200, radiusM, 500), MARGIN_M, MOST);
    assertThat(line.corners()).isLessThanOrEqualTo(MOST);
    for (int i = 0; i < 360; i++) {
      double eastM = 100 + (radiusM + 19) * StrictMath.cos(Math.toRadians(i));
      double northM = -200 + (radiusM + 19) * StrictMath.sin(Math.toRadians(i));
      boolean besideTheCorner = radiusM * (1 - StrictMath.cos(StrictMath.PI / 64)) > 1;
      assertThat(besideTheCorner || line.contains(eastM, northM)).isTrue();
      double outE = 100 + (radiusM * 1.002 + 20 + 20) * StrictMath.cos(Math.toRadians(i));
      double outN = -200 + (radiusM * 1.002 + 20 + 20) * StrictMath.sin(Math.toRadians(i));
      assertThat(line.contains(outE, outN)).isFalse();
    }
  }

  @Test
  void leavesTheInnerCornerOfAnAngleOutside() {
    FlightArea angle =
        area(shape(0, 0, 600, 0, 600, 100, 0, 100), shape(0, 0, 100, 0, 100, 600, 0, 600));
    Polygon line = OuterFence.around(angle, MARGIN_M, MOST);
    checkMargin(angle, line);
    assertThat(line.contains(300, 300)).isFalse();
    assertThat(line.contains(130, 130)).isFalse();
    assertThat(line.contains(110, 110)).isTrue();
    assertThat(line.contains(-30, 300)).isFalse();
  }

  @Test
  void joinsPolygonCorridorAndDiscs() {
    FlightArea sector =
        area(
            shape(0, 0, 400, 50, 380, 500, 150, 420, 20, 300),
            Polygon.strip(200, 250, 900, -300, 30),
            Polygon.disc(900, -300, 60, 24),
            Polygon.disc(200, 250, 30, 24));
    Polygon line = OuterFence.around(sector, MARGIN_M, MOST);
    checkMargin(sector, line);
    assertThat(line.corners()).isLessThan(25);
    assertThat(line.contains(700, 200)).isFalse();
    assertThat(line.contains(300, -200)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void keepsTheMarginAroundRandomStarsWithCorridors(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int corners = random.nextInt(3, 33);
    double[] east = new double[corners];
    double[] north = new double[corners];
    for (int i = 0; i < corners; i++) {
      double radius = random.nextDouble(80, 900);
      east[i] = radius * StrictMath.cos(2 * StrictMath.PI * i / corners);
      north[i] = radius * StrictMath.sin(2 * StrictMath.PI * i / corners);
    }
    double baseE = random.nextDouble(-1_500, 1_500);
    double baseN = random.nextDouble(-1_500, 1_500);
    FlightArea sector =
        area(
            new Polygon(east, north),
            Polygon.strip(0, 0, baseE, baseN, 30),
            Polygon.disc(0, 0, 40, 24),
            Polygon.disc(baseE, baseN, 60, 24));
    Polygon line = OuterFence.around(sector, MARGIN_M, MOST);
    checkMargin(sector, line);
    assertThat(line.corners()).isLessThanOrEqualTo(MOST);
    assertThat(line.selfCrossing()).isNull();
    assertThat(farthestM(sector, line)).as("seed " + seed).isLessThan(80);
  }

  private static void checkMargin(FlightArea area, Polygon line) {
    for (int i = 0; i < area.pieces(); i++) {
      for (double part = 0; part <= 1; part += 0.125) {
        double eastM = area.alongE(i, part);
        double northM = area.alongN(i, part);
        assertThat(line.contains(eastM, northM)).isTrue();
        assertThat(line.outlineM(eastM, northM)).isGreaterThan(MARGIN_M - 0.1);
      }
    }
  }

  /** How far outside of the area the line gets. */
  private static double farthestM(FlightArea area, Polygon line) {
    double farthest = 0;
    for (int i = 0; i < line.corners(); i++) {
      farthest = Math.max(farthest, area.fenceM(line.eastM(i), line.northM(i)));
    }
    return farthest;
  }

  private static FlightArea area(Polygon... shapes) {
    List<FlightArea.Part> parts = new ArrayList<>();
    for (Polygon shape : shapes) {
      parts.add(new FlightArea.Part(shape, 10));
    }
    return new FlightArea(parts, 500, List.of(LocalPoint.onMap(10, 10)));
  }

  private static Polygon shape(double... coordinates) {
    double[] east = new double[coordinates.length / 2];
    double[] north = new double[coordinates.length / 2];
    for (int i = 0; i < east.length; i++) {
      east[i] = coordinates[2 * i];
      north[i] = coordinates[2 * i + 1];
    }
    return new Polygon(east, north);
  }
}
