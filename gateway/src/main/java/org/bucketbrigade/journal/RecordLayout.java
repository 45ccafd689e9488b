package org.bucketbrigade.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;

/**
 * Format of a journal segment, version 3, little-endian.
 *
 * <pre>
 * segment  0  magic "BBJ1" (uint32)   4  version (uint32)   8  number of its first event (int64)
 *         16  number of the segment (int32)   20  CRC32C of bytes 0 to 19 (uint32)
 *         24  records, each at a multiple of 8; zeros after the last
 * record   0  length of the whole record without padding (int32), written last; 0: end of the log
 *          4  CRC32C of bytes 8 to the end of the padding, exclusive-or length (uint32)
 *          8  type (uint8)   9  flags: bit 0 end of batch, bit 1 gap (uint8)   10  reserved (uint16)
 *         12  source (int32)   16  core time, ns since 1970 (int64)
 *         24  digest of all that left the core before this event (uint32)
 *         28  payload
 * </pre>
 *
 * <p>A record with the gap's flag is no event and has no payload: it says that there was no room
 * for the events from its time on. It ends its segment. The next one begins with the number of the
 * first event that found room again.
 *
 * <p>A segment that was made ahead of time and not used is all zeros, its header too.
 */
final class RecordLayout {
  static final int MAGIC = 0x314A4242;
  static final int VERSION = 3;
  static final int SEGMENT_MAGIC = 0;
  static final int SEGMENT_VERSION = 4;
  static final int SEGMENT_FIRST_EVENT = 8;
  static final int SEGMENT_NUMBER = 16;
  static final int SEGMENT_CHECK = 20;
  static final int SEGMENT_HEADER = 24;

  static final int LENGTH = 0;
  static final int CHECK = 4;
  static final int TYPE = 8;
  static final int FLAGS = 9;
  static final int SOURCE = 12;
  static final int TIME = 16;
  static final int DIGEST = 24;
  static final int PAYLOAD = 28;
  static final int END_OF_BATCH = 1;
  static final int GAP = 2;

  /** Kept free in each segment, so that the mark of a gap always finds room. */
  static final int GAP_MARK_BYTES = 32;

  /** Matches the names of all segments. */
  static final String ALL_FILES = "journal-*.bbj";

  /** Name of a segment in the making. */
  static final String UNFINISHED = "journal.unfinished";

  /** Held locked by who writes. */
  static final String LOCK = "journal.lock";

  private static final int CHECKED_FROM = 8;

  private RecordLayout() {}

  static int padded(int length) {
    return BitUtil.align(length, 8);
  }

  static String fileName(int segment) {
    return "journal-%08d.bbj".formatted(segment);
  }

  static int number(String fileName) {
    return Integer.parseInt(fileName.substring("journal-".length(), fileName.indexOf('.')));
  }

  /** What {@link #CHECK} of a record holds; the buffer's limit and position are changed. */
  static int check(CRC32C crc, ByteBuffer segment, int record, int length) {
    return sum(crc, segment, record + CHECKED_FROM, record + padded(length)) ^ length;
  }

  /** What {@link #SEGMENT_CHECK} holds; the buffer's limit and position are changed. */
  static int headerCheck(CRC32C crc, ByteBuffer segment) {
    return sum(crc, segment, 0, SEGMENT_CHECK);
  }

  private static int sum(CRC32C crc, ByteBuffer bytes, int from, int to) {
    crc.reset();
    bytes.limit(to).position(from);
    crc.update(bytes);
    return (int) crc.getValue();
  }

  static int getInt(DirectBuffer buffer, int at) {
    return buffer.getInt(at, ByteOrder.LITTLE_ENDIAN);
  }

  static long getLong(DirectBuffer buffer, int at) {
    return buffer.getLong(at, ByteOrder.LITTLE_ENDIAN);
  }
}
