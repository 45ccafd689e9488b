package org.bucketbrigade.benchmarks.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.journal.JournalReader;
import org.bucketbrigade.journal.MappedJournal;

/** Our journal. */
final class JournalStore implements EventStore {
  private final Path folder;
  private final MappedJournal journal;
  private final UnsafeBuffer payload = new UnsafeBuffer(new byte[ArchiveMeasurement.PAYLOAD_BYTES]);
  private long last = -1;

  JournalStore() throws IOException {
    folder = Files.createTempDirectory("brigade-bench-store");
    journal = new MappedJournal(folder);
  }

  @Override
  public void append(long event) {
    while (!journal.append(event, event, 6, 1, true, 5, payload, 0, payload.capacity())) {
      Thread.onSpinWait();
    }
    last = event;
  }

  @Override
  public void awaitDurable() {
    journal.requestDurable();
    while (journal.durableEvent() < last) {
      Thread.onSpinWait();
    }
  }

  @Override
  public long footprintBytes() throws IOException {
    return Folders.bytes(folder);
  }

  @Override
  public double bytesPerEvent() {
    try {
      JournalReader.End end = JournalReader.read(folder, _ -> true);
      return end.position() / (double) (end.nextEvent() - (end.segment() == 0 ? 0 : last));
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  @Override
  public void close() throws IOException {
    journal.close();
    Folders.delete(folder);
  }
}
