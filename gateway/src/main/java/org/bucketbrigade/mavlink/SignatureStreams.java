package org.bucketbrigade.mavlink;

import java.util.Arrays;

/**
 * The last timestamp of each stream: of all that one component of a system sends on one link.
 *
 * <p>Only rightly signed frames get here, so nobody without the key can take a place. When all
 * places are taken, a stream that has been silent for a minute makes room: a replay of its frames
 * would be too old as the beginning of a new one. If there is none, the new stream has to wait, for
 * whom we forget then could be replayed.
 */
final class SignatureStreams {
  /** Streams remembered: more than the 250 drones of a network with some components and links. */
  static final int MAX_STREAMS = 1024;

  /** Returned for a stream that is not known. */
  static final long UNKNOWN = -1;

  private final int[] ids = new int[MAX_STREAMS]; // rising
  private final long[] timestamps = new long[MAX_STREAMS];
  private int count;

  static int id(int systemId, int componentId, int linkId) {
    return systemId << 16 | componentId << 8 | linkId;
  }

  int count() {
    return count;
  }

  /** The last timestamp of a stream, or {@link #UNKNOWN}. */
  long last(int id) {
    int at = Arrays.binarySearch(ids, 0, count, id);
    return at < 0 ? UNKNOWN : timestamps[at];
  }

  /**
   * Remembers the last timestamp of a stream.
   *
   * @param silentSince streams that have brought nothing since may be forgotten
   * @return false if there is no room for another stream
   */
  boolean put(int id, long timestamp, long silentSince) {
    int at = Arrays.binarySearch(ids, 0, count, id);
    if (at >= 0) {
      timestamps[at] = timestamp;
      return true;
    }
    if (count == MAX_STREAMS && !forgetOldest(silentSince)) {
      return false;
    }
    insert(-1 - Arrays.binarySearch(ids, 0, count, id), id, timestamp);
    return true;
  }

  private void insert(int at, int id, long timestamp) {
    System.arraycopy(ids, at, ids, at + 1, count - at);
    System.arraycopy(timestamps, at, timestamps, at + 1, count - at);
    ids[at] = id;
    timestamps[at] = timestamp;
    count++;
  }

  private boolean forgetOldest(long silentSince) {
    int oldest = 0;
    for (int i = 1; i < count; i++) {
      if (timestamps[i] < timestamps[oldest]) {
        oldest = i;
      }
    }
    if (timestamps[oldest] >= silentSince) {
      return false;
    }
    count--;
    System.arraycopy(ids, oldest + 1, ids, oldest, count - oldest);
    System.arraycopy(timestamps, oldest + 1, timestamps, oldest, count - oldest);
    return true;
  }
}
