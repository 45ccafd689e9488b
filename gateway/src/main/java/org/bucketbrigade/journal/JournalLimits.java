package org.bucketbrigade.journal;

/**
 * How much room a journal takes.
 *
 * @param segmentBytes size of one file, {@link #LEAST_SEGMENT} to {@link #MOST_SEGMENT}
 * @param keepBytes from which size on files are removed that no restart needs, the oldest first
 */
public record JournalLimits(int segmentBytes, long keepBytes) {
  /** Fewer bytes would be filled before the next file is made. */
  public static final int LEAST_SEGMENT = 1 << 20;

  /** More bytes would take too long to make, and to look through after a crash. */
  public static final int MOST_SEGMENT = 1 << 30;

  /** What a gateway has that is told nothing else: nothing is removed. */
  public static final JournalLimits DEFAULT = new JournalLimits(64 << 20, Long.MAX_VALUE);
}
