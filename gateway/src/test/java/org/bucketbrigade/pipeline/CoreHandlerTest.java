package org.bucketbrigade.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.bucketbrigade.core.BrigadeCore;
import org.bucketbrigade.core.CoreConfig;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.core.JournalNews;
import org.bucketbrigade.journal.Journal;
import org.bucketbrigade.journal.JournalCondition;
import org.junit.jupiter.api.Test;

class CoreHandlerTest {
  /** Remembers events; durable and full as the test says. */
  private static final class TestJournal implements Journal {
    final List<Long> events = new ArrayList<>();
    final List<Integer> types = new ArrayList<>();
    final List<Long> times = new ArrayList<>();
    final List<Long> durableTold = new ArrayList<>();
    boolean full;
    JournalCondition condition = JournalCondition.WRITES;
    final List<Integer> news = new ArrayList<>();
    long durable = -1;
    int requests;

    @Override
    public boolean append(
        long event,
        long nowNanos,
        int type,
        int source,
        boolean endOfBatch,
        int digest,
        DirectBuffer buffer,
        int offset,
        int length) {
      if (full) {
        return false;
      }
      events.add(event);
      types.add(type);
      times.add(nowNanos);
      if (type == EventType.JOURNAL) {
        news.add(source);
      }
      if (type == EventType.DURABLE) {
        durableTold.add(buffer.getLong(offset, ByteOrder.LITTLE_ENDIAN));
      }
      return true;
    }

    @Override
    public JournalCondition condition() {
      return condition;
    }

    @Override
    public void requestDurable() {
      requests++;
    }

    @Override
    public long durableEvent() {
      return durable;
    }

    @Override
    public void close() {}
  }

  private final TestJournal journal = new TestJournal();
  private final LatencyMeter meter = new LatencyMeter(10);
  private final Outlets outlets =
      new Outlets(new Outlet(1 << 16), new Outlet[] {new Outlet(1 << 16)}, meter, () -> {});
  private long nowNanos = 5_000_000_000L;
  private final OutputDigest digest = new OutputDigest(outlets);
  private final BrigadeCore core = new BrigadeCore(CoreConfig.DEFAULT, digest);
  private final CoreMemory memory = new CoreMemory(core, digest);
  private final CoreHandler handler =
      new CoreHandler(core, digest, memory, journal, outlets, () -> nowNanos);
  private final Slot slot = new Slot();

  private void event(boolean endOfBatch) {
    slot.type = EventType.SESSION_CLOSED;
    handler.onEvent(slot, 0, endOfBatch);
  }

  @Test
  void journalsEveryEventWithRisingNumbersAndTimesThatNeverFall() {
    handler.onStart();
    event(true);
    nowNanos -= 1_000_000_000L;
    event(true);
    nowNanos += 1_025_000_000L;
    handler.onTimeout(0);
    assertThat(journal.events).containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(journal.types)
        .containsExactly(
            EventType.START,
            EventType.SESSION_CLOSED,
            EventType.SESSION_CLOSED,
            EventType.TICK,
            EventType.TICK);
    assertThat(journal.times).isSorted();
  }

  @Test
  void makesTicksWithinALongBatchAndSkipsThoseOfALongPause() {
    handler.onStart();
    nowNanos += 30_000_000L;
    for (int i = 0; i < 64; i++) {
      event(false);
    }
    assertThat(journal.types.stream().filter(type -> type == EventType.TICK)).hasSize(3);
    nowNanos += 60_000_000_000L;
    handler.onTimeout(0);
    assertThat(journal.types.stream().filter(type -> type == EventType.TICK)).hasSize(4);
  }

  @Test
  void tellsWhatIsDurableAlthoughNewerEventsAreAwaitedAllTheTime() {
    handler.onStart();
    for (int i = 0; i < 50; i++) {
      // The disk is always two events behind, and each event waits for it.
      handler.awaitDurable();
      event(true);
      handler.awaitDurable();
      event(true);
      journal.durable = journal.events.getLast() - 2;
      nowNanos += 10_000_000L;
      handler.onTimeout(0);
    }
    assertThat(journal.durableTold).hasSizeGreaterThan(40).isSorted();
  }

  @Test
  void countsEventsThatTheJournalHadNoRoomForAndAsksForNoDurabilityOfThem() {
    handler.onStart();
    journal.full = true;
    handler.awaitDurable();
    event(true);
    event(true);
    assertThat(handler.unjournaled()).isEqualTo(2);
    assertThat(journal.requests).isZero();
    journal.full = false;
    event(true);
    assertThat(journal.events).containsExactly(0L, 3L);
  }

  private void pass(long ms) {
    for (long i = 0; i < ms; i += 10) {
      nowNanos += 10_000_000L;
      handler.onTimeout(0);
    }
  }

  @Test
  void anActThatTheJournalLostIsNotCalledDurableByALaterEvent() {
    handler.onStart();
    journal.full = true;
    handler.awaitDurable();
    event(true);
    journal.full = false;
    handler.awaitDurable();
    event(true);
    journal.durable = journal.events.getLast();
    pass(600);
    assertThat(journal.durableTold).isEmpty();
    pass(600);
    assertThat(journal.durableTold).isNotEmpty();
  }

  @Test
  void tellsHowTheJournalFaresWhenItChangesAndAgainUntilItIsWell() {
    handler.onStart();
    pass(2_000);
    assertThat(journal.news).isEmpty();
    journal.condition = JournalCondition.LOW;
    pass(2_000);
    assertThat(journal.news).containsExactly(JournalNews.LOW);
    assertThat(handler.condition()).isEqualTo(JournalCondition.LOW);
    pass(10_000);
    assertThat(journal.news).containsExactly(JournalNews.LOW, JournalNews.LOW);
    journal.condition = JournalCondition.FULL;
    pass(2_000);
    journal.condition = JournalCondition.WRITES;
    pass(30_000);
    assertThat(journal.news)
        .containsExactly(JournalNews.LOW, JournalNews.LOW, JournalNews.FULL, JournalNews.WRITES);
  }

  @Test
  void aCoreThatGoesOnFromAJournalWithAGapIsToldSo() {
    handler.resume(7, nowNanos, true);
    handler.onStart();
    assertThat(journal.types).containsExactly(EventType.RESTART, EventType.JOURNAL);
    assertThat(journal.news).containsExactly(JournalNews.GAP);
  }

  @Test
  void countsAGateWaitThatEndsInATimeoutAsAWait() {
    outlets.applying(1, 7);
    handler.onStart();
    event(true);
    outlets.accepted(0);
    nowNanos += 20_000_000L;
    handler.onTimeout(0);
    outlets.frame(0, 0, 0, slot.payload, 0, 10);
    assertThat(meter.takeGateWait().getMaxValue()).isPositive();
  }
}
