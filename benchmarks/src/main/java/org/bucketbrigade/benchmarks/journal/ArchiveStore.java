package org.bucketbrigade.benchmarks.journal;

import io.aeron.ExclusivePublication;
import io.aeron.archive.Archive;
import io.aeron.archive.ArchiveThreadingMode;
import io.aeron.archive.ArchivingMediaDriver;
import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.status.RecordingPos;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersReader;

/**
 * An embedded media driver and archive, with as few threads as they can have, recording a
 * publication over shared memory; a recorded position is told when it is on the disk.
 */
final class ArchiveStore implements EventStore {
  private static final String IPC = "aeron:ipc?term-length=64m";
  private static final String CONTROL = "aeron:ipc?term-length=64k";
  private static final int STREAM = 7;
  private static final int SYNCED = 1;

  /** What our records hold besides the payload: type, flags, source, time, digest. */
  private static final int HEAD = 20;

  private final Path folder;
  private final ArchivingMediaDriver driver;
  private final AeronArchive archive;
  private final ExclusivePublication publication;
  private final CountersReader counters;
  private final int position;
  private final UnsafeBuffer record =
      new UnsafeBuffer(new byte[HEAD + ArchiveMeasurement.PAYLOAD_BYTES]);
  private long events;

  ArchiveStore() throws IOException {
    folder = Files.createTempDirectory("brigade-bench-archive");
    String aeron = folder.resolve("aeron").toString();
    Archive.Context archiving =
        new Archive.Context()
            .aeronDirectoryName(aeron)
            .archiveDir(folder.resolve("archive").toFile())
            .controlChannelEnabled(false)
            .localControlChannel(CONTROL)
            .archiveClientContext(new AeronArchive.Context().controlResponseChannel(CONTROL))
            .replicationChannel("aeron:udp?endpoint=localhost:0")
            .recordingEventsEnabled(false)
            .threadingMode(ArchiveThreadingMode.SHARED)
            .fileSyncLevel(SYNCED)
            .catalogFileSyncLevel(SYNCED);
    driver =
        ArchivingMediaDriver.launch(
            new MediaDriver.Context()
                .aeronDirectoryName(aeron)
                .threadingMode(ThreadingMode.SHARED)
                .dirDeleteOnStart(true),
            archiving);
    archive =
        AeronArchive.connect(
            new AeronArchive.Context()
                .aeronDirectoryName(aeron)
                .controlRequestChannel(CONTROL)
                .controlResponseChannel(CONTROL));
    publication = archive.addRecordedExclusivePublication(IPC, STREAM);
    counters = archive.context().aeron().countersReader();
    position = recordingCounter();
  }

  private int recordingCounter() {
    while (true) {
      int found =
          RecordingPos.findCounterIdBySession(
              counters, publication.sessionId(), archive.archiveId());
      if (found != CountersReader.NULL_COUNTER_ID && publication.isConnected()) {
        return found;
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void append(long event) {
    record.putLong(0, event, ByteOrder.LITTLE_ENDIAN);
    while (publication.offer(record) < 0) {
      Thread.onSpinWait();
    }
    events++;
  }

  @Override
  public void awaitDurable() {
    while (counters.getCounterValue(position) < publication.position()) {
      Thread.onSpinWait();
    }
  }

  @Override
  public long footprintBytes() throws IOException {
    return Folders.bytes(folder);
  }

  @Override
  public double bytesPerEvent() {
    return publication.position() / (double) events;
  }

  @Override
  public void close() throws IOException {
    archive.close();
    driver.close();
    Folders.delete(folder);
  }
}
