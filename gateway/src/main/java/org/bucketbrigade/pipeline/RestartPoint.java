package org.bucketbrigade.pipeline;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.journal.JournalReader;
import org.bucketbrigade.journal.JournalRecord;
import org.bucketbrigade.journal.SnapshotFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From where a gateway goes on: the newest snapshot that can be trusted, or else the journal's
 * beginning.
 *
 * @param snapshot null: the beginning
 * @param end where the journal ends
 * @param setUp what its core is set up with
 */
public record RestartPoint(@Nullable SnapshotFile snapshot, JournalReader.End end, String setUp) {
  private static final Logger LOG = LoggerFactory.getLogger(RestartPoint.class);

  /**
   * Looks through a folder, and reads all of the journal that a restart needs before anything is
   * changed.
   *
   * @throws IOException if the journal is damaged, or has no beginning and no good snapshot
   */
  public static RestartPoint find(Path folder) throws IOException {
    List<Long> snapshots = SnapshotFile.list(folder).reversed();
    for (long event : snapshots) {
      RestartPoint point = at(folder, event);
      if (point != null) {
        return point;
      }
    }
    String[] setUp = {null};
    JournalReader.End end =
        JournalReader.read(
            folder,
            record -> {
              if (record.type() == EventType.START) {
                setUp[0] = Replay.setUp(record);
              }
              return true;
            });
    if (setUp[0] == null && end.nextEvent() > 0) {
      throw new IOException("the journal's first files are gone, and there is no good snapshot");
    }
    return new RestartPoint(null, end, setUp[0] == null ? "" : setUp[0]);
  }

  /** A snapshot, if it is whole and of this journal, which has the event that says so. */
  private static @Nullable RestartPoint at(Path folder, long event) throws IOException {
    SnapshotFile snapshot;
    String setUp;
    try {
      snapshot = SnapshotFile.read(folder, event);
      setUp = Replay.setUp(snapshot);
    } catch (IOException e) {
      LOG.warn("journal: a snapshot cannot be used ({}); the one before it is taken", e.toString());
      return null;
    }
    boolean[] fits = {false};
    JournalReader.End end =
        JournalReader.read(
            folder,
            event,
            record -> {
              fits[0] |= record.event() == event && isOf(record, snapshot);
              return true;
            });
    if (!fits[0]) {
      LOG.warn(
          "journal: the snapshot of event {} is not of this journal; the one before it is taken",
          event);
      return null;
    }
    return new RestartPoint(snapshot, end, setUp);
  }

  private static boolean isOf(JournalRecord record, SnapshotFile snapshot) {
    return record.type() == EventType.SNAPSHOT
        && record.length() == Integer.BYTES
        && record.buffer().getInt(record.offset(), ByteOrder.LITTLE_ENDIAN)
            == Replay.check(snapshot);
  }
}
