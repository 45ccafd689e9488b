package org.bucketbrigade.benchmarks.sim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.scenario.Scenarios;

/** The place where all of it happens: a slope of 262,144 cells with a fire and no lakes. */
final class Place {
  private static final String FILE = "fleet.yaml";

  private Place() {}

  static Scenario scenario() {
    try (InputStream in = Place.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not in the jar");
      }
      return Scenarios.parse(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
