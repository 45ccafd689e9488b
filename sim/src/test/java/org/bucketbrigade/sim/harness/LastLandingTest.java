package org.bucketbrigade.sim.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bucketbrigade.sim.crowd.CrowdSettings;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.bucketbrigade.sim.stage.Referee;
import org.bucketbrigade.sim.vehicle.VehicleTruth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 300 drones over a fire are left alone: nothing bad happens until the last of them has landed. */
@Timeout(300)
class LastLandingTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long SEED = 5;
  private static final int DRONES = 300;
  private static final int PEOPLE = 600;
  private static final int SWARMING_S = 110;

  /** An empty drone that stands in the air has a battery for 42 minutes. */
  private static final int LAST_S = 3_000;

  private final VirtualBrigade brigade =
      new VirtualBrigade(
          Scenarios.open("demo"),
          DRONES,
          CrowdSettings.of(PEOPLE, SEED),
          SEED,
          VirtualBrigade.EventLog.NONE);

  private List<VehicleTruth> drones() {
    return brigade.stage().drones();
  }

  private long moving() {
    return drones().stream()
        .filter(each -> StrictMath.hypot(each.velocityEastMps(), each.velocityNorthMps()) > 1)
        .count();
  }

  private void swarm() {
    System.out.println("seed " + SEED);
    brigade.run(SWARMING_S * SECOND);
    assertThat(brigade.stage().referee().airborne()).isGreaterThan(DRONES * 9 / 10);
    assertThat(moving()).as("they are under way").isGreaterThan(DRONES / 6);
  }

  /** Runs until all are down; returns how long that took, seconds. */
  private int untilAllAreDown() {
    int seconds = 0;
    while (brigade.stage().referee().airborne() > 0) {
      assertThat(seconds).as("all are down").isLessThan(LAST_S);
      brigade.run(SECOND);
      seconds++;
    }
    return seconds;
  }

  /** Who was over a lake when left alone is lost there; that alone is nobody's harm. */
  private void nothingBadHappenedButOverWater() {
    Referee referee = brigade.stage().referee();
    List<VehicleTruth> wrecks = drones().stream().filter(VehicleTruth::isWrecked).toList();
    System.out.println("closest " + referee.closestM() + " m, in lakes " + wrecks.size());
    assertThat(wrecks)
        .allMatch(each -> brigade.stage().world().isWater(each.eastM(), each.northM()));
    assertThat(referee.violations())
        .as(String.join("\n", referee.stories()))
        .isEqualTo(wrecks.size());
    assertThat(referee.closestM()).isGreaterThan(Referee.SEPARATION_M);
  }

  @Test
  void afterTheGatewayWasKilledEachLandsWhereItStandsAndMeetsNoOther() {
    swarm();
    brigade.killGateway();
    brigade.run(15 * SECOND);
    assertThat(moving()).as("all stand within 15 s").isZero();
    untilAllAreDown();
    nothingBadHappenedButOverWater();
  }

  @Test
  void afterEverybodyHasLeftAllStandThenComeHomeAndLand() {
    swarm();
    brigade.everybodyLeaves();
    brigade.run(25 * SECOND);
    assertThat(moving()).as("all stand within 25 s").isZero();
    int seconds = untilAllAreDown();
    System.out.println("all are down after " + (25 + seconds) + " s");
    nothingBadHappenedButOverWater();
  }
}
