package org.bucketbrigade.journal;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads a journal from its first event to its end. */
public final class JournalReader {
  /** Receives each event in order. */
  public interface Handler {
    void onEvent(
        long event,
        long nowNanos,
        int type,
        int source,
        boolean endOfBatch,
        DirectBuffer buffer,
        int offset,
        int length);
  }

  private JournalReader() {}

  /**
   * Reads all segments in a folder. Events that found no room are missing; the numbers of those
   * after them tell how many.
   *
   * @return the number that the next event would have
   * @throws IOException if there is no journal, or one of an unknown format; names the file
   */
  public static long read(Path folder, Handler handler) throws IOException {
    long event = 0;
    for (int segment = 0; ; segment++) {
      Path file = folder.resolve(RecordLayout.fileName(segment));
      if (!Files.exists(file)) {
        if (segment == 0) {
          throw new IOException(
              "no journal in " + folder + ": " + file.getFileName() + " is missing");
        }
        return event;
      }
      event = readSegment(file, event, handler);
    }
  }

  private static long readSegment(Path file, long firstEvent, Handler handler) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      UnsafeBuffer buffer = new UnsafeBuffer(mapped);
      if (buffer.capacity() < RecordLayout.SEGMENT_HEADER
          || buffer.getInt(RecordLayout.SEGMENT_MAGIC, ByteOrder.LITTLE_ENDIAN)
              != RecordLayout.MAGIC
          || buffer.getInt(RecordLayout.SEGMENT_VERSION, ByteOrder.LITTLE_ENDIAN)
              != RecordLayout.VERSION) {
        throw new IOException(file + " is no journal segment of version " + RecordLayout.VERSION);
      }
      // A segment that was made ahead of time and not used tells no first event.
      long told = buffer.getLong(RecordLayout.SEGMENT_FIRST_EVENT, ByteOrder.LITTLE_ENDIAN);
      return readRecords(file, buffer, Math.max(firstEvent, told), handler);
    }
  }

  private static long readRecords(Path file, UnsafeBuffer buffer, long firstEvent, Handler handler)
      throws IOException {
    long event = firstEvent;
    int at = RecordLayout.SEGMENT_HEADER;
    while (at + RecordLayout.PAYLOAD <= buffer.capacity()) {
      int length = buffer.getInt(at + RecordLayout.LENGTH, ByteOrder.LITTLE_ENDIAN);
      if (length == 0) {
        break;
      }
      if (length < RecordLayout.PAYLOAD || length > buffer.capacity() - at) {
        throw new IOException(file + ": record at byte " + at + " has length " + length);
      }
      handler.onEvent(
          event,
          buffer.getLong(at + RecordLayout.TIME, ByteOrder.LITTLE_ENDIAN),
          buffer.getByte(at + RecordLayout.TYPE),
          buffer.getInt(at + RecordLayout.SOURCE, ByteOrder.LITTLE_ENDIAN),
          (buffer.getByte(at + RecordLayout.FLAGS) & RecordLayout.END_OF_BATCH) != 0,
          buffer,
          at + RecordLayout.PAYLOAD,
          length - RecordLayout.PAYLOAD);
      event++;
      at += RecordLayout.padded(length);
    }
    return event;
  }
}
