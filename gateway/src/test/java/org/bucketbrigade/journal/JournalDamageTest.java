package org.bucketbrigade.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A small journal of two segments, cut at every length and broken at every byte. */
@Timeout(60)
class JournalDamageTest {
  private static final int SEGMENT = 1_024;
  private static final JournalLimits LIMITS = new JournalLimits(SEGMENT, Long.MAX_VALUE);
  private static final int EVENTS = 30;

  @TempDir Path folder;
  private final List<byte[]> intact = new ArrayList<>();

  /** What reading gave. */
  private record Outcome(
      List<Long> events, JournalReader.@Nullable End end, @Nullable IOException damage) {
    boolean isIntact() {
      return damage == null && there().torn() == null && events.size() == EVENTS;
    }

    JournalReader.End there() {
      return Objects.requireNonNull(end);
    }
  }

  @BeforeEach
  void write() throws IOException {
    try (MappedJournal journal = new MappedJournal(folder, LIMITS, Disk.REAL, null)) {
      UnsafeBuffer payload = new UnsafeBuffer(new byte[64]);
      for (int event = 0; event < EVENTS; event++) {
        payload.setMemory(0, payload.capacity(), (byte) (event + 1));
        int length = event * 7 % 40;
        while (journal.condition() != JournalCondition.WRITES) {
          Thread.onSpinWait(); // until the second segment is made
        }
        assertThat(journal.append(event, 1_000 + event, 2, 3, true, 5, payload, 0, length))
            .isTrue();
      }
    }
    assertThat(JournalReader.segments(folder)).containsExactly(0, 1);
    for (int segment : List.of(0, 1)) {
      intact.add(Files.readAllBytes(file(segment)));
    }
    assertThat(read().isIntact()).isTrue();
  }

  private Path file(int segment) {
    return folder.resolve(RecordLayout.fileName(segment));
  }

  private Outcome read() {
    List<Long> events = new ArrayList<>();
    try {
      JournalReader.End end = JournalReader.read(folder, record -> events.add(record.event()));
      return new Outcome(events, end, null);
    } catch (IOException e) {
      return new Outcome(events, null, e);
    }
  }

  @Test
  void everyFlippedByteIsNoticedAndNamed() throws IOException {
    for (int segment = 0; segment < 2; segment++) {
      for (int at = 0; at < SEGMENT; at++) {
        byte[] broken = intact.get(segment).clone();
        broken[at] ^= 0x10;
        Files.write(file(segment), broken);
        Outcome outcome = read();
        assertThat(outcome.isIntact()).as("segment %d, byte %d", segment, at).isFalse();
        assertThat(outcome.events)
            .as("segment %d, byte %d", segment, at)
            .isEqualTo(upTo(outcome.events.size()));
        String told = outcome.damage != null ? outcome.damage.getMessage() : outcome.there().torn();
        assertThat(told).as("byte %d", at).contains(RecordLayout.fileName(segment));
        if (segment == 0) {
          assertThat(outcome.damage).as("byte %d, in the middle", at).isNotNull();
        }
      }
      Files.write(file(segment), intact.get(segment));
    }
  }

  @Test
  void everyCutIsReadUpToTheLastWholeEventAndToldIfAnythingIsLeft() throws IOException {
    byte[] last = intact.get(1);
    int before = read(0).size();
    for (int length = 0; length < SEGMENT; length++) {
      Files.write(file(1), Arrays.copyOf(last, length));
      Outcome outcome = read();
      assertThat(outcome.damage).as("cut at %d", length).isNull();
      assertThat(outcome.events)
          .as("cut at %d", length)
          .isEqualTo(upTo(outcome.events.size()))
          .hasSizeGreaterThanOrEqualTo(before);
      JournalReader.End end = outcome.there();
      assertThat(end.nextEvent()).isEqualTo(outcome.events.size());
      boolean whole =
          end.segment() == 0
              || Arrays.equals(withZeros(last, end.position()), withZeros(last, length));
      assertThat(end.torn() == null).as("cut at %d: %s", length, end).isEqualTo(whole);
    }
  }

  @Test
  void aTornTailIsCutOffWhenWritingGoesOn() throws IOException {
    byte[] torn = intact.get(1).clone();
    int at = read().there().position() - 9;
    torn[at] ^= 1;
    Files.write(file(1), torn);
    Outcome outcome = read();
    assertThat(outcome.there().torn()).contains(RecordLayout.fileName(1));
    assertThat(outcome.events).isEqualTo(upTo(EVENTS - 1));
    UnsafeBuffer payload = new UnsafeBuffer(new byte[8]);
    try (MappedJournal journal = new MappedJournal(folder, LIMITS, Disk.REAL, outcome.there())) {
      assertThat(journal.append(EVENTS - 1, 2_000, 2, 3, true, 5, payload, 0, 8)).isTrue();
    }
    assertThat(read().isIntact()).isTrue();
  }

  @Test
  void aMissingSegmentIsNamed() throws IOException {
    Files.move(file(1), file(2));
    assertThat(read().damage).hasMessageContaining(RecordLayout.fileName(1) + " is missing");
  }

  private List<Long> read(int segment) throws IOException {
    Files.delete(file(1));
    List<Long> events = read().events;
    Files.write(file(1), intact.get(1));
    assertThat(segment).isZero();
    return events;
  }

  private static byte[] withZeros(byte[] bytes, int from) {
    byte[] copy = bytes.clone();
    Arrays.fill(copy, Math.min(from, copy.length), copy.length, (byte) 0);
    return copy;
  }

  private static List<Long> upTo(int end) {
    return java.util.stream.LongStream.range(0, end).boxed().toList();
  }
}
