package org.bucketbrigade.benchmarks.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that a measurement makes and removes. */
final class Folders {
  private Folders() {}

  /** Bytes of all files in it. */
  static long bytes(Path folder) throws IOException {
    long sum = 0;
    for (Path path : all(folder)) {
      try {
        sum += Files.isRegularFile(path) ? Files.size(path) : 0;
      } catch (NoSuchFileException e) {
        // It was in the making, and has its own name now.
      }
    }
    return sum;
  }

  /** Removes it with all that is in it. */
  static void delete(Path folder) throws IOException {
    for (Path path : all(folder)) {
      Files.deleteIfExists(path);
    }
  }

  /** What is in a folder comes before it. */
  private static List<Path> all(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
