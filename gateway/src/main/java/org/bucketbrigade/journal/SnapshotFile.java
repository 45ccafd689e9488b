package org.bucketbrigade.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A file beside a journal's segments with all that was remembered at one of its events: whoever
 * loads it needs the journal from that event on only. Version 1, little-endian.
 *
 * <pre>
 *  0  magic "BBS1" (uint32)   4  version (uint32)   8  number of the event (int64)
 * 16  core time of the event, ns since 1970 (int64)
 * 24  length of what was remembered (int32)   28  CRC32C of bytes 0 to 27 and of all from 32 on
 * 32  what was remembered
 * </pre>
 *
 * @param event number of the event
 * @param nowNanos its core time
 * @param body what was remembered
 */
public record SnapshotFile(long event, long nowNanos, DirectBuffer body) {
  private static final int MAGIC = 0x31534242;
  private static final int VERSION = 1;
  private static final int HEADER = 32;
  private static final int CHECK = 28;
  private static final String ALL_FILES = "snapshot-*.bbs";
  private static final String UNFINISHED = "snapshot.unfinished";

  /**
   * Writes a snapshot; it has its name when it is whole and on the disk. The body is not copied: it
   * has megabytes, which every ten seconds would keep the collector busy.
   *
   * @param body in an array
   * @param length of the body
   */
  public static void write(Path folder, long event, long nowNanos, DirectBuffer body, int length)
      throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(MAGIC).putInt(VERSION).putLong(event).putLong(nowNanos).putInt(length);
    ByteBuffer rest = ByteBuffer.wrap(body.byteArray(), body.wrapAdjustment(), length);
    header.putInt(check(header, rest)).flip();
    Path unfinished = folder.resolve(UNFINISHED);
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      write(channel, header);
      write(channel, rest);
      channel.force(true);
    }
    Files.move(unfinished, file(folder, event), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Numbers of the events of which a folder holds snapshots, rising. */
  public static List<Long> list(Path folder) throws IOException {
    List<Long> events = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ALL_FILES)) {
        for (Path file : files) {
          String name = String.valueOf(file.getFileName());
          events.add(Long.parseLong(name.substring("snapshot-".length(), name.indexOf('.'))));
        }
      }
    }
    events.sort(Comparator.naturalOrder());
    return events;
  }

  /**
   * Reads a snapshot.
   *
   * @throws IOException if it cannot be read, is of another version or not what was written
   */
  public static SnapshotFile read(Path folder, long event) throws IOException {
    Path file = file(folder, event);
    byte[] whole = Files.readAllBytes(file);
    ByteBuffer bytes = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.capacity() < HEADER || bytes.getInt(0) != MAGIC) {
      throw new JournalDamaged(file, 0, "this is no snapshot, or not whole");
    }
    if (bytes.getInt(4) != VERSION) {
      throw new IOException(
          "%s: a snapshot of version %d, and this program reads version %d"
              .formatted(file, bytes.getInt(4), VERSION));
    }
    if (bytes.getLong(8) != event
        || bytes.getInt(24) != bytes.capacity() - HEADER
        || bytes.getInt(CHECK) != check(bytes, bytes.slice(HEADER, whole.length - HEADER))) {
      throw new JournalDamaged(file, 0, "it is not what was written");
    }
    return new SnapshotFile(
        event, bytes.getLong(16), new UnsafeBuffer(whole, HEADER, whole.length - HEADER));
  }

  /** Removes a snapshot. */
  public static void delete(Path folder, long event) throws IOException {
    Files.deleteIfExists(file(folder, event));
  }

  private static Path file(Path folder, long event) {
    return folder.resolve("snapshot-%016d.bbs".formatted(event));
  }

  private static int check(ByteBuffer header, ByteBuffer body) {
    CRC32C crc = new CRC32C();
    crc.update(header.slice(0, CHECK));
    crc.update(body.duplicate());
    return (int) crc.getValue();
  }
}
