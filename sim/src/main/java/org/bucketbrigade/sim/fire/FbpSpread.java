package org.bucketbrigade.sim.fire;

import java.util.EnumSet;
import java.util.List;
import java.util.function.IntFunction;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.world.Grid;
import org.jspecify.annotations.Nullable;

/** Spread by the Canadian FBP system in each cell's fuel, on its slope and in the day's weather. */
final class FbpSpread implements Spread {
  private static final double KMH = 3.6;
  private static final double GROWTH_PER_S = 0.115 / 60;
  private static final double GROWTH_STEP_S = 10;
  private static final Fuel[] FUELS = Fuel.values();

  private final Slopes slopes;
  private final byte[] fuel;
  private final double[] fromS;
  private final @Nullable FuelTable[][] tables;
  private final double[] grown = new double[512];
  private int now;

  FbpSpread(Scenario scenario, Grid grid, Slopes slopes, IntFunction<Fuel> fuels, double elvM) {
    this.slopes = slopes;
    fuel = new byte[grid.cells()];
    EnumSet<Fuel> present = EnumSet.noneOf(Fuel.class);
    for (int cell = 0; cell < fuel.length; cell++) {
      Fuel here = fuels.apply(cell);
      fuel[cell] = (byte) here.ordinal();
      present.add(here);
    }
    List<Scenario.Weather> weathers = scenario.fire().weather();
    fromS = new double[weathers.size()];
    tables = new FuelTable[weathers.size()][FUELS.length];
    Scenario.Origin at = scenario.origin();
    for (int i = 0; i < fromS.length; i++) {
      fromS[i] = weathers.get(i).fromMin() * 60;
      for (Fuel each : present) {
        tables[i][each.ordinal()] =
            new FuelTable(each, weathers.get(i), at.latDeg(), at.lonDeg(), elvM);
      }
    }
    for (int i = 0; i < grown.length; i++) {
      grown[i] = 1 - StrictMath.exp(-GROWTH_PER_S * GROWTH_STEP_S * i);
    }
  }

  private FuelTable table(int cell) {
    FuelTable table = tables[now][fuel[cell]];
    if (table == null) {
      throw new IllegalStateException("no table for " + FUELS[fuel[cell]]);
    }
    return table;
  }

  @Override
  public boolean changes(double nowS) {
    int before = now;
    while (now + 1 < fromS.length && fromS[now + 1] <= nowS) {
      now++;
    }
    return now != before;
  }

  @Override
  public void ellipse(int cell, double windEastMps, double windNorthMps, Ellipse out) {
    FuelTable table = table(cell);
    double slopeKmh = table.slopeKmh(slopes.ratio(cell) * 100);
    double u = windEastMps * KMH + slopeKmh * slopes.uphillEast(cell);
    double v = windNorthMps * KMH + slopeKmh * slopes.uphillNorth(cell);
    double wsv = Math.sqrt(u * u + v * v);
    out.towards(u, v, wsv);
    out.headMps = table.headMps(wsv);
    out.backMps = table.backMps(wsv);
    out.flankMps = table.flankMps(wsv);
  }

  @Override
  public double intensityKwPerM(int cell, double frontMps) {
    return table(cell).intensityKwPerM(frontMps);
  }

  @Override
  public boolean alike(int cell, int other) {
    return fuel[cell] == fuel[other];
  }

  @Override
  public Fuel fuel(int cell) {
    return FUELS[fuel[cell]];
  }

  @Override
  public boolean burns(int cell) {
    return FUELS[fuel[cell]].burns();
  }

  @Override
  public double grown(double ageS) {
    int i = (int) (ageS / GROWTH_STEP_S);
    return i < 0 ? 0 : grown[Math.min(i, grown.length - 1)];
  }
}
