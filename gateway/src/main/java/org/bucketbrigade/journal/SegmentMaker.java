package org.bucketbrigade.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Makes the files of a journal, each filled with zeros before it is mapped, so that a full disk
 * shows when a segment is made and never as a fault in the core's thread.
 */
final class SegmentMaker {
  private static final int ZEROS = 1 << 20;

  private final Disk disk;
  private final Path folder;
  private final int segmentBytes;
  private int nextNumber;

  SegmentMaker(Disk disk, Path folder, int segmentBytes, int firstNumber) {
    this.disk = disk;
    this.folder = folder;
    this.segmentBytes = segmentBytes;
    nextNumber = firstNumber;
  }

  /**
   * Makes a segment under another name and gives it its own when it is whole and on the disk: a
   * journal that was killed ends in whole segments, and the first flush has little to write.
   */
  Segment make() throws IOException {
    Path unfinished = folder.resolve(RecordLayout.UNFINISHED);
    try {
      Files.deleteIfExists(unfinished);
      Segment segment = new Segment(nextNumber, fill(unfinished));
      Files.move(
          unfinished,
          folder.resolve(RecordLayout.fileName(nextNumber)),
          StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
      nextNumber++;
      return segment;
    } catch (IOException e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
  }

  private MappedByteBuffer fill(Path file) throws IOException {
    try (FileChannel channel = disk.create(file)) {
      ByteBuffer zeros = ByteBuffer.allocateDirect(Math.min(ZEROS, segmentBytes));
      for (int written = 0; written < segmentBytes; ) {
        zeros.clear().limit(Math.min(zeros.capacity(), segmentBytes - written));
        written += channel.write(zeros);
      }
      channel.force(true);
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, segmentBytes);
    }
  }
}
