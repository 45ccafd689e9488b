package org.bucketbrigade.sim.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.sim.crowd.CrowdSettings;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.bucketbrigade.sim.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a crowd that knows its trade saves, flown in virtual time. */
class TacticsTest {
  private static final long SEED = 1;
  private static final int SECONDS = 20 * 60;
  private static final int TICKS_PER_SECOND = 1_000 / World.TICK_MILLIS;

  @Test
  @Timeout(180)
  void sixtyPeopleWithTwelveDronesSaveMoreThanHalfOfTheHousesOfTheDemo() {
    Scenario demo = Scenarios.open("demo");
    World alone = World.withoutHelp(demo, SEED, (long) SECONDS * TICKS_PER_SECOND);
    VirtualBrigade brigade =
        new VirtualBrigade(
            demo, 12, CrowdSettings.of(60, SEED), SEED, VirtualBrigade.EventLog.NONE);
    brigade.run(SECONDS * 1_000_000_000L);
    int without = alone.houses().burnt();
    int with = brigade.stage().world().houses().burnt();
    System.out.printf("seed %d: %d houses burn without help, %d with it%n", SEED, without, with);
    assertThat(without).isGreaterThanOrEqualTo(20);
    assertThat(with).isLessThan(without / 2);
    assertThat(brigade.stage().referee().stories()).isEmpty();
  }
}
