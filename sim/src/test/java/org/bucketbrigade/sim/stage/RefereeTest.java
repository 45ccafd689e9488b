package org.bucketbrigade.sim.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.vehicle.VehicleTruth;
import org.junit.jupiter.api.Test;

class RefereeTest {
  private static final long LOOK = 25;

  private final Flyer first = new Flyer(1);
  private final Flyer second = new Flyer(2);
  private final Referee referee =
      new Referee(new Scenario.Area(0, 0, 500, 300), List.of(first, second));
  private long tick;

  private void look() {
    tick += LOOK;
    referee.look(tick);
  }

  @Test
  void seesNothingWrongInAnOrderlyFlight() {
    first.at(0, 0, 40);
    second.at(100, 0, 40);
    look();
    assertThat(referee.violations()).isZero();
    assertThat(referee.airborne()).isEqualTo(2);
    assertThat(referee.closestM()).isEqualTo(100);
  }

  @Test
  void countsTwoDronesThatComeTooNearOnceUntilTheyHaveParted() {
    first.at(0, 0, 40);
    second.at(7.9, 0, 40);
    look();
    look();
    assertThat(referee.violations()).isEqualTo(1);
    second.at(50, 0, 40);
    look();
    second.at(5, 0, 40);
    look();
    assertThat(referee.violations()).isEqualTo(2);
    assertThat(referee.stories().getFirst()).contains("drone 0 came too near drone 1");
  }

  @Test
  void ignoresDronesThatStandOnTheGround() {
    first.at(0, 0, 40);
    second.at(2, 0, 40);
    second.landed = true;
    look();
    assertThat(referee.violations()).isZero();
  }

  @Test
  void countsLeavingTheAreaBreakingTheCeilingAndWrecks() {
    first.at(501, 0, 40);
    look();
    assertThat(referee.violations()).isEqualTo(1);
    first.at(0, 0, 301);
    look();
    assertThat(referee.violations()).isEqualTo(2);
    first.at(0, 0, 40);
    first.wrecked = true;
    look();
    assertThat(referee.violations()).isEqualTo(3);
  }

  @Test
  void countsFlyingTooLowInSteeredFlightButNotLanding() {
    first.at(0, 0, 40);
    look();
    first.at(0, 0, 0.5);
    first.steered = false;
    look();
    assertThat(referee.violations()).isZero();
    first.steered = true;
    look();
    assertThat(referee.violations()).isEqualTo(1);
  }

  private static final class Flyer implements VehicleTruth {
    private final int systemId;
    private double eastM;
    private double northM;
    private double heightM;
    private boolean landed;
    private boolean wrecked;
    private boolean steered = true;

    Flyer(int systemId) {
      this.systemId = systemId;
      at(200.0 * systemId, 0, 40);
    }

    void at(double east, double north, double height) {
      eastM = east;
      northM = north;
      heightM = height;
    }

    @Override
    public int systemId() {
      return systemId;
    }

    @Override
    public double eastM() {
      return eastM;
    }

    @Override
    public double northM() {
      return northM;
    }

    @Override
    public double heightAmslM() {
      return heightM;
    }

    @Override
    public double heightAboveSurfaceM() {
      return heightM;
    }

    @Override
    public double velocityEastMps() {
      return 0;
    }

    @Override
    public double velocityNorthMps() {
      return 0;
    }

    @Override
    public double climbMps() {
      return 0;
    }

    @Override
    public boolean isArmed() {
      return true;
    }

    @Override
    public boolean isLanded() {
      return landed;
    }

    @Override
    public boolean isWrecked() {
      return wrecked;
    }

    @Override
    public int mode() {
      return 0;
    }

    @Override
    public boolean obeysSetpoints() {
      return steered;
    }

    @Override
    public double tankLitres() {
      return 0;
    }

    @Override
    public double releasedLitres() {
      return 0;
    }

    @Override
    public double filledLitres() {
      return 0;
    }

    @Override
    public int drops() {
      return 0;
    }

    @Override
    public int valveOpenings() {
      return 0;
    }

    @Override
    public double batteryRemaining() {
      return 1;
    }
  }
}
