package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.bucketbrigade.mavlink.LocalPositionNed;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.sim.airframe.Airframe;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.autopilot.SensorErrors;
import org.bucketbrigade.sim.scenario.AutopilotKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a drone reports and flies by wanders about the truth, and never far. */
class SensorErrorsTest {
  private static final double GPS_M = 0.4;
  private static final double BARO_M = 0.5;

  @Test
  void reportedPositionsAreOffByTheGivenSigmaAndNeverByTwoMetres() {
    double squares = 0;
    double heightSquares = 0;
    double most = 0;
    int samples = 0;
    for (long seed = 1; seed <= 24; seed++) {
      Rig rig = standing(seed);
      rig.command(MavCmd.SET_MESSAGE_INTERVAL, LocalPositionNed.ID, 1_000_000);
      // The error begins at 0; after three of its time constants it is what it will be.
      rig.run(180);
      for (int i = 0; i < 6; i++) {
        rig.run(60);
        LocalPositionNed said =
            rig.sentOf(LocalPositionNed.ID).getLast().as(new LocalPositionNed());
        squares += said.x() * said.x() + said.y() * said.y();
        most = Math.max(most, Math.hypot(said.x(), said.y()));
        heightSquares += i == 5 ? said.z() * said.z() : 0;
        samples++;
      }
    }
    assertThat(Math.sqrt(squares / samples / 2)).isCloseTo(GPS_M, withinPercentage(15));
    assertThat(most).isLessThan(SensorErrors.MOST_GPS_M);
    // After nine minutes the drift of a barometer is most of what it will be.
    assertThat(Math.sqrt(heightSquares / 24)).isBetween(0.5 * BARO_M, 1.3 * BARO_M);
  }

  @Test
  void aHoveringDroneIsMovedByItsErrorsButKeepsWithinTheirBound() {
    Rig rig = new Rig(options(3));
    rig.run(1.2);
    rig.command(MavCmd.DO_SET_MODE, 1, Rig.GUIDED);
    rig.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0);
    rig.takeOff(20);
    rig.run(20);
    rig.send(rig.velocity(0, 0, 0).typeMask(0xDF8).x(0).y(0).z(-20));
    double most = 0;
    for (int i = 0; i < 600; i++) {
      rig.run(1);
      most = Math.max(most, Math.hypot(rig.vehicle.eastM(), rig.vehicle.northM()));
    }
    assertThat(most).isBetween(0.2, 2.0);
  }

  @ParameterizedTest
  @EnumSource(AutopilotKind.class)
  void aDroneWithWrongSensorsTakesOffFliesReturnsAndLands(AutopilotKind kind) {
    for (long seed = 1; seed <= 5; seed++) {
      Rig rig =
          new Rig(new VehicleOptions(0, 50, kind, Airframe.REFERENCE, 0, GPS_M, BARO_M, seed));
      rig.world.windEastMps = 6;
      rig.world.turbulenceMps = 6;
      rig.gcs(true);
      rig.run(60);
      boolean px4 = kind == AutopilotKind.PX4;
      rig.command(MavCmd.DO_SET_MODE, 1, px4 ? 4 : Rig.GUIDED);
      rig.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0);
      float ground = px4 ? (float) rig.vehicle.heightAmslM() : 0;
      rig.command(rig.order(MavCmd.NAV_TAKEOFF, 0, 0, ground + 20));
      rig.runUntil(() -> rig.heightM() > 17, 60);
      rig.run(15);
      if (!px4) {
        rig.fly(-8, 3, 0, 10, 12);
      }
      rig.command(MavCmd.NAV_RETURN_TO_LAUNCH, 0, 0);
      rig.runUntil(() -> !rig.vehicle.isArmed(), 200);
      assertThat(rig.vehicle.isWrecked()).as("seed %d", seed).isFalse();
      assertThat(Math.hypot(rig.vehicle.eastM(), rig.vehicle.northM()))
          .as("seed %d", seed)
          .isLessThan(3);
    }
  }

  @Test
  void theSameSeedGivesTheSameErrors() {
    assertThat(hash(5)).isEqualTo(hash(5));
    assertThat(hash(6)).isNotEqualTo(hash(5));
  }

  @Test
  void byDefaultTheTruthIsReported() {
    Rig rig = Rig.flying(10);
    rig.run(100);
    rig.command(MavCmd.REQUEST_MESSAGE, GlobalPositionInt.ID, 0);
    GlobalPositionInt said = rig.sentOf(GlobalPositionInt.ID).getLast().as(new GlobalPositionInt());
    assertThat(Math.abs(said.alt() - 1000 * rig.vehicle.heightAmslM())).isLessThan(20);
  }

  private static long hash(long seed) {
    Rig rig = standing(seed);
    rig.run(30);
    return rig.vehicle.hash(StateHash.EMPTY);
  }

  private static Rig standing(long seed) {
    Rig rig = new Rig(options(seed));
    rig.run(1.2);
    return rig;
  }

  private static VehicleOptions options(long seed) {
    return new VehicleOptions(
        0, 0, AutopilotKind.ARDUCOPTER, Airframe.REFERENCE, 0, GPS_M, BARO_M, seed);
  }
}
