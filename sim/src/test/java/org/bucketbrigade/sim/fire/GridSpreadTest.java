package org.bucketbrigade.sim.fire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.bucketbrigade.sim.geo.Grid;
import org.bucketbrigade.sim.water.Wetness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The spread over a grid against the ellipse that it stands for. */
class GridSpreadTest {
  private static final double HEAD_MPS = 1;
  private static final Wetness DRY =
      new Wetness() {
        @Override
        public double depthMm(int cell) {
          return 0;
        }

        @Override
        public boolean any() {
          return false;
        }
      };

  @ParameterizedTest
  @ValueSource(doubles = {0, 9, 18.4, 22.5, 26.6, 33.7, 45, 60, 77, 90, 130, 181, 222, 300, 341})
  void areaIsThatOfTheEllipseAtAnyHeading(double headingDeg) {
    assertThat(areaRatio(2.5, headingDeg)).as("LB 2.5").isBetween(0.99, 1.01);
    assertThat(areaRatio(4, headingDeg)).as("LB 4").isBetween(0.98, 1.02);
  }

  @ParameterizedTest
  @CsvSource({"2.5, 0", "2.5, 14", "2.5, 40", "4, 7"})
  void theWindThatTurnsHalfwayLeavesWhatBothWindsReach(double lb, double headingDeg) {
    // Two winds of half the time each reach the Minkowski sum of both half ellipses, whose area
    // exceeds that of one ellipse.
    int cells = 300;
    Uniform spread = new Uniform(lb);
    GridFire fire = fire(cells, spread);
    spread.headingDeg = headingDeg;
    fire.ignite(middle(cells));
    double seconds = 0.32 * cells;
    run(fire, seconds / 2);
    spread.headingDeg = headingDeg + 60;
    fire.step(0.5, 2, 0);
    run(fire, seconds / 2);
    double turned = area(fire);
    double steady = ellipseArea(lb, seconds);
    assertThat(turned / steady).isBetween(1.0, 1.6);
  }

  @Test
  void longStepsAndShortOnesLightTheSameCellsAtTheSameTimes() {
    int cells = 120;
    GridFire shortSteps = fire(cells, new Uniform(2.5));
    GridFire longSteps = fire(cells, new Uniform(2.5));
    shortSteps.ignite(middle(cells));
    longSteps.ignite(middle(cells));
    run(shortSteps, 40);
    longSteps.step(40, 1, 0);
    for (int cell = 0; cell < cells * cells; cell++) {
      assertThat(Double.valueOf(longSteps.arrivalS(cell)))
          .isEqualTo(Double.valueOf(shortSteps.arrivalS(cell)));
    }
  }

  @Test
  void spreadsOverThreeHundredThousandCellsASecondWithoutAllocating() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().threadId();
    double best = 0;
    for (int run = 0; run < 5; run++) {
      int cells = 700;
      GridFire fire = fire(cells, new Uniform(2.5));
      fire.ignite(middle(cells));
      run(fire, 60);
      long allocated = threads.getThreadAllocatedBytes(id);
      long startNs = threads.getCurrentThreadCpuTime();
      int before = fire.burningCells() + fire.burntCells();
      run(fire, 180);
      int lit = fire.burningCells() + fire.burntCells() - before;
      best = Math.max(best, lit / ((threads.getCurrentThreadCpuTime() - startNs) * 1e-9));
      // The list of the front doubles now and then, by a few kilobytes a slot.
      assertThat(threads.getThreadAllocatedBytes(id) - allocated).isLessThan(20_000_000);
    }
    System.out.printf("%.0f cells a second of processor time%n", best);
    // A third of the figure, since the machine may be shared: shows a change of order.
    assertThat(best).isGreaterThan(100_000);
  }

  private static double areaRatio(double lb, double headingDeg) {
    int cells = 700;
    double seconds = 0.47 * cells / ((1 + backShare(lb)) / 2 + (1 - backShare(lb)) / 2);
    Uniform spread = new Uniform(lb);
    spread.headingDeg = headingDeg;
    GridFire fire = fire(cells, spread);
    fire.ignite(middle(cells));
    fire.step(seconds, 1, 0);
    return area(fire) / ellipseArea(lb, seconds);
  }

  private static double area(GridFire fire) {
    return fire.burningCells() + fire.burntCells();
  }

  private static double ellipseArea(double lb, double seconds) {
    double length = HEAD_MPS * (1 + backShare(lb)) * seconds;
    return Math.PI / 4 * length * length / lb;
  }

  /** The fire starts in a focus of its ellipse. */
  private static double backShare(double lb) {
    double e = Math.sqrt(1 - 1 / (lb * lb));
    return (1 - e) / (1 + e);
  }

  private static void run(GridFire fire, double seconds) {
    for (double t = 0; t < seconds; t += 0.5) {
      fire.step(0.5, 1, 0);
    }
  }

  private static int middle(int cells) {
    return cells / 2 * cells + cells / 2;
  }

  private static GridFire fire(int cells, Spread spread) {
    Grid grid = new Grid(-cells / 2, -cells / 2, 1, cells, cells);
    return new GridFire(grid, 60, DRY, spread, Brands.NONE);
  }

  /** One ellipse everywhere. */
  private static final class Uniform implements Spread {
    private final double lb;
    double headingDeg = 90;

    Uniform(double lb) {
      this.lb = lb;
    }

    @Override
    public void ellipse(int cell, double windEastMps, double windNorthMps, Ellipse out) {
      out.headMps = HEAD_MPS;
      out.backMps = HEAD_MPS * backShare(lb);
      out.flankMps = (out.headMps + out.backMps) / (2 * lb);
      out.towardsEast = StrictMath.sin(StrictMath.toRadians(headingDeg));
      out.towardsNorth = StrictMath.cos(StrictMath.toRadians(headingDeg));
    }

    @Override
    public double intensityKwPerM(int cell, double frontMps) {
      return 1000 * frontMps;
    }

    @Override
    public boolean alike(int cell, int other) {
      return true;
    }

    @Override
    public boolean burns(int cell) {
      return true;
    }

    @Override
    public double grown(double ageS) {
      return 1;
    }
  }
}
