package org.bucketbrigade.benchmarks.journal;

import java.io.IOException;

/** Something that events are appended to, and that can tell when they are on the disk. */
interface EventStore extends AutoCloseable {
  /** Appends an event of {@link ArchiveMeasurement#PAYLOAD_BYTES}. */
  void append(long event);

  /** Waits until everything appended is on the disk. */
  void awaitDurable();

  /** Files that it keeps open or mapped, bytes. */
  long footprintBytes() throws IOException;

  /** Bytes that an event takes on the disk. */
  double bytesPerEvent();

  @Override
  void close() throws IOException;
}
