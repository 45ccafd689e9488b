package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.Polygon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FlightAreaTest {
  /** Two squares of 100 m that overlap by 20 m. */
  private static FlightArea twoSquares() {
    return new FlightArea(
        List.of(
            new FlightArea.Part(Areas.polygon(0, 0, 100, 0, 100, 100, 0, 100), 10),
            new FlightArea.Part(Areas.polygon(80, 0, 180, 0, 180, 100, 80, 100), 30)),
        300,
        List.of(Areas.point(50, 50)));
  }

  @Test
  void thereIsNoFenceWhereShapesOverlap() {
    FlightArea area = twoSquares();
    assertThat(area.clearanceM(10, 50, 170, 50)).as("straight through").isEqualTo(10);
    assertThat(area.fenceM(90, 50)).isEqualTo(50);
    assertThat(area.clearanceM(50, 50, 50, 120)).as("out").isZero();
  }

  @Test
  void shapesThatOnlyTouchBelongTogetherToo() {
    FlightArea area =
        new FlightArea(
            List.of(
                new FlightArea.Part(Areas.polygon(0, 0, 100, 0, 100, 100, 0, 100), 3),
                new FlightArea.Part(Areas.polygon(100, 0, 200, 0, 200, 100, 100, 100), 3)),
            300,
            List.of(Areas.point(50, 50)));
    assertThat(area.clearanceM(50, 50, 150, 50)).isEqualTo(50);
  }

  @Test
  void edgesThatRunAlongEachOtherLeaveNoHole() {
    Random random = new Random(13);
    for (int round = 0; round < 3_000; round++) {
      double turn = random.nextDouble(Math.PI);
      double jitter = new double[] {0, 1e-4, 2e-3}[round % 3];
      FlightArea.Part[] parts = new FlightArea.Part[3];
      for (int i = 0; i < parts.length; i++) {
        double west = 20 * random.nextInt(4);
        double south = 20 * random.nextInt(4);
        double width = 20 + 20 * random.nextInt(3);
        parts[i] = new FlightArea.Part(turned(west, south, width, turn, jitter, random), 3);
      }
      FlightArea area = new FlightArea(List.of(parts), 300, List.of(Areas.point(0, 0)));
      for (int i = 0; i < 40; i++) {
        double[] at = random.doubles(4, -150, 150).toArray();
        if (area.contains(at[0], at[1]) != area.contains(at[2], at[3])) {
          assertThat(area.clearanceM(at[0], at[1], at[2], at[3]))
              .as("seed 13, round %d", round)
              .isLessThan(0.01);
        }
      }
    }
  }

  private static Polygon turned(
      double west, double south, double side, double turn, double jitter, Random random) {
    double[] east = {west, west + side, west + side, west};
    double[] north = {south, south, south + 20, south + 20};
    for (int i = 0; i < east.length; i++) {
      double e = east[i] + jitter * random.nextGaussian();
      double n = north[i] + jitter * random.nextGaussian();
      east[i] = e * Math.cos(turn) - n * Math.sin(turn);
      north[i] = e * Math.sin(turn) + n * Math.cos(turn);
    }
    return new Polygon(east, north);
  }

  @Test
  void theLowestFloorOfTheShapesAtAPlaceHolds() {
    FlightArea area = twoSquares();
    assertThat(area.floorAglM(50, 50)).isEqualTo(10);
    assertThat(area.floorAglM(90, 50)).isEqualTo(10);
    assertThat(area.floorAglM(150, 50)).isEqualTo(30);
    assertThat(area.floorAglM(500, 50)).as("outside: as high as anywhere").isEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyWayFromInsideToOutsideMeetsTheFence(long seed) {
    Random random = new Random(seed);
    FlightArea area = Areas.star(random, 10, 300).area();
    for (int round = 0; round < 4_000; round++) {
      double[] at = random.doubles(4, -700, 700).toArray();
      boolean from = area.contains(at[0], at[1]);
      boolean to = area.contains(at[2], at[3]);
      double clearance = area.clearanceM(at[0], at[1], at[2], at[3]);
      if (from != to) {
        assertThat(clearance).as("seed %d, round %d", seed, round).isLessThan(1e-6);
      }
      if (clearance > 0 && from) {
        double middleE = (at[0] + at[2]) / 2;
        double middleN = (at[1] + at[3]) / 2;
        assertThat(area.contains(middleE, middleN)).as("seed %d, %d", seed, round).isTrue();
      }
    }
  }

  @Test
  void aCircleIsKeptToWithinAThousandth() {
    FlightArea area = FlightArea.circle(100, -50, 1_000, 300);
    for (int degree = 0; degree < 360; degree++) {
      double e = Math.cos(Math.toRadians(degree));
      double n = Math.sin(Math.toRadians(degree));
      assertThat(area.contains(100 + 1_000.01 * e, -50 + 1_000.01 * n)).isFalse();
      assertThat(area.contains(100 + 998.5 * e, -50 + 998.5 * n)).isTrue();
    }
    assertThat(area.wellInside(100, -50, 990)).isTrue();
    assertThat(area.wellInside(100, -50, 1_001)).isFalse();
  }

  @Test
  void theWayHomeGoesRoundACornerThatPointsInwards() {
    FlightArea area = Areas.ell(10, 300).area();
    assertThat(area.wayHome().complete()).isTrue();
    LocalPoint next = new LocalPoint();
    area.wayHome().next(350, 50, 50, 350, next);
    assertThat(next.eastM).isEqualTo(88);
    assertThat(next.northM).isEqualTo(88);
    area.wayHome().next(88, 88, 50, 350, next);
    assertThat(next.eastM).isEqualTo(50);
    assertThat(next.northM).isEqualTo(350);
    area.wayHome().next(20, 200, 50, 350, next);
    assertThat(next.northM).as("in sight of home").isEqualTo(350);
  }

  @Test
  void everyWayHomeEndsThereWithoutCrossingTheFence() {
    for (long seed = 1; seed <= 30; seed++) {
      Random random = new Random(seed);
      Areas.WithBase star = Areas.star(random, 10, 300);
      for (int round = 0; round < 20; round++) {
        double e = random.nextDouble(-350, 350);
        double n = random.nextDouble(-350, 350);
        if (seesTheMiddle(star.area(), e, n)) {
          walk(star, e, n, seed);
        }
      }
    }
  }

  private static boolean seesTheMiddle(FlightArea area, double e, double n) {
    return area.contains(e, n)
        && area.fenceM(e, n) > 1
        && area.clearanceM(e, n, 0, 0) > 0.95 * Math.min(WayHome.PASS_M, area.fenceM(e, n));
  }

  private static void walk(Areas.WithBase star, double fromE, double fromN, long seed) {
    double homeE = star.baseE() + 10;
    double homeN = star.baseN() - 5;
    LocalPoint next = new LocalPoint();
    double e = fromE;
    double n = fromN;
    for (int leg = 0; leg < 5; leg++) {
      star.area().wayHome().next(e, n, homeE, homeN, next);
      assertThat(star.area().clearanceM(e, n, next.eastM, next.northM))
          .as("seed %d", seed)
          .isPositive();
      e = next.eastM;
      n = next.northM;
    }
    assertThat(e).as("seed %d", seed).isCloseTo(homeE, within(1e-9));
    assertThat(n).as("seed %d", seed).isCloseTo(homeN, within(1e-9));
  }

  @Test
  void aStripJoinsWhatItLeadsTo() {
    FlightArea area =
        new FlightArea(
            List.of(
                new FlightArea.Part(Polygon.disc(0, 0, 60, 24), 3),
                new FlightArea.Part(Polygon.disc(500, 0, 60, 24), 3),
                new FlightArea.Part(Polygon.strip(0, 0, 500, 0, 30), 20)),
            300,
            List.of(Areas.point(0, 0), Areas.point(500, 0)));
    assertThat(area.clearanceM(0, 0, 500, 0)).isCloseTo(30, within(1e-9));
    assertThat(area.floorAglM(250, 10)).isEqualTo(20);
    assertThat(area.floorAglM(10, 0)).isEqualTo(3);
    assertThat(area.wayHome().complete()).isTrue();
  }
}
