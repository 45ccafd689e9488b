package org.bucketbrigade.sim.fire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.bucketbrigade.sim.fuel.Fuel;
import org.bucketbrigade.sim.geo.Grid;
import org.bucketbrigade.sim.scenario.Scenario;

/** Spread by the Canadian FBP system in each cell's fuel, on its slope and in the day's weather. */
final class FbpSpread implements Spread {
  private static final double KMH = 3.6;
  private static final double GROWTH_PER_S = 0.115 / 60;
  private static final double GROWTH_STEP_S = 10;

  private final Slopes slopes;
  private final Fuel[] present;

  /** Place of each cell's fuel among those present. */
  private final byte[] fuel;

  private final double[] fromS;
  private final FuelTable[][] tables;
  private final double[] grown = new double[512];
  private int now;

  FbpSpread(Scenario scenario, Grid grid, Slopes slopes, IntFunction<Fuel> fuels, double elvM) {
    this.slopes = slopes;
    fuel = new byte[grid.cells()];
    List<Fuel> found = new ArrayList<>();
    for (int cell = 0; cell < fuel.length; cell++) {
      Fuel here = fuels.apply(cell);
      if (!found.contains(here)) {
        found.add(here);
      }
      fuel[cell] = (byte) found.indexOf(here);
    }
    present = found.toArray(Fuel[]::new);
    List<Scenario.Weather> weathers = scenario.fire().weather();
    fromS = new double[weathers.size()];
    tables = new FuelTable[weathers.size()][];
    Scenario.Origin at = scenario.origin();
    for (int i = 0; i < fromS.length; i++) {
      Scenario.Weather weather = weathers.get(i);
      fromS[i] = weather.fromMin() * 60;
      tables[i] =
          found.stream()
              .map(each -> new FuelTable(each, weather, at.latDeg(), at.lonDeg(), elvM))
              .toArray(FuelTable[]::new);
    }
    for (int i = 0; i < grown.length; i++) {
      grown[i] = 1 - StrictMath.exp(-GROWTH_PER_S * GROWTH_STEP_S * i);
    }
  }

  private FuelTable table(int cell) {
    return tables[now][fuel[cell]];
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
    return present[fuel[cell]];
  }

  @Override
  public boolean burns(int cell) {
    return present[fuel[cell]].burns();
  }

  @Override
  public double grown(double ageS) {
    int i = (int) (ageS / GROWTH_STEP_S);
    return i < 0 ? 0 : grown[Math.min(i, grown.length - 1)];
  }
}
