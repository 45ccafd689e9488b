package org.bucketbrigade.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder with one writer at most: a lock that the system takes back when the process dies keeps a
 * second gateway out.
 */
final class JournalFolder implements AutoCloseable {
  private static final int ZEROS = 1 << 16;

  private final Path folder;
  private final FileChannel lockFile;
  private final FileLock lock;

  /**
   * @throws IOException if it cannot be written, or somebody else writes to it
   */
  JournalFolder(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    lockFile =
        FileChannel.open(
            folder.resolve(RecordLayout.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock held = tryLock(lockFile);
    if (held == null) {
      lockFile.close();
      throw new IOException("another gateway writes its journal to " + folder);
    }
    lock = held;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // by another journal of this process
    }
  }

  /** Refuses a folder that holds a journal. */
  void requireEmpty() throws IOException {
    if (JournalReader.isThere(folder)) {
      throw new IOException("the folder " + folder + " holds a journal already");
    }
  }

  /**
   * Makes a journal that was read end where it was read to: a torn tail is overwritten with zeros,
   * segments that were made ahead of time go, and all that is left is on the disk.
   */
  void cutAt(JournalReader.End end) throws IOException {
    for (int number : JournalReader.segments(folder)) {
      Path file = file(number);
      if (number > end.segment()) {
        Files.delete(file);
        continue;
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        if (number == end.segment() && end.torn() != null) {
          zero(channel, end.position());
        }
        channel.force(true);
      }
    }
  }

  /** The segments up to one that is in use, oldest first. */
  List<Retention.Held> held(int upTo) throws IOException {
    List<Retention.Held> held = new ArrayList<>();
    ByteBuffer header = ByteBuffer.allocate(RecordLayout.SEGMENT_HEADER);
    for (int number : JournalReader.segments(folder)) {
      if (number > upTo) {
        break;
      }
      try (FileChannel channel = FileChannel.open(file(number), StandardOpenOption.READ)) {
        header.clear();
        while (header.hasRemaining() && channel.read(header, header.position()) > 0) {}
        long first =
            header.order(ByteOrder.LITTLE_ENDIAN).getLong(RecordLayout.SEGMENT_FIRST_EVENT);
        held.add(new Retention.Held(number, first, channel.size()));
      }
    }
    return held;
  }

  /** Removes a segment. */
  void delete(int segment) throws IOException {
    Files.deleteIfExists(file(segment));
  }

  /** Removes the snapshots of events that are not in any segment any more. */
  void deleteSnapshotsBefore(long firstEvent) throws IOException {
    for (long event : SnapshotFile.list(folder)) {
      if (event < firstEvent) {
        SnapshotFile.delete(folder, event);
      }
    }
  }

  private Path file(int segment) {
    return folder.resolve(RecordLayout.fileName(segment));
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  private static void zero(FileChannel channel, long from) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocate(ZEROS);
    long size = channel.size();
    for (long at = from; at < size; ) {
      zeros.clear().limit((int) Math.min(ZEROS, size - at));
      at += channel.write(zeros, at);
    }
  }

  @Override
  public void close() throws IOException {
    lock.release();
    lockFile.close();
  }
}
