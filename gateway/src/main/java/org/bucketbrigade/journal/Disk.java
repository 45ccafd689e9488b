package org.bucketbrigade.journal;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the journal wants of a disk; tests put a failing one in its place. */
interface Disk {
  /** The one that the machine has. */
  Disk REAL =
      new Disk() {
        @Override
        public FileChannel create(Path file) throws IOException {
          return FileChannel.open(
              file,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
        }

        @Override
        public void force(MappedByteBuffer mapped, int from, int length) {
          mapped.force(from, length);
        }
      };

  /** Makes a new file. */
  FileChannel create(Path file) throws IOException;

  /** Returns when a part of a mapping is on the disk. */
  void force(MappedByteBuffer mapped, int from, int length);
}
