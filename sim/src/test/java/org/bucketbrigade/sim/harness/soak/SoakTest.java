package org.bucketbrigade.sim.harness.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Every invariant under hostile crowds, for ten thousand minutes of flight. */
@Isolated // it uses all processors itself
class SoakTest {
  private static final double DRONE_MINUTES = 10_000;
  private static final long FIRST_SEED = 1;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES) // two on two idle processors
  void noInvariantIsBrokenInTenThousandDroneMinutes() throws InterruptedException {
    Soak soak =
        new Soak(FIRST_SEED, DRONE_MINUTES, Plan.Wanted.NOTHING, (_, _) -> {})
            .run(Runtime.getRuntime().availableProcessors());
    System.out.printf(
        "%.0f drone-minutes in %d flights; looked at: %s; acted: %s%n",
        soak.droneMinutes(), soak.seeds(), soak.looked(), soak.pushes());
    assertThat(soak.docket().stories())
        .as("each once more with ./brigade soak --only SEED")
        .isEmpty();
    assertThat(soak.docket().count()).isZero();
    assertThat(soak.looked())
        .containsOnlyKeys(
            InsideArea.NAME,
            Apart.NAME,
            ReachTrial.NAME,
            AgreedDrops.NAME,
            OwnCrewOnly.NAME,
            ForeignSilence.NAME,
            Twin.NAME,
            SilenceEnds.NAME,
            StopsHold.NAME,
            Replay.NAME,
            Replay.SNAPSHOTS,
            MergeTrial.NAME)
        .allSatisfy((name, times) -> assertThat(times).as(name).isPositive());
    // The crowds really pushed.
    assertThat(soak.pushes())
        .containsKeys("limitFence", "limitFloor", "limitCeiling", "limitSeparation", "limitHold");
    assertThat(soak.pushes().get("drops")).isGreaterThan(100);
  }

  @Test
  void oneSeedGivesOneFlight() {
    Plan plan = Plan.of(7, Plan.Wanted.NOTHING).lasting(60);
    Flight first = new Flight(plan).fly();
    Flight second = new Flight(plan).fly();
    assertThat(first.signature().differsFrom(second.signature(), 60)).isEqualTo(-1);
    assertThat(first.droneMinutes()).isPositive().isEqualTo(second.droneMinutes());
  }

  @Test
  void plansStayWithinTheConditionsUnderWhichTheInvariantsArePromised() {
    for (long seed = 0; seed < 2_000; seed++) {
      Plan plan = Plan.of(seed, Plan.Wanted.NOTHING);
      assertThat(plan.hostileShare()).as("seed %d", seed).isBetween(0.0, 0.45);
      assertThat(plan.crew()).as("seed %d", seed).isBetween(3, 30);
      assertThat(plan.windMps()).as("seed %d", seed).isBetween(0.0, 12.0);
      assertThat(plan.errorM()).as("seed %d", seed).isBetween(0.0, 2.0);
      assertThat(plan.vehicleDelayNanos()).as("seed %d", seed).isBetween(0L, 150_000_000L);
      assertThat((double) plan.hostilePeople() / plan.crew())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(0.45);
    }
  }
}
