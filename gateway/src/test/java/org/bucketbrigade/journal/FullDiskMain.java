package org.bucketbrigade.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes a journal onto a small disk until that is full, makes room, and goes on: a process of its
 * own, which a fault in mapped memory would end.
 */
final class FullDiskMain {
  private static final int SEGMENT = 1 << 20;
  private static final int PAYLOAD = 1_000;
  private static final int MORE = 100;
  private static final long FULL_NANOS = 700_000_000L;
  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private FullDiskMain() {}

  /** The small disk's folder, and a file on it to remove when it is full. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Path ballast = Path.of(args[1]);
    UnsafeBuffer payload = new UnsafeBuffer(new byte[PAYLOAD]);
    long event = 0;
    long longest = 0;
    JournalLimits limits = new JournalLimits(SEGMENT, Long.MAX_VALUE);
    try (MappedJournal journal = new MappedJournal(folder, limits)) {
      long end = System.nanoTime() + PATIENCE_NANOS;
      long lost = -1;
      long since = 0;
      // Full because the disk is, not because the next segment is just being made.
      while (lost < 0 || System.nanoTime() - since < FULL_NANOS) {
        if (append(journal, event, payload)) {
          lost = -1;
        } else if (lost < 0) {
          lost = event;
          since = System.nanoTime();
        }
        event++;
        if (System.nanoTime() > end) {
          throw new IllegalStateException("the disk did not become full");
        }
      }
      for (int i = 0; i < MORE; i++) {
        long began = System.nanoTime();
        if (append(journal, event++, payload)) {
          throw new IllegalStateException("written although the disk is full");
        }
        longest = Math.max(longest, System.nanoTime() - began);
      }
      Files.delete(ballast);
      while (!append(journal, event, payload)) {
        event++;
        if (System.nanoTime() > end) {
          throw new IllegalStateException("did not go on after there was room");
        }
      }
      long written = event;
      journal.requestDurable();
      while (journal.durableEvent() < written) {
        Thread.onSpinWait();
      }
      System.out.println("full at " + lost + " again at " + written + " slowest " + longest);
    }
  }

  private static boolean append(MappedJournal journal, long event, UnsafeBuffer payload) {
    return journal.append(event, 1_000 + event, 1, 0, true, 0, payload, 0, PAYLOAD);
  }
}
