package org.bucketbrigade.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal from its first event to its end, and checks every byte on the way.
 *
 * <p>What is broken at the very end is the tail that a dying machine left: it is reported and not
 * read. What is broken with anything intact behind it is damage, and an exception: nothing is
 * skipped in silence. A journal can be read while a gateway writes it: as far as it was then.
 */
public final class JournalReader {
  /** Receives each event in order. */
  public interface Handler {
    /** Takes one event; false: that was enough. */
    boolean onEvent(JournalRecord record);

    /** Events are missing, because they found no room; called before the one that follows them. */
    default void onGap(Gap gap) {}
  }

  /**
   * Where a journal ends.
   *
   * @param nextEvent number that the next event will have
   * @param lastNanos core time of the last one
   * @param segment number of the segment that holds it
   * @param position first byte there that is not part of an intact record
   * @param torn what lies behind, which cannot be read; null: nothing does
   */
  public record End(
      long nextEvent, long lastNanos, int segment, int position, @Nullable String torn) {}

  private static final int NONE = -1;

  private final Path folder;
  private final long fromEvent;
  private final Handler handler;
  private final CRC32C crc = new CRC32C();
  private final JournalRecord record = new JournalRecord();
  private long event;
  private long lastNanos = Long.MIN_VALUE;
  private boolean stopped;
  private boolean inGap;
  private long gapNanos;

  private JournalReader(Path folder, long fromEvent, Handler handler) {
    this.folder = folder;
    this.fromEvent = fromEvent;
    this.handler = handler;
  }

  /** Whether a folder holds any segment of a journal. */
  public static boolean isThere(Path folder) throws IOException {
    return Files.isDirectory(folder) && !segments(folder).isEmpty();
  }

  /**
   * Reads all segments in a folder. Events that found no room are missing, and the handler is told;
   * the numbers of those after them tell how many.
   *
   * @return where it ends, or where the handler had enough
   * @throws IOException if there is no journal, or one of an unknown format; names the file
   * @throws JournalDamaged if bytes in the middle are not what was written
   */
  public static End read(Path folder, Handler handler) throws IOException {
    return read(folder, 0, handler);
  }

  /**
   * Reads from an event on: segments that end before it are not looked at.
   *
   * @param fromEvent number of the first event that the handler gets
   */
  public static End read(Path folder, long fromEvent, Handler handler) throws IOException {
    return new JournalReader(folder, fromEvent, handler).read();
  }

  /** Numbers of the segments in a folder, rising. */
  static List<Integer> segments(Path folder) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, RecordLayout.ALL_FILES)) {
      for (Path file : files) {
        numbers.add(RecordLayout.number(String.valueOf(file.getFileName())));
      }
    }
    numbers.sort(Comparator.naturalOrder());
    return numbers;
  }

  private End read() throws IOException {
    List<Integer> numbers = Files.isDirectory(folder) ? segments(folder) : List.of();
    if (numbers.isEmpty()) {
      throw new IOException("no journal in " + folder);
    }
    List<Integer> read = numbers.subList(firstRead(numbers), numbers.size());
    End end = new End(0, lastNanos, read.getFirst(), 0, null);
    int expected = read.getFirst();
    for (int number : read) {
      if (number != expected) {
        throw new IOException("the segment " + file(expected) + " is missing");
      }
      expected++;
      end = readSegment(number, end);
      if (stopped) {
        return end;
      }
    }
    if (inGap) {
      handler.onGap(new Gap(event, 1, gapNanos, gapNanos));
      return new End(event + 1, lastNanos, end.segment(), end.position(), end.torn());
    }
    return end;
  }

  /** Index of the last segment that begins no later than the first event wanted. */
  private int firstRead(List<Integer> numbers) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(RecordLayout.SEGMENT_HEADER);
    UnsafeBuffer fields = new UnsafeBuffer(header);
    for (int i = numbers.size() - 1; fromEvent > 0 && i > 0; i--) {
      try (FileChannel channel = FileChannel.open(file(numbers.get(i)), StandardOpenOption.READ)) {
        header.clear();
        boolean used =
            channel.read(header, 0) == RecordLayout.SEGMENT_HEADER
                && RecordLayout.getInt(fields, RecordLayout.SEGMENT_MAGIC) == RecordLayout.MAGIC;
        if (used && RecordLayout.getLong(fields, RecordLayout.SEGMENT_FIRST_EVENT) <= fromEvent) {
          return i;
        }
      }
    }
    return 0;
  }

  private Path file(int segment) {
    return folder.resolve(RecordLayout.fileName(segment));
  }

  private End readSegment(int number, End before) throws IOException {
    try (FileChannel channel = FileChannel.open(file(number), StandardOpenOption.READ)) {
      MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      try {
        UnsafeBuffer segment = new UnsafeBuffer(mapped);
        if (lastUsed(segment, 0) == 0) {
          return before; // made ahead of time and not used
        }
        if (before.torn != null) {
          throw new JournalDamaged(
              file(before.segment),
              before.position,
              "before event %d; more segments follow".formatted(event));
        }
        return readSegment(number, mapped, segment);
      } finally {
        IoUtil.unmap(mapped);
      }
    }
  }

  private End readSegment(int number, ByteBuffer bytes, UnsafeBuffer segment) throws IOException {
    if (segment.capacity() < RecordLayout.SEGMENT_HEADER) {
      return new End(event, lastNanos, number, 0, "a segment of " + segment.capacity() + " bytes");
    }
    checkHeader(number, bytes, segment);
    long first = RecordLayout.getLong(segment, RecordLayout.SEGMENT_FIRST_EVENT);
    int at = RecordLayout.SEGMENT_HEADER;
    while (!stopped) {
      if (!isIntact(bytes, segment, at)) {
        int end = lastUsed(segment, at);
        int behind = nextIntact(bytes, segment, at, end);
        if (behind == NONE) {
          return new End(event, lastNanos, number, at, tail(number, at, end));
        }
        // The gateway may be running: then this one was whole before the one behind it was.
        if (!isIntact(bytes, segment, at)) {
          throw new JournalDamaged(
              file(number),
              at,
              "before event " + event + "; intact events follow at byte " + behind);
        }
      }
      record.wrap(segment, at, Math.max(event, first));
      onRecord();
      at += RecordLayout.padded(RecordLayout.getInt(segment, at));
    }
    return new End(event, lastNanos, number, at, null);
  }

  private void onRecord() {
    if (record.isGap()) {
      inGap = true;
      gapNanos = record.nowNanos();
      return;
    }
    long missing = record.event() - event;
    if (missing > 0 && lastNanos != Long.MIN_VALUE && record.event() > fromEvent) {
      long from = inGap ? gapNanos : lastNanos;
      handler.onGap(new Gap(event, missing, from, record.nowNanos()));
    }
    inGap = false;
    lastNanos = record.nowNanos();
    stopped = record.event() >= fromEvent && !handler.onEvent(record);
    event = record.event() + 1;
  }

  private void checkHeader(int number, ByteBuffer bytes, UnsafeBuffer segment) throws IOException {
    Path file = file(number);
    int version = RecordLayout.getInt(segment, RecordLayout.SEGMENT_VERSION);
    boolean whole =
        RecordLayout.getInt(segment, RecordLayout.SEGMENT_CHECK)
            == RecordLayout.headerCheck(crc, bytes);
    if (RecordLayout.getInt(segment, RecordLayout.SEGMENT_MAGIC) == RecordLayout.MAGIC
        && version != RecordLayout.VERSION
        && (whole || version == 1)) { // version 1 had no checksum
      throw new IOException(
          "%s: a journal of version %d, and this program reads version %d"
              .formatted(file, version, RecordLayout.VERSION));
    }
    if (!whole) {
      throw new JournalDamaged(file, 0, "in its header: this is no journal segment, or not whole");
    }
    if (RecordLayout.getInt(segment, RecordLayout.SEGMENT_NUMBER) != number) {
      throw new IOException(
          file + " is segment " + RecordLayout.getInt(segment, RecordLayout.SEGMENT_NUMBER));
    }
  }

  private boolean isIntact(ByteBuffer bytes, UnsafeBuffer segment, int at) {
    if (at + RecordLayout.PAYLOAD > segment.capacity()) {
      return false;
    }
    int length = segment.getIntAcquire(at + RecordLayout.LENGTH);
    return length >= RecordLayout.PAYLOAD
        && length <= segment.capacity() - at
        && RecordLayout.padded(length) <= segment.capacity() - at
        && RecordLayout.getInt(segment, at + RecordLayout.CHECK)
            == RecordLayout.check(crc, bytes, at, length);
  }

  /** Where the first intact record between two places is; {@link #NONE}: nowhere. */
  private int nextIntact(ByteBuffer bytes, UnsafeBuffer segment, int from, int end) {
    for (int at = from + RecordLayout.padded(1); at < end; at += RecordLayout.padded(1)) {
      if (isIntact(bytes, segment, at)) {
        return at;
      }
    }
    return NONE;
  }

  /** What lies behind the last intact record; null: nothing does. */
  private @Nullable String tail(int number, int from, int end) {
    return end == from
        ? null
        : "%s holds %d bytes from byte %d on that are no whole event: the tail of what was being"
                .formatted(file(number), end - from, from)
            + " written when the machine stopped";
  }

  /** The first byte from which on all are zero, or {@code from} if all from there are. */
  private static int lastUsed(UnsafeBuffer segment, int from) {
    int at = segment.capacity();
    while (at - Long.BYTES >= from
        && segment.getLong(at - Long.BYTES, ByteOrder.LITTLE_ENDIAN) == 0) {
      at -= Long.BYTES;
    }
    while (at > from && segment.getByte(at - 1) == 0) {
      at--;
    }
    return at;
  }
}
