package org.bucketbrigade.sim.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.bucketbrigade.arbiter.Decision;
import org.bucketbrigade.core.BrigadeCore;
import org.bucketbrigade.sim.crowd.CrowdSettings;
import org.bucketbrigade.sim.link.Weather;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.bucketbrigade.sim.vehicle.VehicleTruth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Crews that fly over links which lose a third of all frames, in virtual time. */
class StormFlightTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long STEP = 10_000_000L;
  private static final int DRONES = 6;
  private static final int OPERATORS = 30;
  private static final int SECONDS = 300;

  private final int[] decisions = new int[DRONES];
  private final boolean[] active = new boolean[DRONES];

  @ParameterizedTest
  @CsvSource({
    "7, 'loss=0.3,delay=250ms'",
    "8, 'loss=0.3,delay=250ms'",
    "7, 'loss=0.3,delay=500ms'",
    "9, 'loss=0.3,delay=250ms,jitter=50ms,duplicate=0.05,reorder=0.1,corrupt=0.01'",
  })
  void noViolationAndNoSecondReleaseForOneDecision(long seed, String spec) {
    System.out.println("seed " + seed + ", weather " + spec);
    VirtualBrigade brigade =
        new VirtualBrigade(
            Scenarios.open("demo"),
            DRONES,
            CrowdSettings.of(OPERATORS, seed),
            seed,
            LinkWeather.forDrones(Weather.parse(spec)),
            VirtualBrigade.EventLog.NONE);
    while (brigade.nanos() < SECONDS * SECOND) {
      brigade.run(STEP);
      countDecisions(brigade.core());
      for (int i = 0; i < DRONES; i++) {
        assertThat(brigade.stage().drones().get(i).valveOpenings())
            .as("seed %d, %s: valve openings of drone %d", seed, spec, i)
            .isLessThanOrEqualTo(decisions[i]);
      }
    }
    int openings = brigade.stage().drones().stream().mapToInt(VehicleTruth::valveOpenings).sum();
    System.out.printf(
        "airborne %d, decisions %d, openings %d, drops told %d, failed or unknown %d, external %d,"
            + " lost %d, closest %.1f m%n",
        brigade.stage().referee().airborne(),
        Arrays.stream(decisions).sum(),
        openings,
        brigade.core().stats().drops,
        brigade.core().stats().dropsFailed,
        brigade.core().stats().external,
        brigade.core().stats().lost,
        brigade.stage().referee().closestM());
    assertThat(openings).as("seed %d, %s: valve openings", seed, spec).isPositive();
    assertThat(brigade.stage().referee().stories()).as("seed %d, %s", seed, spec).isEmpty();
  }

  private void countDecisions(BrigadeCore core) {
    for (int i = 0; i < core.drones(); i++) {
      Decision drop = core.drone(i).drop();
      int drone = core.vehicle(i).systemId() - 1;
      decisions[drone] += drop.active() && !active[drone] ? 1 : 0;
      active[drone] = drop.active();
    }
  }
}
