package org.bucketbrigade.pipeline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.ExpandableArrayBuffer;
import org.bucketbrigade.core.BrigadeCore;
import org.bucketbrigade.core.CoreConfig;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.core.NoOutput;
import org.bucketbrigade.core.PeerMet;
import org.bucketbrigade.journal.JournalLimits;
import org.bucketbrigade.journal.JournalReader;
import org.bucketbrigade.journal.MappedJournal;
import org.bucketbrigade.journal.SnapshotFile;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavAutopilot;
import org.bucketbrigade.mavlink.MavType;
import org.bucketbrigade.mavlink.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots beside a journal, and what those who go on from them know. */
@Timeout(60)
class SnapshotsTest {
  private static final String SET_UP = "--merge median";
  private static final String ADDRESS = "/127.0.0.1:14551";
  private static final long TICK = EventType.TICK_NANOS;

  @TempDir Path folder;
  private long nowNanos = 1_700_000_000_000_000_000L;
  private final List<Long> needed = new ArrayList<>();
  private int lastDigest;

  /** One vehicle that is met, greeted and asked for its streams; then time passes. */
  private void fly(Path journalFolder, int seconds) throws IOException {
    OutputDigest digest = new OutputDigest(new NoOutput());
    BrigadeCore core = new BrigadeCore(CoreConfig.DEFAULT, digest);
    CoreMemory memory = new CoreMemory(core, digest);
    Outlets outlets =
        new Outlets(
            new Outlet(1 << 16),
            new Outlet[] {new Outlet(1 << 16)},
            new LatencyMeter(10),
            () -> {});
    try (MappedJournal journal = new MappedJournal(journalFolder);
        Snapshots snapshots = new Snapshots(journalFolder, memory, needed::add)) {
      CoreHandler handler = new CoreHandler(core, digest, memory, journal, outlets, () -> nowNanos);
      handler.setUp(SET_UP);
      handler.snapshots(snapshots);
      handler.onStart();
      Slot slot = new Slot();
      slot.type = EventType.PEER;
      slot.length = PeerMet.write(slot.payload, 0, true, true, 0, ADDRESS);
      handler.onEvent(slot, 0, true);
      for (int tick = 0; tick < seconds * 100; tick++) {
        nowNanos += TICK;
        if (tick % 100 == 0) {
          slot.type = EventType.FRAME;
          slot.length = FrameEncoder.encode(heartbeat(), tick / 100, 7, 1, slot.payload, 0);
          handler.onEvent(slot, 0, true);
        } else {
          handler.onTimeout(0);
        }
        while (snapshots.isWriting()) {
          Thread.onSpinWait(); // our time is faster than the disk's
        }
      }
    }
    lastDigest = digest.digest();
    assertThat(lastDigest).isNotZero();
  }

  /** Leaves the newest snapshot only, and returns the number of its event. */
  private long flyToOneSnapshot() throws IOException {
    fly(folder, 12);
    long newest = SnapshotFile.list(folder).getLast();
    for (long event : SnapshotFile.list(folder)) {
      if (event != newest) {
        SnapshotFile.delete(folder, event);
      }
    }
    return newest;
  }

  private static Message heartbeat() {
    return new Heartbeat().type(MavType.QUADROTOR).autopilot(MavAutopilot.ARDUPILOTMEGA);
  }

  private Replay goOn(RestartPoint point, OutputDigest digest) throws IOException {
    Replay replay = new Replay(new BrigadeCore(CoreConfig.DEFAULT, digest), digest);
    if (point.snapshot() != null) {
      replay.from(point.snapshot());
    }
    JournalReader.read(folder, replay.nextEvent(), replay);
    return replay;
  }

  @Test
  void whoGoesOnNeedsOnlyWhatCameAfterTheNewestSnapshot() throws IOException {
    fly(folder, 35);
    RestartPoint point = RestartPoint.find(folder);
    SnapshotFile snapshot = requireNonNull(point.snapshot());
    assertThat(point.setUp()).isEqualTo(SET_UP);
    assertThat(needed).isNotEmpty().allMatch(event -> event <= snapshot.event());

    OutputDigest digest = new OutputDigest(new NoOutput());
    Replay replay = goOn(point, digest);

    assertThat(replay.firstDifference()).isNull();
    assertThat(digest.digest()).isEqualTo(lastDigest);
    assertThat(replay.events())
        .isLessThan(point.end().nextEvent() - 190); // the first comes after two seconds
    assertThat(replay.peers()).containsExactly(new KnownPeer(0, 0, 0, ADDRESS));
  }

  @Test
  void aReplayFromTheBeginningComesToTheSameStates() throws IOException {
    fly(folder, 25);
    OutputDigest digest = new OutputDigest(new NoOutput());
    Replay replay = new Replay(new BrigadeCore(CoreConfig.DEFAULT, digest), digest);
    JournalReader.read(folder, replay);
    assertThat(replay.firstDifference()).isNull();
    assertThat(digest.digest()).isEqualTo(lastDigest);
  }

  @Test
  void anotherStateAtASnapshotIsADifference() throws IOException {
    fly(folder, 12);
    OutputDigest digest = new OutputDigest(new NoOutput());
    BrigadeCore other = new BrigadeCore(CoreConfig.DEFAULT, digest);
    other.stats().malformed = 1;
    Replay replay = new Replay(other, digest);
    JournalReader.read(folder, replay);
    assertThat(requireNonNull(replay.firstDifference()).type()).isEqualTo(EventType.SNAPSHOT);
  }

  @Test
  void aMomentIsLookedForFromTheSnapshotBeforeIt() throws IOException {
    long began = nowNanos;
    fly(folder, 12);
    ReplayPoint first = ReplayPoint.first(folder);
    assertThat(first).isEqualTo(new ReplayPoint(null, SET_UP, began));
    assertThat(first.before(folder, began + 1_000_000_000L)).isEqualTo(first);
    ReplayPoint later = first.before(folder, nowNanos);
    SnapshotFile snapshot = requireNonNull(later.snapshot());
    assertThat(snapshot.event()).isEqualTo(SnapshotFile.list(folder).getLast());
    assertThat(later.setUp()).isEqualTo(SET_UP);
    assertThat(later.startNanos()).isEqualTo(began);
  }

  @Test
  void ofAJournalWhoseFirstFilesAreGoneAReplayBeginsAtTheOldestSnapshotThatIsIn()
      throws IOException {
    fly(folder, 35);
    Path small = folder.resolve("small");
    copyInto(small);
    List<Long> snapshots = SnapshotFile.list(small);
    long second = snapshots.get(1);
    while (firstEvent(small) <= snapshots.getFirst()) {
      Files.delete(segments(small).getFirst());
    }
    assertThat(firstEvent(small)).isLessThanOrEqualTo(second);

    ReplayPoint point = ReplayPoint.first(small);

    assertThat(requireNonNull(point.snapshot()).event()).isEqualTo(second);
    OutputDigest digest = new OutputDigest(new NoOutput());
    Replay replay = new Replay(new BrigadeCore(CoreConfig.DEFAULT, digest), digest);
    replay.from(point.snapshot());
    JournalReader.read(small, replay.nextEvent(), replay);
    assertThat(replay.firstDifference()).isNull();
    assertThat(digest.digest()).isEqualTo(lastDigest);
  }

  /** The same journal in files of 16 KiB, with its snapshots. */
  private void copyInto(Path small) throws IOException {
    Files.createDirectories(small);
    try (MappedJournal journal =
        new MappedJournal(small, new JournalLimits(1 << 14, Long.MAX_VALUE))) {
      JournalReader.read(
          folder,
          record -> {
            while (!journal.append(
                record.event(),
                record.nowNanos(),
                record.type(),
                record.source(),
                record.endOfBatch(),
                record.digest(),
                record.buffer(),
                record.offset(),
                record.length())) {
              Thread.onSpinWait(); // until the next file is there
            }
            return true;
          });
    }
    for (long event : SnapshotFile.list(folder)) {
      SnapshotFile file = SnapshotFile.read(folder, event);
      SnapshotFile.write(small, event, file.nowNanos(), file.body(), file.body().capacity());
    }
  }

  private static List<Path> segments(Path journal) throws IOException {
    try (Stream<Path> files = Files.list(journal)) {
      return files.filter(each -> each.toString().endsWith(".bbj")).sorted().toList();
    }
  }

  private static long firstEvent(Path journal) throws IOException {
    long[] first = {-1};
    JournalReader.read(
        journal,
        record -> {
          first[0] = record.event();
          return false;
        });
    return first[0];
  }

  @Test
  void aDamagedSnapshotIsPassedOver() throws IOException {
    long event = flyToOneSnapshot();
    Path file = folder.resolve("snapshot-%016d.bbs".formatted(event));
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 0; at < bytes.length; at += at < 64 ? 1 : 997) {
      bytes[at] ^= 0x10;
      Files.write(file, bytes);
      assertThatThrownBy(() -> SnapshotFile.read(folder, event)).isInstanceOf(IOException.class);
      bytes[at] ^= 0x10;
    }
    bytes[100] ^= 1;
    Files.write(file, bytes);
    RestartPoint point = RestartPoint.find(folder);
    assertThat(point.snapshot()).isNull();
    OutputDigest digest = new OutputDigest(new NoOutput());
    goOn(point, digest);
    assertThat(digest.digest()).isEqualTo(lastDigest);
  }

  @Test
  void aSnapshotOfAnotherJournalIsPassedOver() throws IOException {
    fly(folder, 12);
    Path elsewhere = folder.resolve("elsewhere");
    nowNanos += 1;
    fly(elsewhere, 12);
    long event = SnapshotFile.list(elsewhere).getLast();
    SnapshotFile foreign = SnapshotFile.read(elsewhere, event);
    SnapshotFile.list(folder).forEach(each -> delete(each));
    SnapshotFile.write(
        folder, event, foreign.nowNanos(), foreign.body(), foreign.body().capacity());
    assertThat(RestartPoint.find(folder).snapshot()).isNull();
  }

  private void delete(long event) {
    try {
      SnapshotFile.delete(folder, event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aSnapshotOfAnotherVersionOfTheCoreIsPassedOver() throws IOException {
    long event = flyToOneSnapshot();
    SnapshotFile saved = SnapshotFile.read(folder, event);
    ExpandableArrayBuffer body = new ExpandableArrayBuffer();
    body.putBytes(0, saved.body(), 0, saved.body().capacity());
    body.putLong(0, BrigadeCore.STATE_VERSION + 1);
    SnapshotFile.write(folder, event, saved.nowNanos(), body, saved.body().capacity());
    assertThat(RestartPoint.find(folder).snapshot()).isNull();
    assertThat(RestartPoint.find(folder).setUp()).isEqualTo(SET_UP);
  }
}
