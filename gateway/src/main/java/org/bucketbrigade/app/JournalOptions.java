package org.bucketbrigade.app;

import java.nio.file.Path;
import org.bucketbrigade.journal.JournalLimits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the journal lies, and how much room it takes. */
final class JournalOptions {
  private static final int MIB_SHIFT = 20;

  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description =
          "Folder for the journal. If it holds one, the gateway goes on from its end: vehicles in"
              + " the air, seats, holds and all. Default: a temporary folder.")
  @Nullable Path folder;

  @Option(
      names = "--journal-segment",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description =
          "Size of one of its files, 1MiB to 1GiB. One more is made ahead of time: so much is still"
              + " written after the disk has become full. Default: 64MiB.")
  private long segment = JournalLimits.DEFAULT.segmentBytes();

  @Option(
      names = "--journal-keep",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description =
          "From this size on its oldest files are removed, unless a restart needs them. Default:"
              + " all are kept.")
  private long keep = JournalLimits.DEFAULT.keepBytes();

  /**
   * The limits.
   *
   * @throws WrongUsage naming the option that makes no sense
   */
  JournalLimits limits() {
    if (segment < JournalLimits.LEAST_SEGMENT || segment > JournalLimits.MOST_SEGMENT) {
      throw new WrongUsage("--journal-segment " + mib(segment) + ": give 1MiB to 1GiB");
    }
    if (keep < 2 * segment) {
      throw new WrongUsage(
          "--journal-keep "
              + mib(keep)
              + ": give at least two files' size, which is "
              + mib(2 * segment));
    }
    return new JournalLimits((int) segment, keep);
  }

  private static String mib(long bytes) {
    return (bytes >> MIB_SHIFT) + "MiB";
  }
}
