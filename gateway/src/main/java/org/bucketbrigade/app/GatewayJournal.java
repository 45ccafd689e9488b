package org.bucketbrigade.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.bucketbrigade.journal.Gap;
import org.bucketbrigade.journal.Journal;
import org.bucketbrigade.journal.JournalLimits;
import org.bucketbrigade.journal.JournalReader;
import org.bucketbrigade.journal.MappedJournal;
import org.bucketbrigade.pipeline.KnownPeer;
import org.bucketbrigade.pipeline.Pipeline;
import org.bucketbrigade.pipeline.Replay;
import org.bucketbrigade.pipeline.RestartPoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal of a gateway: a new one, or the one in which another gateway, perhaps killed with
 * drones in the air, has left off.
 */
final class GatewayJournal {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayJournal.class);
  private static final double NANOS_PER_S = 1e9;

  private final Path folder;
  private final CoreOptions options;
  private final MappedJournal journal;
  private final @Nullable RestartPoint point;

  private GatewayJournal(
      Path folder, CoreOptions options, MappedJournal journal, @Nullable RestartPoint point) {
    this.folder = folder;
    this.options = options;
    this.journal = journal;
    this.point = point;
  }

  /**
   * Opens a folder.
   *
   * @throws Failure if it cannot be written, is in use, damaged, or was begun with other options
   */
  static GatewayJournal open(Path folder, CoreOptions options, JournalLimits limits) {
    try {
      if (!JournalReader.isThere(folder)) {
        return new GatewayJournal(folder, options, new MappedJournal(folder, limits), null);
      }
      RestartPoint point = RestartPoint.find(folder);
      JournalReader.End end = point.end();
      if (end.torn() != null) {
        LOG.warn("journal: {}; it is cut off", end.torn());
      }
      boolean begun = end.nextEvent() > 0;
      if (begun && !point.setUp().equals(options.text())) {
        throw new IOException(
            "it was begun with "
                + point.setUp().replace('\n', ' ')
                + ", which must be given again");
      }
      return new GatewayJournal(
          folder, options, MappedJournal.resume(folder, end, limits), begun ? point : null);
    } catch (IOException e) {
      throw new Failure(
          "--journal "
              + folder
              + " cannot be used ("
              + e.getMessage()
              + "); give a new or empty folder",
          e);
    }
  }

  /** Where the core's events go. */
  Journal journal() {
    return journal;
  }

  /**
   * Leads a pipeline to the journal's end, or tells it what the journal begins with.
   *
   * @return where vehicles were met
   */
  Collection<KnownPeer> lead(Pipeline pipeline) throws IOException {
    pipeline.setUp(options.text());
    pipeline.takeSnapshots(folder, journal::firstNeeded);
    if (point == null) {
      return List.of();
    }
    long began = System.nanoTime();
    Replay replay = pipeline.recover(folder, point.snapshot());
    LOG.info(
        "journal: {} events from {}, from {} on, lived through in {} s, {} addresses of vehicles"
            + " known",
        replay.events(),
        folder,
        point.snapshot() == null ? "the beginning" : "event " + point.snapshot().event(),
        Math.round((System.nanoTime() - began) / NANOS_PER_S * 100) / 100.0,
        replay.peers().size());
    Gap gap = replay.gap();
    if (gap != null) {
      LOG.warn(
          "journal: event {} and those after it, {} or more, had found no room in it; all drones"
              + " are held until somebody has looked at each and resumes it",
          gap.firstEvent(),
          replay.missing());
    }
    Replay.Difference difference = replay.firstDifference();
    if (difference != null) {
      LOG.warn(
          "journal: since event {} other bytes have left the core than the first time",
          difference.event());
    }
    return replay.peers();
  }
}
