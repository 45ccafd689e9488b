package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.function.UnaryOperator;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavFrame;
import org.bucketbrigade.mavlink.NamedValueFloat;
import org.bucketbrigade.mavlink.PositionTargetMask;
import org.bucketbrigade.mavlink.SetPositionTargetLocalNed;
import org.bucketbrigade.mavlink.Timesync;
import org.bucketbrigade.sim.airframe.Ticks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows "velocity 0 -> 5 m/s", "setpoints stop" and "bad frame or mask". */
class SetpointsTest {
  private final Rig rig = Rig.flying(20);

  @Test
  void followsAStepToFiveMetresASecondAsMeasured() {
    double[] shares = {0.1, 0.5, 0.63, 0.9};
    double[] seconds = {0.60, 1.36, 1.64, 2.36};
    double start = rig.millis() / 1000.0;
    double fastest = 0;
    double hardest = 0;
    int next = 0;
    for (int i = 0; i < Ticks.in(6); i++) {
      if (i % Ticks.in(0.2) == 0) {
        rig.send(rig.velocity(-5, 0, 0));
      }
      double before = speed();
      rig.step();
      fastest = Math.max(fastest, speed());
      hardest = Math.max(hardest, (speed() - before) / Ticks.SECONDS);
      if (next < shares.length && speed() >= shares[next] * 5) {
        assertThat(rig.millis() / 1000.0 - start).isCloseTo(seconds[next], withinPercentage(10));
        next++;
      }
    }
    assertThat(next).isEqualTo(shares.length);
    assertThat(100 * (fastest / 5 - 1)).isBetween(1.8, 2.2);
    assertThat(hardest).isLessThanOrEqualTo(2.8);
  }

  @Test
  void holdsItsSpeedForThreeSecondsAfterTheLastSetpointAndThenBrakes() {
    rig.fly(-5, 0, 0, 5, 8.004);
    rig.vehicle.swapBattery();
    rig.sent.clear();
    // The last setpoint went out at 8.0 s, one tick ago.
    rig.run(2.99);
    assertThat(speed()).isCloseTo(5, withinPercentage(2));
    rig.run(0.506);
    assertThat(speed()).isCloseTo(4.2, withinPercentage(10));
    rig.run(0.5);
    assertThat(speed()).isCloseTo(2.9, withinPercentage(10));
    rig.run(0.5);
    assertThat(speed()).isCloseTo(1.6, withinPercentage(10));
    rig.run(0.5);
    assertThat(speed()).isCloseTo(0.6, withinPercentage(10));
    rig.run(5);
    assertThat(speed()).isLessThan(0.05);
    assertThat(rig.vehicle.mode()).isEqualTo(Rig.GUIDED);
    assertThat(rig.texts()).isEmpty();
  }

  @Test
  void holdsItsSpeedForOneSecondAfterTheLastSetpointIfToldSo() {
    rig.set("GUID_TIMEOUT", 1);
    rig.fly(-5, 0, 0, 5, 8.004);
    rig.run(0.99);
    assertThat(speed()).isCloseTo(5, withinPercentage(2));
    rig.run(1.5);
    assertThat(speed()).isCloseTo(1.6, withinPercentage(10));
  }

  @Test
  void keepsItsPlaceAndHeightWhenNobodyCommandsIt() {
    double east = rig.vehicle.eastM();
    double north = rig.vehicle.northM();
    rig.run(60);
    assertThat(rig.vehicle.eastM()).isCloseTo(east, within(0.05));
    assertThat(rig.vehicle.northM()).isCloseTo(north, within(0.05));
    assertThat(rig.heightM()).isCloseTo(20, within(0.1));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        PositionTargetMask.VELOCITY | PositionTargetMask.IGNORE_VX,
        PositionTargetMask.VELOCITY | PositionTargetMask.IGNORE_VZ,
        PositionTargetMask.VELOCITY | PositionTargetMask.FORCE,
        0xFFF & ~PositionTargetMask.FORCE,
        PositionTargetMask.VELOCITY | PositionTargetMask.IGNORE_VY | PositionTargetMask.IGNORE_VZ
      })
  void aMaskThatLeavesNoWholeGroupStopsItWithoutAReply(int mask) {
    stopsOn(setpoint -> setpoint.typeMask(mask));
  }

  @ParameterizedTest
  @ValueSource(ints = {MavFrame.GLOBAL, MavFrame.BODY_FRD, MavFrame.GLOBAL_INT, 200})
  void anUnsupportedFrameStopsItWithoutAReply(int frame) {
    stopsOn(setpoint -> setpoint.coordinateFrame(frame));
  }

  @Test
  void aNumberThatIsNoneStopsIt() {
    stopsOn(setpoint -> setpoint.vy(Float.NaN));
    stopsOn(setpoint -> setpoint.vz(Float.POSITIVE_INFINITY));
  }

  private void stopsOn(UnaryOperator<SetPositionTargetLocalNed> spoil) {
    rig.fly(-5, 0, 0, 10, 5);
    rig.sent.clear();
    rig.send(spoil.apply(rig.velocity(-5, 0, 0)));
    rig.run(2.5);
    assertThat(speed()).isLessThan(0.8);
    assertThat(rig.vehicle.mode()).isEqualTo(Rig.GUIDED);
    assertThat(rig.sent)
        .extracting(Rig.Sent::id)
        .filteredOn(id -> id != Timesync.ID)
        .containsOnly(Heartbeat.ID, NamedValueFloat.ID);
  }

  @Test
  void ignoresSetpointsOutsideGuided() {
    rig.command(MavCmd.DO_SET_MODE, 1, Rig.LOITER);
    rig.fly(5, 0, 0, 10, 5);
    assertThat(speed()).isLessThan(0.05);
    rig.command(MavCmd.DO_SET_MODE, 1, Rig.GUIDED);
    rig.run(3);
    assertThat(speed()).isLessThan(0.05);
  }

  @Test
  void ignoresSetpointsForAnotherVehicle() {
    for (int i = 0; i < 20; i++) {
      rig.send(rig.velocity(5, 0, 0).targetSystem(2));
      rig.run(0.1);
    }
    assertThat(speed()).isLessThan(0.05);
  }

  @Test
  void bodyFramesTurnWithTheVehicle() {
    rig.send(
        rig.velocity(0, 0, 0)
            .typeMask(PositionTargetMask.VELOCITY_AND_YAW)
            .yaw((float) -StrictMath.PI / 2));
    rig.run(4);
    for (int frame : new int[] {MavFrame.BODY_NED, MavFrame.BODY_OFFSET_NED}) {
      for (int i = 0; i < 60; i++) {
        rig.send(rig.velocity(3, 0, 0).coordinateFrame(frame));
        rig.run(0.1);
      }
      assertThat(rig.vehicle.velocityEastMps()).isCloseTo(-3, within(0.1));
      assertThat(rig.vehicle.velocityNorthMps()).isCloseTo(0, within(0.1));
    }
  }

  @Test
  void localOffsetFrameIsTurnedToNorthForVelocities() {
    for (int i = 0; i < 60; i++) {
      rig.send(rig.velocity(0, 3, 0).coordinateFrame(MavFrame.LOCAL_OFFSET_NED));
      rig.run(0.1);
    }
    assertThat(rig.vehicle.velocityEastMps()).isCloseTo(3, within(0.1));
  }

  @Test
  void fliesToAPlaceAndStaysThere() {
    rig.send(rig.velocity(0, 0, 0).typeMask(PositionTargetMask.POSITION).x(-40).y(30).z(-25));
    double farthest = 0;
    for (int i = 0; i < Ticks.in(30); i++) {
      rig.step();
      farthest = Math.max(farthest, rig.vehicle.eastM());
    }
    assertThat(rig.vehicle.northM()).isCloseTo(-40, within(0.3));
    assertThat(rig.vehicle.eastM()).isCloseTo(30, within(0.3));
    assertThat(farthest).isLessThan(32);
    assertThat(rig.heightM()).isCloseTo(25, within(0.2));
  }

  @Test
  void anOffsetPlaceCountsFromWhereItIs() {
    rig.fly(-5, 0, 0, 10, 5);
    rig.run(8);
    double north = rig.vehicle.northM();
    rig.send(
        rig.velocity(0, 0, 0)
            .typeMask(PositionTargetMask.POSITION)
            .coordinateFrame(MavFrame.LOCAL_OFFSET_NED)
            .x(10));
    rig.run(15);
    assertThat(rig.vehicle.northM()).isCloseTo(north + 10, within(0.3));
  }

  @Test
  void climbsAndSinksWithinItsLimits() {
    rig.fly(0, 0, -9, 10, 6);
    assertThat(rig.vehicle.climbMps()).isCloseTo(2.5, withinPercentage(2));
    rig.fly(0, 0, 9, 10, 6);
    assertThat(rig.vehicle.climbMps()).isCloseTo(-1.5, withinPercentage(2));
  }

  @Test
  void aSetpointDuringTakeOffEndsTheTakeOff() {
    Rig fresh = Rig.ready();
    fresh.command(MavCmd.DO_SET_MODE, 1, Rig.GUIDED);
    fresh.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0);
    fresh.takeOff(20);
    fresh.run(5);
    fresh.fly(0, 0, 0, 10, 10);
    assertThat(fresh.heightM()).isBetween(5.0, 12.0);
  }

  private double speed() {
    return Math.hypot(rig.vehicle.velocityEastMps(), rig.vehicle.velocityNorthMps());
  }
}
