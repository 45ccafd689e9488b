package org.bucketbrigade.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bucketbrigade.mavlink.MavCmd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PayloadWiringTest {
  @Test
  void switchesEveryKindByItsOwnCommand() {
    PayloadPort servo = PayloadPort.parse("servo:7:2000:1000");
    assertThat(servo.command()).isEqualTo(MavCmd.DO_SET_SERVO);
    assertThat(servo.parameters(true)).containsExactly(7, 2_000);
    assertThat(servo.parameters(false)).containsExactly(7, 1_000);
    PayloadPort gripper = PayloadPort.parse("gripper:2");
    assertThat(gripper.command()).isEqualTo(MavCmd.DO_GRIPPER);
    assertThat(gripper.parameters(true)).containsExactly(2, 0);
    assertThat(gripper.parameters(false)).containsExactly(2, 1);
    assertThat(PayloadPort.parse("sprayer").parameters(true)).containsExactly(1);
    assertThat(PayloadPort.parse("relay:3").parameters(false)).containsExactly(3, 0);
    PayloadPort actuator = PayloadPort.parse("actuator:2:0.5:-1");
    assertThat(actuator.command()).isEqualTo(MavCmd.DO_SET_ACTUATOR);
    float other = Float.NaN;
    assertThat(actuator.parameters(true))
        .containsExactly(other, 0.5f, other, other, other, other, 0);
    assertThat(PayloadPort.parse("none").command()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "servo", "servo:9", "servo:0:1900:1100", "servo:9:100:1100", "servo:9:1900:x",
        "gripper:0", "relay:-1", "actuator:7:1:0", "actuator:1:2:0", "actuator:1:NaN:0", "hose:1"
      })
  void refusesWhatItDoesNotUnderstandAndSaysWhatItDoes(String text) {
    assertThatThrownBy(() -> PayloadPort.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("servo:OUTPUT:ON_US:OFF_US");
  }

  @Test
  void differsByTypeOfVehicle() {
    PayloadWiring wiring =
        PayloadWiring.parse(List.of("relay:1", "hexarotor=gripper:1"), List.of("octorotor=none"));
    assertThat(wiring.of(2).valve()).isEqualTo(new PayloadPort.Relay(1));
    assertThat(wiring.of(2).pump()).isEqualTo(PayloadWiring.REFERENCE.of(2).pump());
    assertThat(wiring.of(13).valve()).isEqualTo(new PayloadPort.Gripper(1));
    assertThat(wiring.of(15).valve()).isEqualTo(new PayloadPort.Relay(1));
    assertThat(wiring.of(14).pump()).isEqualTo(new PayloadPort.None());
    assertThat(wiring.of(14).valve()).isEqualTo(new PayloadPort.Relay(1));
    assertThatThrownBy(() -> PayloadWiring.parse(List.of("zeppelin=relay:1"), List.of()))
        .hasMessageContaining("hexarotor");
  }
}
