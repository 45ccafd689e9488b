package org.bucketbrigade.mavlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

final class MessageTest {
  @Test
  void readsATruncatedPayloadAsIfZerosFollowed() {
    byte[] payload = {1, 0, 0, 0, 2, 0x7F, 0x7F};
    GlobalPositionInt position = new GlobalPositionInt().vz(77).hdg(88).lon(99);

    position.wrap(new UnsafeBuffer(payload), 0, 5);

    assertThat(position.timeBootMs()).isEqualTo(1);
    assertThat(position.lat()).isEqualTo(2);
    assertThat(position.lon()).isZero();
    assertThat(position.vz()).isZero();
    assertThat(position.hdg()).isZero();
  }

  @Test
  void readsAnEmptyPayloadAsZeros() {
    Heartbeat heartbeat = new Heartbeat().customMode(4).type(2);

    heartbeat.wrap(new UnsafeBuffer(new byte[0]), 0, 0);

    assertThat(heartbeat.customMode()).isZero();
    assertThat(heartbeat.type()).isZero();
  }

  @Test
  void neverChangesTheReceivedBytes() {
    byte[] payload = new byte[14];
    payload[0] = 9;
    Ping ping = new Ping();
    ping.wrap(new UnsafeBuffer(payload), 0, payload.length);

    ping.targetSystem(245);

    assertThat(payload).containsExactly(9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(ping.timeUsec()).as("the other fields are taken over").isEqualTo(9);
    assertThat(ping.targetSystem()).isEqualTo(245);
  }

  @Test
  void clearsEveryFieldBetweenUses() {
    CommandLong command = new CommandLong().param7(20).command(MavCmd.NAV_TAKEOFF);

    command.clear();

    assertThat(command.param7()).isZero();
    assertThat(command.command()).isZero();
  }

  @Test
  void keepsTheBitsThatFitAField() {
    assertThat(new Heartbeat().type(0x1_02).type()).isEqualTo(2);
    assertThat(new Heartbeat().customMode(-1).customMode()).isEqualTo(0xFFFF_FFFFL);
    assertThat(new GlobalPositionInt().vx(40_000).vx()).isEqualTo(40_000 - 65_536);
  }

  @Test
  void keepsAllBitsOfSixtyFour() {
    assertThat(new AutopilotVersion().capabilities(1L << 63 | 0x80).capabilities())
        .isEqualTo(1L << 63 | 0x80);
  }

  @Test
  void carriesTheBitsOfWholeNumberParameters() {
    int signallingNan = 0x7F80_0001;

    assertThat(new ParamValue().paramValueBits(signallingNan).paramValueBits())
        .isEqualTo(signallingNan);
    assertThat(new ParamSet().paramValueBits(3).paramValue()).isEqualTo(Float.intBitsToFloat(3));
  }

  @Test
  void comparesNamesWithoutMakingStrings() {
    ParamValue value = new ParamValue().paramId("GUID_TIMEOUT");

    assertThat(value.paramIdEquals("GUID_TIMEOUT")).isTrue();
    assertThat(value.paramIdEquals("GUID_TIMEOU")).isFalse();
    assertThat(value.paramIdEquals("GUID_TIMEOUT_")).isFalse();
    assertThat(value.paramIdEquals("GUID_TIMEOUX")).isFalse();
    assertThat(value.paramId("SIXTEEN_LETTERS_").paramIdEquals("SIXTEEN_LETTERS_")).isTrue();
  }

  @Test
  void cutsATextThatIsTooLongAndReplacesWhatIsNotAscii() {
    assertThat(new NamedValueFloat().name("ELEVEN_CHARS").name()).isEqualTo("ELEVEN_CHA");
    assertThat(new Statustext().text("Überflug 3 m").text()).isEqualTo("?berflug 3 m");
  }

  @Test
  void leavesNothingOfALongerTextBehindAShorterOne() {
    assertThat(new NamedValueFloat().name("TANK_L").name("T").name()).isEqualTo("T");
  }

  @Test
  void refusesIndicesOutsideAnArray() {
    assertThatThrownBy(() -> new BatteryStatus().voltages(10))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new ServoOutputRaw().servoRaw(0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new ServoOutputRaw().servoRaw(17, 1500))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
