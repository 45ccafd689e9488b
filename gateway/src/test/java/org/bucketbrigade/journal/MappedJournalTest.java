package org.bucketbrigade.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class MappedJournalTest {
  private static final int SMALL = 4_096;

  @TempDir Path folder;
  private final UnsafeBuffer payload = new UnsafeBuffer(new byte[1_300]);

  /** A disk that can be told to have no room, to refuse, or to be slow. */
  private static final class TestDisk implements Disk {
    volatile boolean full;
    volatile boolean refuses;
    volatile CountDownLatch slow = new CountDownLatch(0);
    volatile CountDownLatch slowRoom = new CountDownLatch(0);
    volatile int waitsForRoom;

    @Override
    public FileChannel create(Path file) throws IOException {
      if (slowRoom.getCount() > 0) {
        waitsForRoom = 1;
        await(slowRoom);
      }
      FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (full) {
        channel.close();
        throw new IOException("No space left on device");
      }
      return channel;
    }

    @Override
    public void force(MappedByteBuffer mapped, int from, int length) {
      await(slow);
      if (refuses) {
        throw new UncheckedIOException(new IOException("Input/output error"));
      }
      mapped.force(from, length);
    }

    private static void await(CountDownLatch latch) {
      try {
        assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private MappedJournal journal(int segmentBytes, Disk disk, JournalReader.@Nullable End end)
      throws IOException {
    return new MappedJournal(folder, new JournalLimits(segmentBytes, Long.MAX_VALUE), disk, end);
  }

  private boolean append(MappedJournal journal, long event) {
    int length = (int) (event * 37 % 300);
    for (int i = 0; i < length; i++) {
      payload.putByte(5 + i, (byte) (event + i));
    }
    return journal.append(
        event,
        1_000 + event,
        1 + (int) (event % 8),
        (int) event * 65_537,
        event % 3 == 0,
        (int) event * 31,
        payload,
        5,
        length);
  }

  private void appendPatiently(MappedJournal journal, long event) {
    await(() -> append(journal, event));
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time is up").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private List<Long> readAndCheck() throws IOException {
    List<Long> events = new ArrayList<>();
    JournalReader.read(
        folder,
        record -> {
          long event = record.event();
          assertThat(record.nowNanos()).isEqualTo(1_000 + event);
          assertThat(record.type()).isEqualTo(1 + (int) (event % 8));
          assertThat(record.source()).isEqualTo((int) event * 65_537);
          assertThat(record.endOfBatch()).isEqualTo(event % 3 == 0);
          assertThat(record.digest()).isEqualTo((int) event * 31);
          assertThat(record.length()).isEqualTo((int) (event * 37 % 300));
          for (int i = 0; i < record.length(); i++) {
            assertThat(record.buffer().getByte(record.offset() + i)).isEqualTo((byte) (event + i));
          }
          events.add(event);
          return true;
        });
    return events;
  }

  private static List<Long> upTo(long end) {
    return java.util.stream.LongStream.range(0, end).boxed().toList();
  }

  @Test
  void canBeReadWhileItIsWritten() throws Exception {
    AtomicBoolean reading = new AtomicBoolean(true);
    try (MappedJournal journal = journal(1 << 24, Disk.REAL, null)) {
      append(journal, 0);
      Thread writer = Thread.ofPlatform().start(() -> appendSlowlyWhile(reading, journal));
      long read = 0;
      for (int i = 0; i < 100; i++) {
        long next = JournalReader.read(folder, _ -> true).nextEvent();
        assertThat(next).isGreaterThanOrEqualTo(read);
        read = next;
      }
      reading.set(false);
      writer.join();
      assertThat(read).as("events written between the looks").isGreaterThan(100);
    }
  }

  private void appendSlowlyWhile(AtomicBoolean wanted, MappedJournal journal) {
    for (int event = 1; event < 60_000 && wanted.get(); event++) { // that many fit into a segment
      append(journal, event);
      for (int i = 0; i < 200; i++) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void readsBackEverythingOverManySegments() throws IOException {
    try (MappedJournal journal = journal(SMALL, new TestDisk(), null)) {
      for (long event = 0; event < 500; event++) {
        appendPatiently(journal, event);
      }
    }
    try (var files = Files.list(folder)) {
      assertThat(files.count()).isGreaterThan(10);
    }
    assertThat(readAndCheck()).isEqualTo(upTo(500));
  }

  @Test
  void survivesTheDeathOfTheProcessWithoutBeingClosed() throws IOException {
    MappedJournal killed = journal(SMALL, new TestDisk(), null);
    for (long event = 0; event < 100; event++) {
      appendPatiently(killed, event);
    }
    // Nothing was asked to be durable and nothing is closed: what was appended is in the files.
    assertThat(readAndCheck()).isEqualTo(upTo(100));
    killed.close();
  }

  @Test
  void callsDurableOnlyWhatTheDiskHasTaken() throws IOException {
    TestDisk disk = new TestDisk();
    disk.slow = new CountDownLatch(1);
    try (MappedJournal journal = journal(1 << 20, disk, null)) {
      for (long event = 0; event < 10; event++) {
        appendPatiently(journal, event);
      }
      assertThat(journal.durableEvent()).isEqualTo(-1);
      journal.requestDurable();
      assertThat(journal.durableEvent()).isEqualTo(-1);
      disk.slow.countDown();
      await(() -> journal.durableEvent() == 9);
      append(journal, 10);
      journal.requestDurable();
      await(() -> journal.durableEvent() == 10);
    }
  }

  @Test
  void makesEverythingDurableWhenItIsClosedAndLeavesNoEmptySegment() throws IOException {
    MappedJournal journal = journal(SMALL, new TestDisk(), null);
    appendPatiently(journal, 0);
    journal.close();
    assertThat(journal.durableEvent()).isZero();
    assertThat(JournalReader.segments(folder)).containsExactly(0);
  }

  @Test
  void refusesAFolderThatHoldsAJournalAlready() throws IOException {
    journal(SMALL, new TestDisk(), null).close();
    assertThatThrownBy(() -> new MappedJournal(folder))
        .isInstanceOf(IOException.class)
        .hasMessage("the folder " + folder + " holds a journal already");
  }

  /** Appends until there is no room. Returns the number of the first event that found none. */
  private long fill(MappedJournal journal, long event, TestDisk disk) {
    disk.full = true;
    long next = event;
    while (appendOften(journal, next)) {
      next++;
    }
    return next;
  }

  private List<Gap> gaps() throws IOException {
    List<Gap> gaps = new ArrayList<>();
    JournalReader.read(
        folder,
        new JournalReader.Handler() {
          @Override
          public boolean onEvent(JournalRecord record) {
            return true;
          }

          @Override
          public void onGap(Gap gap) {
            gaps.add(gap);
          }
        });
    return gaps;
  }

  @Test
  void saysFalseWithoutRoomAndGoesOnWhenThereIsSome() throws IOException {
    TestDisk disk = new TestDisk();
    try (MappedJournal journal = journal(SMALL, disk, null)) {
      appendPatiently(journal, 0);
      assertThat(journal.condition()).isEqualTo(JournalCondition.WRITES);
      // The first and the second segment are there; the third is not to be had.
      await(() -> Files.exists(folder.resolve(RecordLayout.fileName(1))));
      long lost = fill(journal, 1, disk);
      assertThat(lost).isGreaterThan(20);
      assertThat(journal.condition()).isEqualTo(JournalCondition.FULL);
      // A small event would still fit, but must not hide the gap.
      assertThat(journal.append(lost + 1, 0, 1, 0, false, 0, payload, 0, 0)).isFalse();
      disk.full = false;
      appendPatiently(journal, lost + 2);
      await(() -> journal.condition() == JournalCondition.WRITES);
      appendPatiently(journal, lost + 3);
      List<Long> expected = new ArrayList<>(upTo(lost));
      expected.add(lost + 2);
      expected.add(lost + 3);
      assertThat(readAndCheck()).isEqualTo(expected);
      assertThat(gaps()).containsExactly(new Gap(lost, 2, 1_000 + lost, 1_002 + lost));
      journal.requestDurable();
      await(() -> journal.durableEvent() == lost + 3);
    }
  }

  @Test
  void warnsBeforeItIsFull() throws IOException {
    TestDisk disk = new TestDisk();
    try (MappedJournal journal = journal(SMALL, disk, null)) {
      await(() -> Files.exists(folder.resolve(RecordLayout.fileName(1))));
      disk.full = true;
      long event = 0;
      while (journal.condition() == JournalCondition.WRITES) {
        assertThat(append(journal, event)).isTrue();
        event++;
      }
      assertThat(journal.condition()).isEqualTo(JournalCondition.LOW);
      assertThat(append(journal, event)).isTrue();
    }
  }

  @Test
  void aJournalThatEndsWithoutRoomSaysSoToWhoeverGoesOnWithIt() throws IOException {
    TestDisk disk = new TestDisk();
    long lost;
    try (MappedJournal journal = journal(SMALL, disk, null)) {
      lost = fill(journal, 0, disk);
    }
    Gap end = new Gap(lost, 1, 1_000 + lost, 1_000 + lost);
    assertThat(gaps()).containsExactly(end);
    JournalReader.End there = JournalReader.read(folder, _ -> true);
    assertThat(there.nextEvent()).isEqualTo(lost + 1);
    journal(SMALL, new TestDisk(), there).close();
    assertThat(gaps()).containsExactly(end);
    there = JournalReader.read(folder, _ -> true);
    try (MappedJournal journal = journal(SMALL, new TestDisk(), there)) {
      appendPatiently(journal, lost + 1);
    }
    assertThat(gaps()).containsExactly(new Gap(lost, 1, 1_000 + lost, 1_001 + lost));
  }

  private boolean isInUse(int segment) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(RecordLayout.fileName(segment)))) {
      return in.read() != 0;
    }
  }

  @Test
  void whileADiskTakesItsTimeToMakeRoomNobodyWaitsAndActsBecomeDurable() throws IOException {
    TestDisk disk = new TestDisk();
    disk.slowRoom = new CountDownLatch(0);
    try (MappedJournal journal = journal(SMALL, disk, null)) {
      await(() -> Files.exists(folder.resolve(RecordLayout.fileName(1))));
      disk.slowRoom = new CountDownLatch(1);
      long event = 0;
      while (!isInUse(1)) {
        appendPatiently(journal, event++);
      }
      await(() -> disk.waitsForRoom == 1); // from then on the third is being made
      long written = event - 1;
      journal.requestDurable();
      await(() -> journal.durableEvent() == written);
      while (append(journal, event)) {
        event++;
      }
      // Full at once, not after the disk has had its time.
      assertThat(journal.condition()).isEqualTo(JournalCondition.FULL);
      assertThat(append(journal, event + 1)).isFalse();
      disk.slowRoom.countDown();
      appendPatiently(journal, event + 2);
    }
    assertThat(gaps()).hasSize(1);
  }

  @Test
  void removesTheOldestFilesThatNoRestartNeeds() throws IOException {
    JournalLimits limits = new JournalLimits(SMALL, 4 * SMALL);
    try (MappedJournal journal = new MappedJournal(folder, limits, new TestDisk(), null)) {
      long event = 0;
      for (; event < 200; event++) {
        appendPatiently(journal, event);
      }
      assertThat(readAndCheck()).isEqualTo(upTo(200));
      UnsafeBuffer body = new UnsafeBuffer(new byte[8]);
      SnapshotFile.write(folder, 20, 1, body, 8);
      SnapshotFile.write(folder, 150, 1, body, 8);
      journal.firstNeeded(150);
      for (; event < 300; event++) {
        appendPatiently(journal, event);
      }
      await(() -> first() > 100);
      assertThat(first()).isLessThanOrEqualTo(150);
      assertThat(gaps()).isEmpty();
    }
    assertThat(SnapshotFile.list(folder)).as("a snapshot goes with its events").containsOnly(150L);
  }

  /** The first event in the folder. */
  private long first() {
    long[] first = {-1};
    try {
      JournalReader.read(
          folder,
          record -> {
            first[0] = record.event();
            return false;
          });
    } catch (IOException e) {
      return -1; // a file went while it was read
    }
    return first[0];
  }

  /** Tries for a while, as the next segment may just be in the making. */
  private boolean appendOften(MappedJournal journal, long event) {
    long end = System.nanoTime() + 200_000_000L;
    while (System.nanoTime() < end) {
      if (append(journal, event)) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  @Test
  void neverAgainCallsDurableWhatADiskThatRefusedOnceHas() throws IOException {
    TestDisk disk = new TestDisk();
    try (MappedJournal journal = journal(SMALL, disk, null)) {
      appendPatiently(journal, 0);
      journal.requestDurable();
      await(() -> journal.durableEvent() == 0);
      disk.refuses = true;
      appendPatiently(journal, 1);
      journal.requestDurable();
      // Rolling goes on although nothing is durable any more.
      for (long event = 2; event < 200; event++) {
        appendPatiently(journal, event);
      }
      disk.refuses = false;
      journal.requestDurable();
      appendPatiently(journal, 200);
      assertThat(journal.durableEvent()).isZero();
      assertThat(journal.condition()).isEqualTo(JournalCondition.BROKEN);
    }
    assertThat(readAndCheck()).isEqualTo(upTo(201));
  }

  @Test
  void keepsASecondWriterOut() throws IOException {
    try (MappedJournal _ = journal(SMALL, new TestDisk(), null)) {
      assertThatThrownBy(() -> new MappedJournal(folder))
          .isInstanceOf(IOException.class)
          .hasMessage("another gateway writes its journal to " + folder);
    }
  }

  @Test
  void goesOnWhereTheLastOneEnded() throws IOException {
    try (MappedJournal journal = journal(SMALL, new TestDisk(), null)) {
      for (long event = 0; event < 50; event++) {
        appendPatiently(journal, event);
      }
    }
    JournalReader.End end = JournalReader.read(folder, _ -> true);
    assertThat(end.nextEvent()).isEqualTo(50);
    assertThat(end.lastNanos()).isEqualTo(1_049);
    try (MappedJournal journal = journal(SMALL, new TestDisk(), end)) {
      assertThat(journal.durableEvent()).isEqualTo(49);
      for (long event = 50; event < 100; event++) {
        appendPatiently(journal, event);
      }
    }
    assertThat(readAndCheck()).isEqualTo(upTo(100));
  }

  @Test
  void namesTheFileThatIsNoJournal() throws IOException {
    assertThatThrownBy(() -> JournalReader.read(folder, _ -> true))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no journal in " + folder);
    byte[] version1 = new byte[64];
    version1[0] = 'B';
    version1[1] = 'B';
    version1[2] = 'J';
    version1[3] = '1';
    version1[4] = 1;
    Files.write(folder.resolve("journal-00000000.bbj"), version1);
    assertThatThrownBy(() -> JournalReader.read(folder, _ -> true))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            "journal-00000000.bbj: a journal of version 1, and this program reads version 3");
  }
}
