package org.bucketbrigade.sim.fire;

import org.bucketbrigade.sim.fuel.Fuel;
import org.bucketbrigade.sim.scenario.Scenario;

/**
 * Behaviour of fire in one fuel in one weather by the net wind: the standard's curves as tables.
 */
final class FuelTable {
  private static final double TOP_KMH = 200;
  private static final int STEPS_PER_KMH = 4;
  private static final double STEEPEST_PERCENT = 70;
  private static final int STEPS_PER_PERCENT = 4;
  private static final double HEAT = 300;
  private static final double M_PER_MIN_TO_MPS = 1 / 60.0;

  /** Below this, fire stands still, m/s; it keeps travel times finite. */
  private static final double LEAST_MPS = 1e-7;

  private final Fuel fuel;
  private final double[] headMps = new double[(int) (TOP_KMH * STEPS_PER_KMH) + 2];
  private final double[] backMps = new double[headMps.length];
  private final double[] flankMps = new double[headMps.length];
  private final double[] slopeKmh = new double[(int) (STEEPEST_PERCENT * STEPS_PER_PERCENT) + 2];
  private final double pc;
  private final double cfl;
  private final double sfc;
  private final double rso;

  FuelTable(Fuel fuel, Scenario.Weather w, double latDeg, double lonDeg, double elvM) {
    this.fuel = fuel;
    pc = w.conifersPercent();
    FbpInput.Builder in =
        FbpInput.of(fuel)
            .ffmc(w.ffmc())
            .bui(w.bui())
            .cc(w.curingPercent())
            .pc(pc)
            .dj(w.dayOfYear())
            .lat(latDeg)
            .lon(lonDeg)
            .elv(Math.max(0, elvM));
    for (int i = 0; i < headMps.length; i++) {
      FbpOutput out = FbpCalculator.calculate(in.ws((double) i / STEPS_PER_KMH).build());
      headMps[i] = Math.max(LEAST_MPS, out.ros() * M_PER_MIN_TO_MPS);
      // The back is the head's equal at most, or the ellipse would be none.
      backMps[i] = Math.clamp(out.bros() * M_PER_MIN_TO_MPS, LEAST_MPS, headMps[i]);
      flankMps[i] = (headMps[i] + backMps[i]) / (2 * Math.max(1, out.lb()));
    }
    FbpOutput calm = FbpCalculator.calculate(in.ws(0).build());
    sfc = calm.sfc();
    rso = calm.rso();
    cfl = FbpFuel.of(fuel).cflKgPerM2();
    double moisture = FbpEquations.moistureEffect(w.ffmc());
    double curing = FbpEquations.curing(w.curingPercent());
    for (int i = 1; fuel.burns() && w.ffmc() > 0 && i < slopeKmh.length; i++) {
      double percent = (double) i / STEPS_PER_PERCENT;
      slopeKmh[i] = FbpSlope.wseKmh(fuel, moisture, percent, pc, curing);
    }
  }

  double headMps(double wsvKmh) {
    return at(headMps, wsvKmh, TOP_KMH, STEPS_PER_KMH);
  }

  double backMps(double wsvKmh) {
    return at(backMps, wsvKmh, TOP_KMH, STEPS_PER_KMH);
  }

  double flankMps(double wsvKmh) {
    return at(flankMps, wsvKmh, TOP_KMH, STEPS_PER_KMH);
  }

  /** Wind up the slope that drives fire as much as a slope, km/h. */
  double slopeKmh(double slopePercent) {
    return at(slopeKmh, slopePercent, STEEPEST_PERCENT, STEPS_PER_PERCENT);
  }

  private static double at(double[] table, double value, double top, int steps) {
    double x = Math.min(value, top) * steps;
    int i = (int) x;
    return table[i] + (x - i) * (table[i + 1] - table[i]);
  }

  /** Intensity of a front by its speed, crowns included, kW/m. */
  double intensityKwPerM(double frontMps) {
    double ros = frontMps / M_PER_MIN_TO_MPS;
    double cfb = cfl > 0 ? FbpEquations.cfb(ros, rso) : 0;
    return HEAT * (sfc + FbpEquations.cfc(fuel, cfl, cfb, pc)) * ros;
  }
}
