package org.bucketbrigade.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;
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

    @Override
    public FileChannel create(Path file) throws IOException {
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
    public void force(MappedByteBuffer mapped) {
      try {
        assertThat(slow.await(10, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      if (refuses) {
        throw new UncheckedIOException(new IOException("Input/output error"));
      }
      mapped.force();
    }
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
  void readsBackEverythingOverManySegments() throws IOException {
    try (MappedJournal journal = new MappedJournal(folder, SMALL, new TestDisk())) {
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
    MappedJournal killed = new MappedJournal(folder, SMALL, new TestDisk());
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
    try (MappedJournal journal = new MappedJournal(folder, 1 << 20, disk)) {
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
    MappedJournal journal = new MappedJournal(folder, SMALL, new TestDisk());
    appendPatiently(journal, 0);
    journal.close();
    assertThat(journal.durableEvent()).isZero();
    assertThat(JournalReader.segments(folder)).containsExactly(0);
  }

  @Test
  void refusesAFolderThatHoldsAJournalAlready() throws IOException {
    new MappedJournal(folder, SMALL, new TestDisk()).close();
    assertThatThrownBy(() -> new MappedJournal(folder))
        .isInstanceOf(IOException.class)
        .hasMessage("the folder " + folder + " holds a journal already");
  }

  @Test
  void saysFalseWithoutRoomAndGoesOnWhenThereIsSome() throws IOException {
    TestDisk disk = new TestDisk();
    try (MappedJournal journal = new MappedJournal(folder, SMALL, disk)) {
      appendPatiently(journal, 0);
      // The first and the second segment are there; the third is not to be had.
      await(() -> Files.exists(folder.resolve(RecordLayout.fileName(1))));
      disk.full = true;
      long event = 1;
      while (appendOften(journal, event)) {
        event++;
      }
      assertThat(event).isGreaterThan(20);
      long lost = event;
      // A small event would still fit, but must not hide the gap.
      assertThat(journal.append(lost + 1, 0, 1, 0, false, 0, payload, 0, 0)).isFalse();
      disk.full = false;
      appendPatiently(journal, lost + 2);
      appendPatiently(journal, lost + 3);
      List<Long> expected = new ArrayList<>(upTo(lost));
      expected.add(lost + 2);
      expected.add(lost + 3);
      assertThat(readAndCheck()).isEqualTo(expected);
      journal.requestDurable();
      await(() -> journal.durableEvent() == lost + 3);
    }
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
    try (MappedJournal journal = new MappedJournal(folder, SMALL, disk)) {
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
    }
    assertThat(readAndCheck()).isEqualTo(upTo(201));
  }

  @Test
  void keepsASecondWriterOut() throws IOException {
    try (MappedJournal _ = new MappedJournal(folder, SMALL, new TestDisk())) {
      assertThatThrownBy(() -> new MappedJournal(folder))
          .isInstanceOf(IOException.class)
          .hasMessage("another gateway writes its journal to " + folder);
    }
  }

  @Test
  void goesOnWhereTheLastOneEnded() throws IOException {
    try (MappedJournal journal = new MappedJournal(folder, SMALL, new TestDisk())) {
      for (long event = 0; event < 50; event++) {
        appendPatiently(journal, event);
      }
    }
    JournalReader.End end = JournalReader.read(folder, _ -> true);
    assertThat(end.nextEvent()).isEqualTo(50);
    assertThat(end.lastNanos()).isEqualTo(1_049);
    try (MappedJournal journal = new MappedJournal(folder, SMALL, new TestDisk(), end)) {
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
            "journal-00000000.bbj: a journal of version 1, and this program reads version 2");
  }
}
