package org.bucketbrigade.sim.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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

  /** Ten seconds after an aircraft that can be here in 90 s has cleared the air. */
  private static final double CLEARED_M = 8_000;

  /** An aircraft within this distance is near. */
  private static final double NEAR_M = 5_000;

  /** Floor 3 m, wander 1 m, and 5 m for the way home, with a metre to spare. */
  private static final double FLOOR_AND_MARGIN_M = 10;

  /** A low way home lies this high above ground that is lower than the base; others 25 to 70 m. */
  private static final double LOW_M = 30;

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

    double highestM = 0;
    double[] lowestM = new double[DRONES];
    Arrays.fill(lowestM, Double.POSITIVE_INFINITY);
    while (traffic.eastM(0) > 0) {
      brigade.run(SECOND);
      for (int i = 0; i < DRONES; i++) {
        double heightM = brigade.stage().drones().get(i).heightAboveSurfaceM();
        boolean cleared = traffic.eastM(0) < CLEARED_M;
        lowestM[i] = cleared ? Math.min(lowestM[i], heightM) : lowestM[i];
        highestM = cleared ? Math.max(highestM, heightM) : highestM;
        assertThat(traffic.eastM(0) > NEAR_M || lowestM[i] < FLOOR_AND_MARGIN_M)
            .as("drone %d has descended before the aircraft is near, to %.1f m", i, lowestM[i])
            .isTrue();
      }
    }
    assertThat(highestM).as("nobody climbs to the height of returns").isLessThan(LOW_M);
    assertThat(brigade.stage().drones())
        .as("on the ground, or about to touch it")
        .allMatch(drone -> drone.heightAboveSurfaceM() < TOUCHES_DOWN_M);
    assertThat(drops(brigade) - drops).isLessThanOrEqualTo(DRONES);

    while (traffic.eastM(0) > -9_000) {
      brigade.run(SECOND);
      assertThat(brigade.stage().drones())
          .as("nothing takes off while it could turn back")
          .allMatch(drone -> drone.heightAboveSurfaceM() < TOUCHES_DOWN_M);
    }
    brigade.run(60 * SECOND);
    assertThat(brigade.stage().referee().airborne())
        .as("the pilot in command let them fly again")
        .isEqualTo(DRONES);
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
