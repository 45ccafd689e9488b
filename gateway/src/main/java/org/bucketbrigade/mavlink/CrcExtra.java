package org.bucketbrigade.mavlink;

import java.util.Arrays;

/**
 * Knows of every message of the ardupilotmega dialect (and so of common and minimal), and of
 * CONTROL_STATUS of the development dialect, what a receiver must know to check a frame: its
 * CRC_EXTRA and its lengths.
 *
 * <p>CRC_EXTRA is a byte computed from a message's definition; sender and receiver both append it
 * to the checksum, so that two parties with different definitions cannot misread each other.
 */
public final class CrcExtra {
  private static final int UNKNOWN = -1;

  /** Ids below this are looked up directly; the few above it by bisection. */
  private static final int DIRECT = 512;

  private static final int[] DIRECT_FACTS = new int[DIRECT];
  private static final int[] HIGH_IDS;
  private static final int[] HIGH_FACTS;

  static {
    Arrays.fill(DIRECT_FACTS, UNKNOWN);
    int[][] rows = rows();
    int[][] high = Arrays.stream(rows).filter(row -> row[0] >= DIRECT).toArray(int[][]::new);
    HIGH_IDS = Arrays.stream(high).mapToInt(row -> row[0]).toArray();
    HIGH_FACTS = Arrays.stream(high).mapToInt(CrcExtra::facts).toArray();
    for (int[] row : rows) {
      if (row[0] < DIRECT) {
        DIRECT_FACTS[row[0]] = facts(row);
      }
    }
  }

  private CrcExtra() {}

  /** CRC_EXTRA of a message, 0 to 255; -1 if the message is not known. */
  public static int of(int messageId) {
    int facts = facts(messageId);
    return facts == UNKNOWN ? UNKNOWN : facts & 0xFF;
  }

  /** Payload length without extensions, the only one in MAVLink 1, in bytes; -1 if not known. */
  public static int minLength(int messageId) {
    int facts = facts(messageId);
    return facts == UNKNOWN ? UNKNOWN : facts >>> 8 & 0xFF;
  }

  /** Payload length with extensions, before zeros are cut off, in bytes; -1 if not known. */
  public static int length(int messageId) {
    int facts = facts(messageId);
    return facts == UNKNOWN ? UNKNOWN : facts >>> 16 & 0xFF;
  }

  private static int facts(int messageId) {
    if (messageId >= 0 && messageId < DIRECT) {
      return DIRECT_FACTS[messageId];
    }
    int at = Arrays.binarySearch(HIGH_IDS, messageId);
    return at < 0 ? UNKNOWN : HIGH_FACTS[at];
  }

  private static int facts(int[] row) {
    return row[1] | row[2] << 8 | row[3] << 16;
  }

  private static int[][] rows() {
    return MessageTable.ROWS
        .lines()
        .map(line -> line.split(" ", -1))
        .map(row -> Arrays.stream(row).limit(4).mapToInt(Integer::parseInt).toArray())
        .toArray(int[][]::new);
  }
}
