package org.bucketbrigade.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Aim;
import org.bucketbrigade.wire.v1.Assign;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.CrewQuery;
import org.bucketbrigade.wire.v1.Hello;
import org.bucketbrigade.wire.v1.Hold;
import org.bucketbrigade.wire.v1.Join;
import org.bucketbrigade.wire.v1.Leave;
import org.bucketbrigade.wire.v1.Order;
import org.bucketbrigade.wire.v1.SectorOrder;
import org.bucketbrigade.wire.v1.SituationItem;
import org.bucketbrigade.wire.v1.Steer;
import org.bucketbrigade.wire.v1.TimeEcho;
import org.bucketbrigade.wire.v1.Vote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientReaderTest {
  private static final int[] EDGES = {
    0,
    1,
    -1,
    63,
    64,
    -64,
    -65,
    127,
    128,
    16_383,
    16_384,
    5_000,
    -5_000,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE
  };
  private static final int OFFSET = 3;

  private final ClientReader reader = new ClientReader();

  private boolean read(ClientMessage message) {
    return read(message.toByteArray());
  }

  /** Reads from the middle of a buffer, so that a wrong offset shows. */
  private boolean read(byte[] bytes) {
    byte[] padded = new byte[bytes.length + 2 * OFFSET];
    Arrays.fill(padded, (byte) 0x08);
    System.arraycopy(bytes, 0, padded, OFFSET, bytes.length);
    return reader.read(new UnsafeBuffer(padded), OFFSET, bytes.length);
  }

  private static ClientMessage.Builder message(int edge) {
    return ClientMessage.newBuilder().setSequence(edge).setSessionEpoch(~edge);
  }

  private static ByteString id(long high, long low) {
    return ByteString.copyFrom(ByteBuffer.allocate(16).putLong(high).putLong(low).flip());
  }

  @Test
  void readsEveryFieldOfASteer() {
    for (int edge : EDGES) {
      Steer steer =
          Steer.newBuilder()
              .setDroneId(edge)
              .setNorthCms(edge)
              .setEastCms(~edge)
              .setDownCms(edge ^ 0x55)
              .setHeadingCdeg(35_999)
              .setFrame(edge)
              .setReleased(edge % 2 != 0)
              .build();
      ClientMessage sent = message(edge).setSteer(steer).build();
      assertThat(read(sent)).isTrue();
      assertThat(reader.sequence()).isEqualTo(sent.getSequence());
      assertThat(reader.epoch()).isEqualTo(sent.getSessionEpoch());
      assertThat(reader.body()).isEqualTo(ClientReader.STEER);
      assertThat(reader.droneId()).isEqualTo(steer.getDroneId());
      assertThat(reader.northCms()).isEqualTo(steer.getNorthCms());
      assertThat(reader.eastCms()).isEqualTo(steer.getEastCms());
      assertThat(reader.downCms()).isEqualTo(steer.getDownCms());
      assertThat(reader.frame()).isEqualTo(steer.getFrame());
      assertThat(reader.released()).isEqualTo(steer.getReleased());
    }
  }

  @Test
  void recognisesWhatLeadsSend() {
    assertThat(read(message(5).setCrewQuery(CrewQuery.newBuilder().setDroneId(300)).build()))
        .isTrue();
    assertThat(reader.body()).isEqualTo(ClientReader.CREW_QUERY);
    assertThat(reader.droneId()).isEqualTo(300);
    assertThat(read(message(6).setAssign(Assign.newBuilder().setPersonId(7)).build())).isTrue();
    assertThat(reader.body()).isEqualTo(ClientReader.ASSIGN);
    SectorOrder order = SectorOrder.newBuilder().setSectorId(9).build();
    assertThat(read(message(7).setSectorOrder(order).build())).isTrue();
    assertThat(reader.body()).isEqualTo(ClientReader.SECTOR_ORDER);
    assertThat(reader.bodyLength()).isEqualTo(order.getSerializedSize());
  }

  @Test
  void readsEveryFieldOfAnAim() {
    for (int edge : EDGES) {
      Aim aim =
          Aim.newBuilder()
              .setDroneId(edge)
              .setLatE7(edge)
              .setLonE7(~edge)
              .setHeightAmslCm(edge)
              .setFrame(~edge)
              .setReleased(edge % 2 != 0)
              .build();
      assertThat(read(message(edge).setAim(aim).build())).isTrue();
      assertThat(reader.body()).isEqualTo(ClientReader.AIM);
      assertThat(reader.droneId()).isEqualTo(aim.getDroneId());
      assertThat(reader.latE7()).isEqualTo(aim.getLatE7());
      assertThat(reader.lonE7()).isEqualTo(aim.getLonE7());
      assertThat(reader.amslCm()).isEqualTo(aim.getHeightAmslCm());
      assertThat(reader.frame()).isEqualTo(aim.getFrame());
      assertThat(reader.released()).isEqualTo(aim.getReleased());
    }
  }

  @Test
  void readsEveryFieldOfAVote() {
    for (int edge : EDGES) {
      Vote vote =
          Vote.newBuilder()
              .setActId(id(edge * 0x1_0000_0001L, ~edge))
              .setDroneId(edge)
              .setActValue(edge)
              .setLatE7(edge)
              .setLonE7(~edge)
              .setFrame(edge)
              .build();
      assertThat(read(message(edge).setVote(vote).build())).isTrue();
      assertThat(reader.body()).isEqualTo(ClientReader.VOTE);
      assertThat(reader.actIdHigh()).isEqualTo(edge * 0x1_0000_0001L);
      assertThat(reader.actIdLow()).isEqualTo(~edge);
      assertThat(reader.droneId()).isEqualTo(vote.getDroneId());
      assertThat(reader.act()).isEqualTo(vote.getActValue());
      assertThat(reader.latE7()).isEqualTo(vote.getLatE7());
      assertThat(reader.lonE7()).isEqualTo(vote.getLonE7());
      assertThat(reader.frame()).isEqualTo(vote.getFrame());
    }
  }

  @Test
  void readsEveryFieldOfHoldJoinAndTimeEcho() {
    for (int edge : EDGES) {
      assertThat(read(message(edge).setHold(hold(edge)).build())).isTrue();
      assertThat(reader.body()).isEqualTo(ClientReader.HOLD);
      assertThat(reader.actIdHigh()).isEqualTo(edge);
      assertThat(reader.actIdLow()).isEqualTo(5);
      assertThat(reader.droneId()).isEqualTo(edge);

      Join join = Join.newBuilder().setDroneId(edge).setSpotter(edge % 2 != 0).build();
      assertThat(read(message(edge).setJoin(join).build())).isTrue();
      assertThat(reader.body()).isEqualTo(ClientReader.JOIN);
      assertThat(reader.droneId()).isEqualTo(edge);
      assertThat(reader.spotter()).isEqualTo(join.getSpotter());

      TimeEcho echo =
          TimeEcho.newBuilder()
              .setClientTimeUs(edge * 3_000_000_019L)
              .setFrame(edge)
              .setChallenge(edge * 5_000_000_007L)
              .build();
      assertThat(read(message(edge).setTimeEcho(echo).build())).isTrue();
      assertThat(reader.body()).isEqualTo(ClientReader.TIME_ECHO);
      assertThat(reader.clientTimeUs()).isEqualTo(echo.getClientTimeUs());
      assertThat(reader.frame()).isEqualTo(echo.getFrame());
    }
  }

  private static Hold hold(int edge) {
    return Hold.newBuilder().setActId(id(edge, 5)).setDroneId(edge).build();
  }

  @Test
  void recognisesTheRareBodiesAndTellsWhereTheyLie() throws Exception {
    Order order = Order.newBuilder().setActId(id(1, 2)).addDroneIds(7).addDroneIds(300).build();
    byte[] bytes = message(4).setOrder(order).build().toByteArray();
    UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    assertThat(reader.read(buffer, 0, bytes.length)).isTrue();
    assertThat(reader.body()).isEqualTo(ClientReader.ORDER);
    byte[] body = new byte[reader.bodyLength()];
    buffer.getBytes(reader.bodyOffset(), body);
    assertThat(Order.parseFrom(body)).isEqualTo(order);

    assertThat(read(message(1).setLeave(Leave.getDefaultInstance()).build())).isTrue();
    assertThat(reader.body()).isEqualTo(ClientReader.LEAVE);
    assertThat(read(message(1).setHello(Hello.getDefaultInstance()).build())).isTrue();
    assertThat(reader.body()).isEqualTo(ClientReader.HELLO);
    assertThat(read(message(1).setSituation(SituationItem.getDefaultInstance()).build())).isTrue();
    assertThat(reader.body()).isEqualTo(ClientReader.SITUATION);
  }

  @Test
  void forgetsTheMessageBefore() {
    read(message(9).setVote(Vote.newBuilder().setActId(id(1, 2)).setAct(Act.ACT_DROP)).build());
    assertThat(read(ClientMessage.newBuilder().setSteer(Steer.getDefaultInstance()).build()))
        .isTrue();
    assertThat(reader.sequence()).isZero();
    assertThat(reader.epoch()).isZero();
    assertThat(reader.act()).isZero();
    assertThat(reader.actIdHigh()).isZero();
    assertThat(reader.frame()).isZero();
  }

  @Test
  void ignoresFieldsItDoesNotKnow() {
    UnknownFieldSet later =
        UnknownFieldSet.newBuilder()
            .addField(
                900,
                UnknownFieldSet.Field.newBuilder()
                    .addVarint(-1)
                    .addFixed32(5)
                    .addFixed64(6)
                    .addLengthDelimited(ByteString.copyFromUtf8("later"))
                    .build())
            .build();
    Steer steer = Steer.newBuilder().setUnknownFields(later).setNorthCms(-77).build();
    assertThat(read(message(1).setUnknownFields(later).setSteer(steer).build())).isTrue();
    assertThat(reader.northCms()).isEqualTo(-77);
  }

  @Test
  void refusesVotesAndHoldsWithoutAWholeActId() {
    assertThat(read(message(1).setVote(Vote.newBuilder().setDroneId(1)).build())).isFalse();
    assertThat(read(message(1).setHold(Hold.newBuilder().setDroneId(1)).build())).isFalse();
    ByteString tooShort = ByteString.copyFrom(new byte[15]);
    ByteString tooLong = ByteString.copyFrom(new byte[17]);
    assertThat(read(message(1).setVote(Vote.newBuilder().setActId(tooShort)).build())).isFalse();
    assertThat(read(message(1).setHold(Hold.newBuilder().setActId(tooLong)).build())).isFalse();
  }

  @Test
  void refusesAMessageWithoutABodyAndOneCutOffAnywhere() {
    assertThat(read(message(5).build())).isFalse();
    assertThat(read(new byte[0])).isFalse();
    byte[] whole =
        message(5).setSteer(Steer.newBuilder().setNorthCms(300).setFrame(9)).build().toByteArray();
    for (int length = 0; length < whole.length; length++) {
      assertThat(read(Arrays.copyOf(whole, length))).as("first %d bytes", length).isFalse();
    }
  }

  @Test
  void refusesAFieldOfTheWrongType() {
    // Steer.north_cms as a fixed32 instead of a varint.
    assertThat(read(new byte[] {0x32, 5, 0x15, 1, 0, 0, 0})).isFalse();
    // sequence as a varint.
    assertThat(read(new byte[] {0x08, 1, 0x32, 0})).isFalse();
    // A body that is no message.
    assertThat(read(new byte[] {0x30, 1})).isFalse();
  }

  @Test
  void refusesNestedLengthsBeyondTheMessageAndEndlessVarints() {
    assertThat(read(new byte[] {0x32, 127})).isFalse();
    byte[] hugeLength = {0x32, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1};
    assertThat(read(hugeLength)).isFalse();
    byte[] endless = new byte[40];
    Arrays.fill(endless, (byte) 0xFF);
    assertThat(read(endless)).isFalse();
    assertThat(read(new byte[] {0x00, 0x00})).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void neverThrowsOnRandomOrDamagedBytes(long seed) {
    Random random = new Random(seed);
    byte[][] good = {
      message(7).setSteer(Steer.newBuilder().setNorthCms(5).setFrame(4)).build().toByteArray(),
      message(7).setVote(Vote.newBuilder().setActId(id(1, 2))).build().toByteArray(),
      message(7).setAim(Aim.newBuilder().setLatE7(5)).build().toByteArray(),
      message(7).setHold(hold(3)).build().toByteArray(),
      message(7).setTimeEcho(TimeEcho.newBuilder().setFrame(5)).build().toByteArray(),
    };
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes;
      if (i % 2 == 0) {
        bytes = new byte[random.nextInt(60)];
        random.nextBytes(bytes);
      } else {
        bytes = good[random.nextInt(good.length)].clone();
        for (int flips = random.nextInt(4); flips >= 0; flips--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
      }
      // Exactly as long as the message: a read beyond it throws here.
      boolean ours = reader.read(new UnsafeBuffer(bytes), 0, bytes.length);
      if (ours) {
        assertThat(reader.bodyOffset() + reader.bodyLength())
            .as("seed %d, round %d", seed, i)
            .isLessThanOrEqualTo(bytes.length);
      }
    }
  }
}
