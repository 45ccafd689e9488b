package org.bucketbrigade.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.CoreConfig;
import org.bucketbrigade.journal.Journal;
import org.bucketbrigade.pipeline.Pipeline;
import org.bucketbrigade.pipeline.RoadRecord;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.SituationItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FanOutTest {
  private static final int FULL = 1;
  private static final int DRONE = 5;

  private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true, true);
  private final Pipeline pipeline = new Pipeline(CoreConfig.DEFAULT, 1, new NoJournal());
  private final FanOut fanOut = new FanOut(pipeline.toPeople(0), allocator);
  private final List<Person> people = new ArrayList<>();

  /** A socket that a test can make slow. */
  private final class Person implements Client.Peer {
    final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    final Client client;
    final List<Reason> closed = new ArrayList<>();
    int malformed;

    Person(int session) {
      client = new Client(session, channel.pipeline().firstContext(), this);
      fanOut.add(client);
      people.add(this);
    }

    void slow(boolean isSlow) {
      channel.unsafe().outboundBuffer().setUserDefinedWritability(1, !isSlow);
      channel.runPendingTasks();
    }

    /** The WebSocket frames it got since the last call, as text. */
    List<String> read() {
      fanOut.drain();
      List<String> texts = new ArrayList<>();
      for (ByteBuf frame = channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
        assertThat(frame.readUnsignedByte()).isEqualTo((short) 0x82);
        int length = frame.readUnsignedByte();
        length = length == 126 ? frame.readUnsignedShort() : length;
        assertThat(frame.readableBytes()).isEqualTo(length);
        texts.add(frame.readCharSequence(length, java.nio.charset.StandardCharsets.US_ASCII) + "");
        frame.release();
      }
      return texts;
    }

    @Override
    public void close(Reason reason) {
      closed.add(reason);
    }

    @Override
    public void malformed() {
      malformed++;
    }
  }

  private static final class NoJournal implements Journal {
    @Override
    public boolean append(
        long event,
        long nowNanos,
        int type,
        int source,
        boolean endOfBatch,
        int digest,
        org.agrona.DirectBuffer buffer,
        int offset,
        int length) {
      return true;
    }

    @Override
    public void requestDurable() {}

    @Override
    public long durableEvent() {
      return -1;
    }

    @Override
    public void close() {}
  }

  @AfterEach
  void everyByteIsGivenBack() {
    for (Person person : people) {
      person.read();
      fanOut.remove(person.client);
      person.channel.finishAndReleaseAll();
    }
    fanOut.release();
    assertThat(allocator.metric().usedDirectMemory()).isZero();
    assertThat(allocator.metric().usedHeapMemory()).isZero();
    pipeline.close();
  }

  private void record(int kind, String payload, int... head) {
    byte[] text = payload.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[head.length * 4 + text.length]);
    for (int i = 0; i < head.length; i++) {
      buffer.putInt(i * 4, head[i], java.nio.ByteOrder.LITTLE_ENDIAN);
    }
    buffer.putBytes(head.length * 4, text);
    fanOut.onMessage(kind, buffer, 0, buffer.capacity());
  }

  private Person seated(int session) {
    Person person = new Person(session);
    record(RoadRecord.ROUTE, "", session, DRONE, FULL, 0);
    return person;
  }

  private void crew(String frame, boolean keyframe) {
    record(RoadRecord.CREW, frame, DRONE, FULL, keyframe ? 1 : 0);
  }

  @Test
  void sharesOnePayloadAmongACrewWithoutCopyingIt() {
    Person a = seated(1);
    Person b = seated(2);
    Person elsewhere = new Person(3);
    crew("keyframe", true);
    fanOut.drain();
    ByteBuf first = a.channel.readOutbound();
    ByteBuf second = b.channel.readOutbound();
    assertThat(first.memoryAddress()).isEqualTo(second.memoryAddress());
    assertThat(first.readerIndex()).isZero();
    first.skipBytes(3);
    assertThat(second.readerIndex()).isZero();
    first.release();
    second.release();
    assertThat(elsewhere.read()).isEmpty();
  }

  @Test
  void leavesFramesOutForASlowMemberAndCatchesUpWithTheNewestKeyframe() {
    Person slow = seated(1);
    Person quick = seated(2);
    crew("k1", true);
    assertThat(slow.read()).containsExactly("k1");
    slow.slow(true);
    crew("d1", false);
    crew("k2", true);
    crew("d2", false);
    crew("k3", true);
    crew("d3", false);
    assertThat(slow.read()).isEmpty();
    assertThat(quick.read()).containsExactly("k1", "d1", "k2", "d2", "k3", "d3");
    slow.slow(false);
    crew("d4", false);
    assertThat(slow.read()).containsExactly("k3", "d4");
    crew("d5", false);
    assertThat(slow.read()).containsExactly("d5");
  }

  @Test
  void sendsNoKeyframeAgainToAMemberThatMissedDeltasOnly() {
    Person slow = seated(1);
    crew("k1", true);
    slow.slow(true);
    crew("d1", false);
    slow.slow(false);
    crew("d2", false);
    assertThat(slow.read()).containsExactly("k1", "d2");
  }

  @Test
  void givesTheNewestKeyframeToWhoeverJoins() {
    Person first = seated(1);
    crew("k1", true);
    crew("d1", false);
    Person late = seated(2);
    crew("d2", false);
    assertThat(late.read()).containsExactly("k1", "d2");
    assertThat(first.read()).containsExactly("k1", "d1", "d2");
  }

  @Test
  void sendsNothingMoreOfACrewThatSomebodyLeft() {
    Person person = seated(1);
    crew("k1", true);
    record(RoadRecord.ROUTE, "", 1, -1, FULL, 1);
    crew("d1", false);
    record(RoadRecord.FLEET, "fleet");
    assertThat(person.read()).containsExactly("k1", "fleet");
    fanOut.remove(person.client);
    record(RoadRecord.FLEET, "fleet");
    record(RoadRecord.OWN, "own", 1);
    assertThat(person.read()).isEmpty();
  }

  @Test
  void leavesTheFleetOutForASlowWatcherAndKeepsOwnMessagesInOrder() {
    Person person = new Person(1);
    record(RoadRecord.ROUTE, "", 1, -1, FULL, 1);
    person.slow(true);
    record(RoadRecord.OWN, "a", 1);
    record(RoadRecord.FLEET, "fleet");
    record(RoadRecord.OWN, "b", 1);
    person.slow(false);
    assertThat(person.read()).containsExactly("a", "b");
  }

  @Test
  void endsASessionWhoseOwnMessagesPileUp() {
    Person person = new Person(1);
    String message = "x".repeat(1_000);
    for (int i = 0; i < 400 && person.closed.isEmpty(); i++) {
      record(RoadRecord.OWN, message, 1);
    }
    assertThat(person.closed).containsExactly(Reason.REASON_SLOW_CLIENT);
    assertThat(fanOut.tooSlow()).isEqualTo(1);
  }

  @Test
  void endsASessionThatKeepsSendingMalformedMessages() {
    Person person = new Person(1);
    for (int i = 0; i < FanOut.MAX_MALFORMED; i++) {
      record(RoadRecord.MALFORMED, "", 1);
    }
    assertThat(person.closed).isEmpty();
    assertThat(person.malformed).isEqualTo(FanOut.MAX_MALFORMED);
    record(RoadRecord.MALFORMED, "", 1);
    assertThat(person.closed).containsExactly(Reason.REASON_MALFORMED);
  }

  @Test
  void closesOnTheCoresWordAndIgnoresSessionsThatAreGone() {
    Person person = new Person(1);
    record(RoadRecord.CLOSE, "", 1, Reason.REASON_REPLACED.getNumber());
    record(RoadRecord.CLOSE, "", 77, Reason.REASON_REPLACED.getNumber());
    record(RoadRecord.MALFORMED, "", 77);
    record(RoadRecord.ROUTE, "", 77, DRONE, FULL, 1);
    assertThat(person.closed).containsExactly(Reason.REASON_REPLACED);
    fanOut.closeAll(Reason.REASON_SHUTDOWN);
    assertThat(person.closed).endsWith(Reason.REASON_SHUTDOWN);
  }

  @Test
  void bringsEverybodyTheNewestVersionOfEveryItemEvenTheSlow() {
    Person quick = new Person(1);
    Person slow = new Person(2);
    slow.slow(true);
    record(RoadRecord.SITUATION, "fire1", 100);
    record(RoadRecord.SITUATION, "house1", 101);
    fanOut.pumpSituation(0);
    assertThat(quick.read()).containsExactly("fire1", "house1");
    record(RoadRecord.SITUATION, "fire2", 100);
    fanOut.pumpSituation(1);
    assertThat(quick.read()).containsExactly("fire2");
    slow.slow(false);
    fanOut.pumpSituation(2);
    assertThat(slow.read()).containsExactly("house1", "fire2");
    fanOut.pumpSituation(3);
    assertThat(slow.read()).isEmpty();
  }

  @Test
  void bringsTheSituationInSmallPortionsAndSlowerToTheLightTier() {
    Person full = new Person(1);
    Person light = new Person(2);
    record(RoadRecord.ROUTE, "", 2, -1, 2, 0);
    for (int key = 0; key < 20; key++) {
      record(RoadRecord.SITUATION, "item" + key, key);
    }
    long now = 10_000_000_000L;
    fanOut.pumpSituation(now);
    assertThat(full.read()).hasSize(8);
    assertThat(light.read()).hasSize(1);
    fanOut.pumpSituation(now + 100_000_000L);
    assertThat(full.read()).hasSize(8);
    assertThat(light.read()).isEmpty();
    fanOut.pumpSituation(now + 600_000_000L);
    assertThat(full.read()).hasSize(4);
    assertThat(light.read()).hasSize(1);
  }

  @Test
  void bringsTheBaseMapAfterEverythingElseAndNotToTheLightTier() {
    Person full = new Person(1);
    Person light = new Person(2);
    record(RoadRecord.ROUTE, "", 2, -1, 2, 0);
    record(RoadRecord.SITUATION, "land0", SituationItem.LAND_FIELD_NUMBER << 24);
    record(RoadRecord.SITUATION, "land1", SituationItem.LAND_FIELD_NUMBER << 24 | 1);
    record(RoadRecord.SITUATION, "street", SituationItem.STREETS_FIELD_NUMBER << 24);
    record(RoadRecord.SITUATION, "fire", SituationItem.FIRE_FIELD_NUMBER << 24);
    long now = 10_000_000_000L;
    fanOut.pumpSituation(now);
    assertThat(full.read()).containsExactly("fire", "land0", "land1", "street");
    assertThat(light.read()).containsExactly("fire");
    record(RoadRecord.SITUATION, "street2", SituationItem.STREETS_FIELD_NUMBER << 24);
    fanOut.pumpSituation(now + 1_000_000_000L);
    assertThat(full.read()).containsExactly("street2");
    assertThat(light.read()).isEmpty();
    record(RoadRecord.ROUTE, "", 2, -1, FULL, 0);
    fanOut.pumpSituation(now + 2_000_000_000L);
    assertThat(light.read()).containsExactly("land0", "land1", "street2");
  }

  @Test
  void writesLongFramesWithALongLength() {
    Person person = new Person(1);
    record(RoadRecord.OWN, "y".repeat(126), 1);
    record(RoadRecord.OWN, "z".repeat(125), 1);
    record(RoadRecord.OWN, "w".repeat(1_200), 1);
    assertThat(person.read()).extracting(String::length).containsExactly(126, 125, 1_200);
  }
}
