package org.bucketbrigade.sim.app;

import org.bucketbrigade.app.WrongUsage;
import org.bucketbrigade.sim.scenario.AutopilotKind;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.scenario.ScenarioException;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where it burns, and what flies there. */
public final class ScenarioOptions {
  @Option(
      names = "--scenario",
      paramLabel = "NAME|FILE",
      description =
          "A built-in scenario (demo, one-drone, training-range, night-wind, vancouver-2030) or a"
              + " YAML file.")
  private String scenario;

  @Option(
      names = "--autopilot",
      paramLabel = "KIND",
      description = "arducopter or px4. Default: as the scenario says.")
  private @Nullable String autopilot;

  public ScenarioOptions() {
    this("demo");
  }

  /**
   * Another default.
   *
   * @param scenario name of a built-in one
   */
  public ScenarioOptions(String scenario) {
    this.scenario = scenario;
  }

  /** The scenario's name or file, as it was given. */
  public String name() {
    return scenario;
  }

  /**
   * Reads the scenario.
   *
   * @throws WrongUsage if there is none, or something in it is wrong; says where
   */
  public Scenario open() {
    try {
      Scenario read = Scenarios.open(scenario);
      return autopilot == null ? read : read.with(kind(autopilot));
    } catch (ScenarioException e) {
      throw new WrongUsage("--scenario: " + e.getMessage());
    }
  }

  private static AutopilotKind kind(String word) {
    AutopilotKind kind = AutopilotKind.of(word);
    if (kind == null) {
      throw new WrongUsage(
          "--autopilot " + word + ": one of " + String.join(", ", AutopilotKind.words()));
    }
    return kind;
  }
}
