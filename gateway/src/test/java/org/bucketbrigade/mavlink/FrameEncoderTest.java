package org.bucketbrigade.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

final class FrameEncoderTest {
  private final byte[] bytes = new byte[400];
  private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
  private final FrameView frame = new FrameView();

  @Test
  void writesAHeartbeatByteForByteAsTheProtocolWantsIt() {
    Heartbeat heartbeat = new Heartbeat();
    heartbeat
        .type(MavType.GCS)
        .autopilot(MavAutopilot.INVALID)
        .systemStatus(MavState.ACTIVE)
        .mavlinkVersion(Heartbeat.PROTOCOL_VERSION);

    int length = FrameEncoder.encode(heartbeat, 7, 245, 190, buffer, 0);

    assertThat(HexFormat.of().formatHex(bytes, 0, length - 2))
        .isEqualTo("fd09000007f5be000000" + "00000000" + "06080004" + "03");
    assertThat(frame.wrap(buffer, 0)).isTrue();
    assertThat(frame.verifyCrc(50)).isTrue();
  }

  @Test
  void cutsZerosOffTheEndOfThePayload() {
    Timesync timesync = new Timesync();
    timesync.tc1(5);

    int length = FrameEncoder.encode(timesync, 0, 1, 1, buffer, 3);

    assertThat(frame.wrap(buffer, 3)).isTrue();
    assertThat(frame.payloadLength()).isEqualTo(1);
    assertThat(frame.length()).isEqualTo(length).isEqualTo(10 + 1 + 2);
  }

  @Test
  void keepsTheFirstByteOfAPayloadOfZeros() {
    FrameEncoder.encode(new GlobalPositionInt(), 0, 1, 1, buffer, 0);

    assertThat(frame.wrap(buffer, 0)).isTrue();
    assertThat(frame.payloadLength()).isEqualTo(1);
    GlobalPositionInt read = new GlobalPositionInt();
    read.wrap(frame);
    assertThat(read.lat()).isZero();
    assertThat(read.hdg()).isZero();
  }

  @Test
  void numbersFramesModulo256() {
    FrameEncoder.encode(new Ping(), 0x1_02, 1, 1, buffer, 0);

    assertThat(frame.wrap(buffer, 0)).isTrue();
    assertThat(frame.sequence()).isEqualTo(2);
  }

  @Test
  void writesIdsOfMoreThanOneByte() {
    FrameEncoder.encode(new ExtendedSysState(), 0, 250, 251, buffer, 0);

    assertThat(frame.wrap(buffer, 0)).isTrue();
    assertThat(frame.messageId()).isEqualTo(245);
    assertThat(frame.systemId()).isEqualTo(250);
    assertThat(frame.componentId()).isEqualTo(251);
  }
}
