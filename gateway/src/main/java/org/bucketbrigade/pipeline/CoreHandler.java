package org.bucketbrigade.pipeline;

import com.lmax.disruptor.EventHandler;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.BrigadeCore;
import org.bucketbrigade.core.CoreStats;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.core.JournalNews;
import org.bucketbrigade.journal.Journal;
import org.bucketbrigade.journal.JournalCondition;
import org.jspecify.annotations.Nullable;

/**
 * The ring's one consumer: gives each event its core time, appends it to the journal, applies it,
 * and makes ticks when they are due.
 */
final class CoreHandler implements EventHandler<Slot> {
  /** Ticks are looked for at least this often inside a long batch. */
  private static final int EVENTS_PER_LOOK = 64;

  /** After a pause longer than this the missed ticks are skipped. */
  private static final long MAX_LATE_NANOS = 200_000_000L;

  private static final long STATS_NANOS = 250_000_000L;
  private static final long NONE = -1;

  /**
   * After a loss nothing is called durable for so long: acts that were lost are refused by then.
   */
  private static final long LOSS_NANOS = 1_000_000_000L;

  /** News of the journal are no more frequent, and what is not well is said again after a while. */
  private static final long NEWS_NANOS = 1_000_000_000L;

  private static final long REMIND_NANOS = 10_000_000_000L;

  private final BrigadeCore core;
  private final OutputDigest digest;
  private final CoreMemory memory;
  private final Journal journal;
  private final Outlets outlets;
  private final LongSupplier clock;
  private final UnsafeBuffer number = new UnsafeBuffer(new byte[Long.BYTES]);
  private long nowNanos = Long.MIN_VALUE;
  private long nextTickNanos;
  private long event;
  private long batch;
  // Events whose durability the core waits for: the oldest and the newest.
  private long firstAwaited = NONE;
  private long lastAwaited = NONE;
  private long statsNanos;
  private long lost;
  private long lostNanos = Long.MIN_VALUE;
  private long newsNanos;
  private volatile long unjournaled;
  private volatile JournalCondition condition = JournalCondition.WRITES;
  private volatile CoreStats stats = new CoreStats();
  private int sinceLook;
  private byte[] setUp = new byte[0];
  private byte[] secret = new byte[0];
  private boolean restarted;
  private boolean afterGap;
  private @Nullable Snapshots snapshots;
  private boolean durableWanted;

  /**
   * @param digest of all that leaves the core
   */
  CoreHandler(
      BrigadeCore core,
      OutputDigest digest,
      CoreMemory memory,
      Journal journal,
      Outlets outlets,
      LongSupplier clock) {
    this.core = core;
    this.digest = digest;
    this.memory = memory;
    this.journal = journal;
    this.outlets = outlets;
    this.clock = clock;
  }

  /** What the core is set up with, for replays; before the start. */
  void setUp(String text) {
    setUp = text.getBytes(StandardCharsets.UTF_8);
  }

  /** What nobody outside knows; before the start. */
  void secret(byte[] bytes) {
    secret = bytes;
  }

  /**
   * The core has lived through a journal; before the start.
   *
   * @param gap whether events are missing in it
   */
  void resume(long nextEvent, long lastNanos, boolean gap) {
    afterGap = gap;
    event = nextEvent;
    nowNanos = lastNanos;
    restarted = true;
  }

  /** Writes down from time to time what the core remembers; before the start. */
  void snapshots(Snapshots taken) {
    snapshots = taken;
  }

  /** Called once on the consumer's thread before the first event. */
  @Override
  public void onStart() {
    advance();
    nextTickNanos = nowNanos + EventType.TICK_NANOS;
    if (restarted) {
      apply(EventType.RESTART, 0, false, number, 0);
      if (afterGap) {
        apply(EventType.JOURNAL, JournalNews.GAP, false, number, 0);
      }
    } else {
      apply(EventType.START, 0, false, new UnsafeBuffer(setUp), setUp.length);
    }
    if (secret.length > 0) {
      apply(EventType.SECRET, 0, false, new UnsafeBuffer(secret), secret.length);
    }
  }

  @Override
  public void onEvent(Slot slot, long sequence, boolean endOfBatch) {
    advance();
    outlets.applying(slot.readNanos, batch);
    apply(slot.type, slot.source, endOfBatch, slot.payload, slot.length);
    if (endOfBatch || ++sinceLook >= EVENTS_PER_LOOK) {
      sinceLook = 0;
      send();
    }
    if (endOfBatch) {
      batch++;
    }
  }

  @Override
  public void onTimeout(long sequence) {
    advance();
    batch++;
    outlets.applying(0, batch);
    send();
  }

  /** What is ready leaves before anything else is looked after. */
  private void send() {
    outlets.flush();
    ticks();
    outlets.flush();
    if (durableWanted) {
      durableWanted = false;
      journal.requestDurable();
    }
  }

  private void advance() {
    nowNanos = Math.max(nowNanos, clock.getAsLong());
  }

  private void ticks() {
    if (nowNanos - nextTickNanos > MAX_LATE_NANOS) {
      nextTickNanos = nowNanos;
    }
    while (nowNanos >= nextTickNanos) {
      nextTickNanos += EventType.TICK_NANOS;
      passOnDurable();
      passOnCondition();
      apply(EventType.TICK, 0, false, number, 0);
    }
    takeSnapshot();
    if (nowNanos - statsNanos > STATS_NANOS) {
      statsNanos = nowNanos;
      stats = core.stats().copy();
    }
  }

  private void takeSnapshot() {
    if (snapshots != null && snapshots.due(nowNanos) && core.isAtRest()) {
      number.putInt(0, snapshots.take(event, nowNanos), ByteOrder.LITTLE_ENDIAN);
      if (apply(EventType.SNAPSHOT, 0, false, number, Integer.BYTES)) {
        snapshots.write();
      }
    }
  }

  private void passOnCondition() {
    JournalCondition now = journal.condition();
    if (now == condition
        ? now != JournalCondition.WRITES && nowNanos - newsNanos > REMIND_NANOS
        : nowNanos - newsNanos > NEWS_NANOS) {
      newsNanos = nowNanos;
      condition = now;
      apply(EventType.JOURNAL, news(now), false, number, 0);
    }
  }

  private static int news(JournalCondition condition) {
    return switch (condition) {
      case WRITES -> JournalNews.WRITES;
      case LOW -> JournalNews.LOW;
      case FULL -> JournalNews.FULL;
      case BROKEN -> JournalNews.BROKEN;
    };
  }

  /** The number of an act that was lost is smaller than that of a later event that is durable. */
  private void passOnDurable() {
    if (lost > 0 && nowNanos - lostNanos < LOSS_NANOS) {
      return;
    }
    long durable = journal.durableEvent();
    if (firstAwaited != NONE && durable >= firstAwaited) {
      number.putLong(0, durable, ByteOrder.LITTLE_ENDIAN);
      firstAwaited = durable >= lastAwaited ? NONE : durable + 1;
      apply(EventType.DURABLE, 0, false, number, Long.BYTES);
    }
  }

  /** The core wants to know when the present event is on the disk. */
  void awaitDurable() {
    lastAwaited = event;
  }

  /** Returns whether the journal has it. */
  private boolean apply(int type, int source, boolean endOfBatch, UnsafeBuffer buffer, int length) {
    boolean kept =
        journal.append(
            event, nowNanos, type, source, endOfBatch, digest.digest(), buffer, 0, length);
    if (!kept) {
      unjournaled = ++lost;
      lostNanos = nowNanos;
    }
    memory.note(type, source, buffer, 0, length, nowNanos);
    core.onEvent(type, source, endOfBatch, buffer, 0, length, event, nowNanos);
    // What the journal has no room for is never durable: the act is refused when its time is up.
    if (lastAwaited == event && kept) {
      if (firstAwaited == NONE) {
        firstAwaited = event;
      }
      durableWanted = true;
    }
    event++;
    return kept;
  }

  /** Events that the journal had no room for. */
  long unjournaled() {
    return unjournaled;
  }

  /** How the journal fared at the last tick. */
  JournalCondition condition() {
    return condition;
  }

  /** Counts as of at most a quarter of a second ago. */
  CoreStats stats() {
    return stats;
  }
}
