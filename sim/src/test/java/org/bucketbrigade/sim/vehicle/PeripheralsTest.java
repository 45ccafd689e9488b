package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.mavlink.AutopilotVersion;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavProtocolCapability;
import org.bucketbrigade.mavlink.MavResult;
import org.junit.jupiter.api.Test;

/** Row "payload" of the measured ArduCopter: other ways to work the tank than DO_SET_SERVO. */
class PeripheralsTest {
  private static final int GPIO = -1;

  private final Rig rig = Rig.flying(20);

  @Test
  void whatIsNotSetUpFailsOrDoesNothing() {
    assertThat(rig.command(MavCmd.DO_GRIPPER, 1, 0)).isEqualTo(MavResult.FAILED);
    assertThat(rig.command(MavCmd.DO_SET_RELAY, 0, 1)).isEqualTo(MavResult.FAILED);
    assertThat(rig.command(MavCmd.DO_SPRAYER, 1, 0)).isEqualTo(MavResult.ACCEPTED);
    rig.fly(5, 0, 0, 10, 5);
    assertThat(rig.vehicle.valveOpenings()).isZero();
  }

  @Test
  void aRelayWorksTheValve() {
    rig.set("SERVO9_FUNCTION", GPIO);
    rig.set("RELAY1_FUNCTION", 1);
    rig.set("RELAY1_PIN", 50);
    assertThat(rig.command(MavCmd.DO_SET_RELAY, 0, 1)).isEqualTo(MavResult.ACCEPTED);
    rig.run(0.1);
    assertThat(rig.vehicle.valveOpenings()).isEqualTo(1);
    assertThat(rig.command(MavCmd.DO_SET_RELAY, 0, 0)).isEqualTo(MavResult.ACCEPTED);
    assertThat(rig.command(MavCmd.DO_SET_RELAY, 0, 2)).as("toggle").isEqualTo(MavResult.ACCEPTED);
    rig.run(0.1);
    assertThat(rig.vehicle.valveOpenings()).isEqualTo(2);
    assertThat(rig.command(MavCmd.DO_SET_RELAY, 1, 1)).isEqualTo(MavResult.FAILED);
    assertThat(rig.command(MavCmd.DO_SET_SERVO, 9, 1900)).isEqualTo(MavResult.FAILED);
    rig.run(0.1);
    assertThat(rig.texts()).contains("ServoRelayEvent: Channel 9 is already in use");
  }

  @Test
  void aGripperWorksTheValve() {
    rig.set("SERVO9_FUNCTION", 28);
    rig.set("GRIP_ENABLE", 1);
    rig.set("GRIP_TYPE", 1);
    rig.set("GRIP_RELEASE", 1900);
    rig.set("GRIP_GRAB", 1100);
    assertThat(rig.command(MavCmd.DO_GRIPPER, 1, 0)).isEqualTo(MavResult.ACCEPTED);
    rig.run(0.1);
    assertThat(rig.vehicle.valveOpenings()).isEqualTo(1);
    assertThat(rig.command(MavCmd.DO_GRIPPER, 1, 1)).isEqualTo(MavResult.ACCEPTED);
    assertThat(rig.command(MavCmd.DO_GRIPPER, 1, 7)).isEqualTo(MavResult.FAILED);
    assertThat(rig.vehicle.valveOpenings()).isEqualTo(1);
  }

  @Test
  void aSprayerOpensTheValveWhileTheVehicleIsFastEnough() {
    rig.set("SERVO9_FUNCTION", 22);
    rig.set("SPRAY_ENABLE", 1);
    assertThat(rig.command(MavCmd.DO_SPRAYER, 1, 0)).isEqualTo(MavResult.ACCEPTED);
    rig.run(1);
    assertThat(rig.vehicle.valveOpenings()).isZero();
    rig.fly(5, 0, 0, 10, 3);
    assertThat(rig.vehicle.valveOpenings()).isEqualTo(1);
    assertThat(rig.command(MavCmd.DO_SPRAYER, 0, 0)).isEqualTo(MavResult.ACCEPTED);
    rig.fly(5, 0, 0, 10, 3);
    assertThat(rig.vehicle.valveOpenings()).isEqualTo(1);
  }

  @Test
  void saysWhatItCan() {
    rig.command(MavCmd.REQUEST_MESSAGE, AutopilotVersion.ID, 0);
    rig.run(0.1);
    long can = rig.sentOf(AutopilotVersion.ID).getFirst().as(new AutopilotVersion()).capabilities();
    assertThat(can & MavProtocolCapability.MISSION_FENCE).isNotZero();
    assertThat(can & MavProtocolCapability.MISSION_INT).isNotZero();
    assertThat(can & MavProtocolCapability.PARAM_ENCODE_BYTEWISE).isZero();
  }
}
