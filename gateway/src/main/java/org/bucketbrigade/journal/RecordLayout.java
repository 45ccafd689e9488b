package org.bucketbrigade.journal;

import org.agrona.BitUtil;

/**
 * Format of a journal segment, version 1, little-endian.
 *
 * <pre>
 * segment  0  magic "BBJ1" (uint32)   4  version (uint32)   8  number of its first event (int64)
 *         16  records, each at a multiple of 8
 * record   0  length of the whole record without padding (int32), written last; 0: end of the log
 *          4  type (uint8)   5  flags: bit 0 end of batch (uint8)   6  reserved (uint16)
 *          8  source (int32)  12  reserved (int32)  16  core time, ns since 1970 (int64)
 *         24  payload
 * </pre>
 */
final class RecordLayout {
  static final int MAGIC = 0x314A4242;
  static final int VERSION = 1;
  static final int SEGMENT_MAGIC = 0;
  static final int SEGMENT_VERSION = 4;
  static final int SEGMENT_FIRST_EVENT = 8;
  static final int SEGMENT_HEADER = 16;

  static final int LENGTH = 0;
  static final int TYPE = 4;
  static final int FLAGS = 5;
  static final int SOURCE = 8;
  static final int TIME = 16;
  static final int PAYLOAD = 24;
  static final int END_OF_BATCH = 1;

  /** Matches the names of all segments. */
  static final String ALL_FILES = "journal-*.bbj";

  /** Name of a segment in the making. */
  static final String UNFINISHED = "journal.unfinished";

  private RecordLayout() {}

  static int padded(int length) {
    return BitUtil.align(length, 8);
  }

  static String fileName(int segment) {
    return "journal-%08d.bbj".formatted(segment);
  }
}
