package org.bucketbrigade.sim.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.vehicle.Rig;
import org.junit.jupiter.api.Test;

class MotorFailureTest {
  private static final int MOTOR = 101;
  private static final int OFF = 1;
  private static final int LOOK_TICKS = 25;

  @Test
  void aDroneWhoseMotorStopsInTheAirIsCountedWhenItHitsTheGround() {
    Rig rig = Rig.flying(30);
    Referee referee = new Referee(new Scenario.Area(0, 0, 1_000, 1_000), List.of(rig.vehicle));
    referee.look(0);
    rig.vehicle.injectFailure(MOTOR, OFF, 3);
    for (int i = 1; i < 60; i++) {
      rig.run(0.1);
      referee.look((long) i * LOOK_TICKS);
    }
    assertThat(referee.violations()).isPositive();
    assertThat(referee.stories()).anyMatch(story -> story.contains("was wrecked"));
  }
}
