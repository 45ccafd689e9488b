package org.bucketbrigade.sim.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.sim.crowd.CrowdSettings;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.bucketbrigade.sim.vehicle.VehicleTruth;
import org.bucketbrigade.sim.world.AirTraffic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A crewed aircraft of the scenario comes: the gateway clears the air by itself, before it is here.
 */
class TrafficFlightTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long SEED = 5;
  private static final int DRONES = 6;
  private static final double TOUCHES_DOWN_M = 3;

  /** Comes from 18 km in the east at 100 m/s: within 90 s, that is 9 km, from 170 s on. */
  private static final String TRAFFIC =
      """
      traffic:
        - name: Tanker
          speedMps: 100
          startS: 80
          route:
            - {eastM: 18000, northM: 0, amslM: 900}
            - {eastM: -18000, northM: 0, amslM: 900}
      """;

  @Test
  @Timeout(300)
  void anAircraftOnItsRouteClearsTheAirBeforeItIsThere() throws Exception {
    System.out.println("seed " + SEED);
    VirtualBrigade brigade =
        new VirtualBrigade(
            scenario(), DRONES, CrowdSettings.of(30, SEED), SEED, VirtualBrigade.EventLog.NONE);
    AirTraffic traffic = brigade.stage().world().traffic();

    brigade.run(165 * SECOND);
    assertThat(traffic.flies(0)).isTrue();
    assertThat(traffic.eastM(0)).isGreaterThan(9_000);
    assertThat(brigade.stage().referee().airborne()).isEqualTo(DRONES);
    assertThat(brigade.stage().drones()).anyMatch(drone -> drone.drops() > 0);
    int drops = drops(brigade);

    brigade.run(95 * SECOND);
    assertThat(Math.abs(traffic.eastM(0))).isLessThan(500);
    assertThat(brigade.stage().drones())
        .as("on the ground, or about to touch it")
        .allMatch(drone -> drone.heightAboveSurfaceM() < TOUCHES_DOWN_M);
    assertThat(drops(brigade) - drops).isLessThanOrEqualTo(DRONES);
    assertThat(brigade.stage().referee().stories()).isEmpty();
  }

  private static int drops(VirtualBrigade brigade) {
    return brigade.stage().drones().stream().mapToInt(VehicleTruth::drops).sum();
  }

  private static Scenario scenario() throws java.io.IOException {
    try (var in = Scenarios.class.getResourceAsStream("demo.yaml")) {
      String demo = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      return Scenarios.parse("demo with traffic", demo + TRAFFIC);
    }
  }
}
