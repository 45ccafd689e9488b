package org.bucketbrigade.pipeline;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Collection;
import org.bucketbrigade.core.BrigadeCore;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.core.JournalNews;
import org.bucketbrigade.journal.Gap;
import org.bucketbrigade.journal.JournalReader;
import org.bucketbrigade.journal.JournalRecord;
import org.bucketbrigade.journal.SnapshotFile;
import org.jspecify.annotations.Nullable;

/**
 * Applies a journal's events to a core, and compares after each what has left it with what had left
 * the first time.
 */
public final class Replay implements JournalReader.Handler {
  /**
   * An event that did not do what it had done the first time, or a snapshot of another state.
   *
   * @param event its number
   * @param nowNanos its core time
   * @param type one of {@link EventType}
   * @param source session, or network and address, as the type says
   */
  public record Difference(long event, long nowNanos, int type, int source) {}

  private final BrigadeCore core;
  private final OutputDigest digest;
  private final CoreMemory memory;
  private long nextEvent;
  private long nowNanos = Long.MIN_VALUE;
  private long missing;
  private boolean endsAtGap;
  private @Nullable Gap gap;
  private long events;
  private int lastType;
  private int lastSource;
  private @Nullable Difference firstDifference;

  /**
   * @param core to which nothing has happened yet
   * @param digest what leaves it passes through this
   */
  public Replay(BrigadeCore core, OutputDigest digest) {
    this(core, digest, new CoreMemory(core, digest));
  }

  Replay(BrigadeCore core, OutputDigest digest, CoreMemory memory) {
    this.core = core;
    this.digest = digest;
    this.memory = memory;
  }

  /**
   * Begins with what was remembered at an event of the journal, which is read from that event on.
   *
   * @throws IllegalStateException if the snapshot is of another version
   */
  public Replay from(SnapshotFile snapshot) {
    memory.load(snapshot.body());
    nextEvent = snapshot.event();
    nowNanos = snapshot.nowNanos();
    return this;
  }

  /** Ends where events are missing: what follows cannot come out as it did the first time. */
  public Replay endingAtGap() {
    endsAtGap = true;
    return this;
  }

  @Override
  public void onGap(Gap found) {
    missing += found.events();
    if (gap == null) {
      gap = found;
    }
  }

  @Override
  public boolean onEvent(JournalRecord record) {
    if (gap != null && endsAtGap) {
      return false;
    }
    if (gap == null && digest.digest() != record.digest() && firstDifference == null) {
      firstDifference = new Difference(nextEvent - 1, nowNanos, lastType, lastSource);
    }
    memory.note(
        record.type(),
        record.source(),
        record.buffer(),
        record.offset(),
        record.length(),
        record.nowNanos());
    look(record);
    nowNanos = record.nowNanos();
    lastType = record.type();
    lastSource = record.source();
    core.onEvent(
        record.type(),
        record.source(),
        record.endOfBatch(),
        record.buffer(),
        record.offset(),
        record.length(),
        record.event(),
        nowNanos);
    nextEvent = record.event() + 1;
    events++;
    return true;
  }

  private void look(JournalRecord record) {
    if (record.type() == EventType.JOURNAL && record.source() == JournalNews.GAP) {
      gap = null; // all were held then, and what follows was decided by the core that we have
    }
    if (record.type() == EventType.SNAPSHOT && gap == null && firstDifference == null) {
      memory.save();
      if (memory.check() != record.buffer().getInt(record.offset(), ByteOrder.LITTLE_ENDIAN)) {
        firstDifference =
            new Difference(record.event(), record.nowNanos(), record.type(), record.source());
      }
    }
  }

  /** What the core of a journal is set up with, as its first event says. */
  public static String setUp(JournalRecord start) {
    return CoreMemory.text(start.buffer(), start.offset(), start.length());
  }

  /** The checksum that a journal's event has of a snapshot. */
  static int check(SnapshotFile snapshot) {
    return CoreMemory.check(snapshot.body(), snapshot.body().capacity());
  }

  /**
   * What the core of a snapshot is set up with.
   *
   * @throws IOException if another version of this program has saved it
   */
  static String setUp(SnapshotFile snapshot) throws IOException {
    return CoreMemory.setUp(snapshot.body());
  }

  /** Number of the next event. */
  public long nextEvent() {
    return nextEvent;
  }

  /** Core time of the last event, nanoseconds since 1970. */
  public long nowNanos() {
    return nowNanos;
  }

  /** Core time of the first event, nanoseconds since 1970. */
  public long startNanos() {
    return memory.startNanos();
  }

  /** Events that were applied. */
  public long events() {
    return events;
  }

  /** Events for which the journal had no room: from the first of them on it is another story. */
  public long missing() {
    return missing;
  }

  /**
   * The first time that events are missing and nobody has reckoned with it yet; null: none are. A
   * core that has gone on from a journal with a gap has held all drones, and goes on from there.
   */
  public @Nullable Gap gap() {
    return gap;
  }

  /** The first event of which something else came than the first time; null: there is none. */
  public @Nullable Difference firstDifference() {
    return firstDifference;
  }

  /** The addresses of vehicles, in the order in which they were met. */
  public Collection<KnownPeer> peers() {
    return memory.peers();
  }
}
