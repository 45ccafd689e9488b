package org.bucketbrigade.app;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The processor time counters of a Linux machine and of one process tree at one moment, as proc(5)
 * has them: all in the kernel's clock ticks since boot or since the process began.
 *
 * @param busy time in processes of the whole machine; interrupts are left out, because most of them
 *     are our own packets, and the kernel books them to nobody
 * @param steal time that the hypervisor gave to other machines
 * @param total all time of all processors, idle too
 * @param processors how many processors the machine has
 * @param own time of the process, of its living descendants, and of all their children that ended
 *     and were waited for
 */
record CpuSample(long busy, long steal, long total, int processors, long own) {
  private static final int USER = 1;
  private static final int NICE = 2;
  private static final int SYSTEM = 3;
  private static final int STEAL = 8; // the two columns after it are part of user and nice

  private record Times(long parent, long ticks) {}

  static CpuSample read(Path proc, long pid) throws IOException {
    // The tree first: what it does between the two readings then counts as others' work at the
    // beginning and at the end alike, and cancels.
    long own = treeTicks(processes(proc), pid);
    List<String> lines = Files.readAllLines(proc.resolve("stat"));
    long[] cpu = columns(lines.getFirst());
    long total = 0;
    for (int column = USER; column <= STEAL; column++) {
      total += cpu[column];
    }
    int processors = (int) lines.stream().filter(line -> line.matches("cpu\\d+ .*")).count();
    return new CpuSample(cpu[USER] + cpu[NICE] + cpu[SYSTEM], cpu[STEAL], total, processors, own);
  }

  private static long[] columns(String line) {
    String[] words = line.split("\\s+", -1);
    long[] columns = new long[Math.max(words.length, STEAL + 1)];
    for (int column = USER; column < words.length; column++) {
      columns[column] = words[column].isEmpty() ? 0 : Long.parseLong(words[column]);
    }
    return columns;
  }

  private static Map<Long, Times> processes(Path proc) throws IOException {
    Map<Long, Times> processes = new HashMap<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path folder : folders) {
        String stat = readIfAlive(folder.resolve("stat"));
        if (!stat.isEmpty()) {
          processes.put(Long.parseLong(folder.getFileName().toString()), times(stat));
        }
      }
    }
    return processes;
  }

  private static String readIfAlive(Path stat) {
    try {
      return Files.readString(stat);
    } catch (IOException ended) { // between the listing and the reading
      return "";
    }
  }

  private static Times times(String stat) {
    // The second column is the name in brackets, which may hold spaces and brackets itself.
    String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long parent = Long.parseLong(words[1]);
    long ticks = 0;
    for (int word = 11; word <= 14; word++) { // utime, stime, cutime, cstime
      ticks += Long.parseLong(words[word]);
    }
    return new Times(parent, ticks);
  }

  private static long treeTicks(Map<Long, Times> processes, long root) {
    long ticks = 0;
    for (Map.Entry<Long, Times> entry : processes.entrySet()) {
      if (descends(processes, entry.getKey(), root)) {
        ticks += entry.getValue().ticks();
      }
    }
    return ticks;
  }

  private static boolean descends(Map<Long, Times> processes, long pid, long root) {
    Set<Long> seen = new HashSet<>(); // ids are reused: a listing may hold a circle
    long current = pid;
    while (current != root) {
      Times process = processes.get(current);
      if (process == null || !seen.add(current)) {
        return false;
      }
      current = process.parent();
    }
    return true;
  }
}
