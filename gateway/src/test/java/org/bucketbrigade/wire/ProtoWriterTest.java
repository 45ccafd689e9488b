package org.bucketbrigade.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.wire.v1.CrewState;
import org.bucketbrigade.wire.v1.DroneState;
import org.bucketbrigade.wire.v1.Telemetry;
import org.bucketbrigade.wire.v1.TimeEchoReply;
import org.junit.jupiter.api.Test;

class ProtoWriterTest {
  private static final int[] EDGES = {
    0, 1, -1, 127, 128, -64, -65, 16_383, 16_384, Integer.MAX_VALUE, Integer.MIN_VALUE
  };

  private final byte[] bytes = new byte[600];
  private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
  private final ProtoWriter writer = new ProtoWriter();

  private byte[] written() {
    byte[] copy = new byte[writer.length()];
    buffer.getBytes(7, copy);
    return copy;
  }

  @Test
  void writesWhatTheGeneratedClassesRead() throws Exception {
    for (int edge : EDGES) {
      writer.wrap(buffer, 7, 500);
      writer.uint32(1, edge).fixed32(3, edge).fixed32(4, ~edge);
      int drone = writer.begin(5);
      writer.uint32(1, edge).sint32(2, edge).sint32(3, ~edge).uint32(12, 3);
      writer.end(drone);
      int crew = writer.begin(6);
      writer.sint32(1, edge);
      int shares = writer.begin(5);
      writer.packed(0);
      writer.packed(edge);
      writer.end(shares);
      writer.bool(8, true);
      writer.end(crew);
      assertThat(writer.overflowed()).isFalse();

      Telemetry read = Telemetry.parseFrom(written());
      assertThat(read.getDroneId()).isEqualTo(edge);
      assertThat(read.getFrame()).isEqualTo(edge);
      assertThat(read.getKeyframe()).isEqualTo(~edge);
      DroneState state = read.getDrone();
      assertThat(state.getDroneId()).isEqualTo(edge);
      assertThat(state.getLatE7()).isEqualTo(edge);
      assertThat(state.getLonE7()).isEqualTo(~edge);
      assertThat(state.getPhaseValue()).isEqualTo(3);
      CrewState crewState = read.getCrew();
      assertThat(crewState.getNorthCms()).isEqualTo(edge);
      assertThat(crewState.getSeatSharePermilleList()).containsExactly(0, edge);
      assertThat(crewState.getLatchedHold()).isTrue();
    }
  }

  @Test
  void writesFixed64() throws Exception {
    writer.wrap(buffer, 7, 100);
    writer.fixed64(1, Long.MIN_VALUE).fixed64(2, 0x1234_5678_9ABC_DEF0L);
    TimeEchoReply read = TimeEchoReply.parseFrom(written());
    assertThat(read.getClientTimeUs()).isEqualTo(Long.MIN_VALUE);
    assertThat(read.getCoreTimeUs()).isEqualTo(0x1234_5678_9ABC_DEF0L);
  }

  @Test
  void leavesDefaultValuesOut() {
    writer.wrap(buffer, 7, 100);
    writer.uint32(1, 0).sint32(2, 0).fixed32(3, 0).fixed64(4, 0).bool(5, false);
    assertThat(writer.length()).isZero();
  }

  @Test
  void writesNothingBeyondItsRoomAndTakesAPartBack() throws Exception {
    writer.wrap(buffer, 7, 60);
    writer.uint32(1, 5);
    int kept = writer.length();
    while (!writer.overflowed()) {
      int mark = writer.begin(7);
      writer.uint32(1, 1).sint32(2, 12345);
      if (writer.overflowed()) {
        break;
      }
      writer.end(mark);
      kept = writer.length();
    }
    assertThat(bytes[7 + 60]).isZero();
    writer.truncate(kept);
    assertThat(writer.overflowed()).isFalse();
    Telemetry read = Telemetry.parseFrom(written());
    assertThat(read.getDroneId()).isEqualTo(5);
    assertThat(read.getNeighboursList()).isNotEmpty().allMatch(n -> n.getLatE7() == 12345);
  }
}
