package org.bucketbrigade.benchmarks.mavlink;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.benchmarks.BenchFigure;
import org.bucketbrigade.benchmarks.BenchResult;
import org.bucketbrigade.benchmarks.GrowthPlot;

/** Forwarding with more and more vehicles, each beside the bare forwarder with as many. */
final class ForwardGrowth {
  /** Of which the growth is told. */
  static final int[] VEHICLES = {1, 10, 100, 1_000};

  /** The fleet that the product is made for, on two networks; of which the main figures tell. */
  static final int DESIGN_FLEET = 300;

  private static final double LEAST_RATE = 0.85;
  private static final double MOST_P50 = 1.1;
  private static final double MOST_P99 = 1.3;

  private final List<BenchFigure> figures = new ArrayList<>();
  private final GrowthPlot plot =
      new GrowthPlot("mavlink-growth", "Forwarding against a bare forwarder", "vehicles", "ratio");
  private final boolean quick;
  private final PrintWriter progress;

  private ForwardGrowth(boolean quick, PrintWriter progress) {
    this.quick = quick;
    this.progress = progress;
  }

  static BenchResult run(boolean quick, PrintWriter progress) throws IOException {
    ForwardGrowth growth = new ForwardGrowth(quick, progress);
    try (ForwardMeasurement fleet = growth.measured(DESIGN_FLEET, quick ? 0 : 2_500)) {
      growth.addMain(fleet);
    }
    for (int vehicles : VEHICLES) {
      try (ForwardMeasurement fleet = growth.measured(vehicles, quick ? 0 : 250)) {
        growth.addRow(vehicles, fleet);
      }
    }
    return new BenchResult(growth.figures, List.of(growth.plot));
  }

  private ForwardMeasurement measured(int vehicles, int warmUp) throws IOException {
    ForwardMeasurement fleet = new ForwardMeasurement(vehicles);
    if (warmUp > 0) {
      fleet.measure(warmUp, warmUp / 5);
    }
    fleet.measure(quick ? 10 : 600, quick ? 3 : 300);
    tell(vehicles, "routed", fleet.routing());
    tell(vehicles, "gateway", fleet.gateway());
    tell(vehicles, "spinning", fleet.spinning());
    return fleet;
  }

  private void tell(int vehicles, String who, Rivalry rivalry) {
    progress.printf(
        "  %5d vehicles, %-8s: rate %s; p50 %s, p99 %s; on one core %s, %s of the bare one's%n",
        vehicles,
        who,
        rivalry.rate,
        rivalry.apart.p50,
        rivalry.apart.p99,
        rivalry.together.p50,
        rivalry.together.p99);
    progress.flush();
  }

  private void addMain(ForwardMeasurement fleet) {
    Rivalry bare = fleet.bare();
    Rivalry routing = fleet.routing();
    Rivalry gateway = fleet.gateway();
    Rivalry spinning = fleet.spinning();
    figures.addAll(
        List.of(
            BenchFigure.atLeast("forwardRateRatio", routing.rate.median(), "1", LEAST_RATE),
            BenchFigure.info("forwardRateRatioSpread", routing.rate.spread(), "1"),
            BenchFigure.atMost("forwardP50Ratio", routing.apart.p50.median(), "1", MOST_P50),
            BenchFigure.info("forwardP50RatioSpread", routing.apart.p50.spread(), "1"),
            BenchFigure.atMost("forwardP99Ratio", routing.apart.p99.median(), "1", MOST_P99),
            BenchFigure.info("forwardP99RatioSpread", routing.apart.p99.spread(), "1"),
            BenchFigure.info("forwardPerSecond", ForwardMeasurement.perSecond(routing), "1/s"),
            BenchFigure.info("bareForwardPerSecond", ForwardMeasurement.perSecond(bare), "1/s"),
            BenchFigure.info("forwardP50", routing.apart.us(50), "us"),
            BenchFigure.info("forwardP99", routing.apart.us(99), "us"),
            BenchFigure.info("bareForwardP50", bare.apart.us(50), "us"),
            BenchFigure.info("bareForwardP99", bare.apart.us(99), "us"),
            BenchFigure.info("bareForwardTogetherP50", bare.together.us(50), "us"),
            BenchFigure.info("forwardTogetherP50Ratio", routing.together.p50.median(), "1"),
            BenchFigure.info("forwardTogetherP99Ratio", routing.together.p99.median(), "1"),
            BenchFigure.atLeast("gatewayForwardRateRatio", gateway.rate.median(), "1", LEAST_RATE),
            BenchFigure.atMost("gatewayForwardP50Ratio", gateway.apart.p50.median(), "1", MOST_P50),
            BenchFigure.atMost("gatewayForwardP99Ratio", gateway.apart.p99.median(), "1", MOST_P99),
            BenchFigure.info("gatewayForwardTogetherP50Ratio", gateway.together.p50.median(), "1"),
            BenchFigure.info("gatewayForwardTogetherP99Ratio", gateway.together.p99.median(), "1"),
            BenchFigure.atLeast(
                "spinningForwardRateRatio", spinning.rate.median(), "1", LEAST_RATE),
            BenchFigure.atMost(
                "spinningForwardP50Ratio", spinning.apart.p50.median(), "1", MOST_P50),
            BenchFigure.atMost(
                "spinningForwardP99Ratio", spinning.apart.p99.median(), "1", MOST_P99)));
  }

  private void addRow(int vehicles, ForwardMeasurement fleet) {
    addRow(vehicles, "forward", fleet.routing());
    addRow(vehicles, "gatewayForward", fleet.gateway());
    addRow(vehicles, "spinningForward", fleet.spinning());
  }

  private void addRow(int vehicles, String who, Rivalry rivalry) {
    add(vehicles, who + "RateRatio", rivalry.rate.median());
    add(vehicles, who + "P50Ratio", rivalry.apart.p50.median());
    add(vehicles, who + "P99Ratio", rivalry.apart.p99.median());
  }

  private void add(int vehicles, String name, double value) {
    figures.add(BenchFigure.info(name + "Vehicles" + vehicles, value, "1"));
    plot.add(name, vehicles, value);
  }
}
