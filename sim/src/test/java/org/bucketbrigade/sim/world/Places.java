package org.bucketbrigade.sim.world;

import java.util.List;
import org.bucketbrigade.sim.fuel.Fuel;
import org.bucketbrigade.sim.scenario.AutopilotKind;
import org.bucketbrigade.sim.scenario.Ground;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.scenario.Scenario.Aircraft;
import org.bucketbrigade.sim.scenario.Scenario.Lake;
import org.bucketbrigade.sim.scenario.Scenario.Line;
import org.bucketbrigade.sim.scenario.Scenario.Spot;
import org.bucketbrigade.sim.scenario.Scenario.Weather;

/** Small plain scenarios for tests: even ground, no gusts, and what each test changes. */
public final class Places {
  private double highAmslM = 100;
  private double uphillDeg;
  private double windFromDeg = 270;
  private double windMps;
  private List<Lake> lakes = List.of();
  private List<Line> lines = List.of();
  private List<Spot> houses = List.of();
  private Fuel fuel = Fuel.C7;
  private List<Weather> weathers = List.of();

  private List<Aircraft> traffic = List.of();

  public static Places plain() {
    return new Places();
  }

  public Places slope(double riseM, double towardsDeg) {
    highAmslM = 100 + riseM;
    uphillDeg = towardsDeg;
    return this;
  }

  public Places wind(double fromDeg, double mps) {
    windFromDeg = fromDeg;
    windMps = mps;
    return this;
  }

  public Places lakes(Lake... some) {
    lakes = List.of(some);
    return this;
  }

  public Places fire(Line... some) {
    lines = List.of(some);
    return this;
  }

  public Places fireAt(double eastM, double northM) {
    return fire(new Line(eastM, northM, eastM, northM, 1));
  }

  public Places houses(Spot... some) {
    houses = List.of(some);
    return this;
  }

  public Places weather(Fuel ofFuel, Weather... some) {
    fuel = ofFuel;
    weathers = List.of(some);
    return this;
  }

  public Places traffic(Aircraft... some) {
    traffic = List.of(some);
    return this;
  }

  /** 800 x 800 m, cells of 10 m, head 12 m/min in the mean wind, base in the south-west. */
  public Scenario scenario() {
    return new Scenario(
        "test",
        new Scenario.Origin(49.36, -123.05),
        new Scenario.Map(800, 800, 10),
        new Scenario.TerrainShape(
            40, 100, highAmslM, uphillDeg, 0, 1, Ground.SLOPE, fuel, null, null),
        lakes,
        List.of(new Scenario.Base(-360, -360, 20, 10)),
        houses,
        List.of(),
        List.of(),
        new Scenario.Wind(windFromDeg, windMps, 1, 0),
        new Scenario.Fire(12, 0.4, 60, lines, weathers),
        new Scenario.Area(0, 0, 400, 300),
        List.of(),
        traffic,
        new Scenario.Drones(1, 1, AutopilotKind.ARDUCOPTER));
  }

  public World world(long seed) {
    return new World(scenario(), seed);
  }

  public static long ticks(double seconds) {
    return Math.round(seconds * 1000 / World.TICK_MILLIS);
  }
}
