package org.bucketbrigade.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.journal.JournalReader;
import org.bucketbrigade.journal.SnapshotFile;
import org.jspecify.annotations.Nullable;

/**
 * From where a journal is lived through again.
 *
 * @param snapshot null: the beginning
 * @param setUp what its core is set up with
 * @param startNanos core time of the first event that there ever was, nanoseconds since 1970
 */
public record ReplayPoint(@Nullable SnapshotFile snapshot, String setUp, long startNanos) {
  /**
   * The journal's beginning, or the oldest snapshot if its first files are gone.
   *
   * @throws IOException if there is neither
   */
  public static ReplayPoint first(Path folder) throws IOException {
    ReplayPoint[] found = {null};
    long[] firstEvent = {0};
    JournalReader.read(
        folder,
        record -> {
          firstEvent[0] = record.event();
          if (record.type() == EventType.START) {
            found[0] = new ReplayPoint(null, Replay.setUp(record), record.nowNanos());
          }
          return false;
        });
    if (found[0] != null) {
      return found[0];
    }
    for (long event : SnapshotFile.list(folder)) {
      // Of what came after an older one, files are gone.
      ReplayPoint point = event < firstEvent[0] ? null : at(folder, event);
      if (point != null) {
        return point;
      }
    }
    throw new IOException(
        "the journal in " + folder + " does not begin with a start, and has no snapshot");
  }

  /** The newest good snapshot that is no later than a moment; this one if there is none. */
  public ReplayPoint before(Path folder, long nanos) throws IOException {
    List<Long> newestFirst = SnapshotFile.list(folder).reversed();
    for (long event : newestFirst) {
      ReplayPoint point = at(folder, event);
      if (point != null && point.snapshot != null && point.snapshot.nowNanos() <= nanos) {
        return point;
      }
    }
    return this;
  }

  private static @Nullable ReplayPoint at(Path folder, long event) {
    try {
      SnapshotFile file = SnapshotFile.read(folder, event);
      return new ReplayPoint(file, Replay.setUp(file), CoreMemory.startNanos(file.body()));
    } catch (IOException e) {
      return null; // broken or another version's: one that is older does as well
    }
  }
}
