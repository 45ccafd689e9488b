package org.bucketbrigade.net;

/**
 * Counts of one endpoint, or of one vehicle on it, since it was opened. Written and read by the
 * sockets' one thread.
 */
public final class LinkCounts {
  LinkCounts() {}

  long framesIn;
  long bytesIn;
  long framesOut;
  long bytesOut;
  long crcErrors;
  long garbageBytes;
  long unknownFlags;
  long lost;
  long duplicates;
  long late;
  long strangers;
  long unsigned;
  long badSignatures;
  long replays;

  void in(int length) {
    framesIn++;
    bytesIn += length;
  }

  void out(int length) {
    framesOut++;
    bytesOut += length;
  }

  /** The numbers as they are now. */
  Snapshot snapshot() {
    return new Snapshot(
        framesIn,
        bytesIn,
        framesOut,
        bytesOut,
        crcErrors,
        garbageBytes,
        unknownFlags,
        lost,
        duplicates,
        late,
        strangers,
        unsigned,
        badSignatures,
        replays);
  }

  /**
   * Counts at one moment.
   *
   * @param crcErrors places that looked like a frame but had a wrong checksum
   * @param garbageBytes bytes that belonged to no frame
   * @param unknownFlags frames dropped for incompatibility flags that nobody here understands
   * @param lost frames missing by their running numbers; late ones are among them
   * @param duplicates frames dropped because they had been heard already
   * @param late frames dropped because a newer one had been heard
   * @param strangers frames dropped because they named a vehicle that is heard elsewhere, or none
   * @param unsigned frames dropped because they were not signed, on a network that signs
   * @param badSignatures frames dropped because their signature was wrong
   * @param replays frames dropped because they were signed long ago, or heard before
   */
  public record Snapshot(
      long framesIn,
      long bytesIn,
      long framesOut,
      long bytesOut,
      long crcErrors,
      long garbageBytes,
      long unknownFlags,
      long lost,
      long duplicates,
      long late,
      long strangers,
      long unsigned,
      long badSignatures,
      long replays) {}
}
