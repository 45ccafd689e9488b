package org.bucketbrigade.sim.terrain;

import static java.util.Objects.requireNonNull;

import org.bucketbrigade.sim.scenario.Scenario;

/** The ground before lakes and base were levelled; a relief that reaches 0 m has a sea there. */
interface Relief {
  /** Height of the ground, metres AMSL. */
  double amslM(double eastM, double northM);

  /** Whether ground at 0 m is the sea. */
  default boolean hasSea() {
    return false;
  }

  /** The relief that a scenario asks for. */
  static Relief of(Scenario scenario) {
    return switch (scenario.terrain().kind()) {
      case SLOPE -> new Slope(scenario);
      case NORTH_SHORE -> new NorthShore(scenario);
      case FILE -> new ImportedRelief(requireNonNull(scenario.terrain().elevation()));
    };
  }
}
