package org.bucketbrigade.benchmarks.journal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.bucketbrigade.benchmarks.BenchFigure;
import org.bucketbrigade.benchmarks.PairRatios;

/**
 * Our journal and an Aeron Archive, which take turns: a group of events is appended, then waited
 * for until it is on the disk.
 */
final class ArchiveMeasurement {
  /** A steer and what goes with it. */
  static final int PAYLOAD_BYTES = 60;

  private static final int GROUP = 100;
  private static final double P50 = 50;
  private static final double P99 = 99;
  private static final double NANOS_PER_US = 1_000;
  private static final double MIB = 1 << 20;
  private static final long HIGHEST_NANOS = 100_000_000_000L;
  private static final long IDLE_MS = 3_000;
  private static final long QUICK_IDLE_MS = 100;

  /** How one of them did. */
  private static final class Score {
    final Histogram append = new Histogram(HIGHEST_NANOS, 3);
    final Histogram durable = new Histogram(HIGHEST_NANOS, 3);
    final List<BenchFigure> still = new ArrayList<>();
    long event;

    void forget() {
      append.reset();
      durable.reset();
    }

    /** Returns what it took until the group was on the disk, nanoseconds. */
    long group(EventStore store) {
      long before = System.nanoTime();
      for (int i = 0; i < GROUP; i++) {
        store.append(event++);
        long now = System.nanoTime();
        append.recordValue(now - before);
        before = now;
      }
      store.awaitDurable();
      long took = System.nanoTime() - before;
      durable.recordValue(took);
      return took;
    }
  }

  /** Makes one. */
  private interface Opening {
    EventStore open() throws IOException;
  }

  private ArchiveMeasurement() {}

  static List<BenchFigure> run(int rounds, boolean quick) throws IOException, InterruptedException {
    Score ours = new Score();
    Score archive = new Score();
    long idleMs = quick ? QUICK_IDLE_MS : IDLE_MS;
    rest("journal", JournalStore::new, ours, idleMs);
    rest("archive", ArchiveStore::new, archive, idleMs);
    List<BenchFigure> figures = new ArrayList<>();
    try (EventStore journalStore = new JournalStore();
        EventStore archiveStore = new ArchiveStore()) {
      turns(rounds / 10, journalStore, ours, archiveStore, archive);
      ours.forget();
      archive.forget();
      PairRatios durable = turns(rounds, journalStore, ours, archiveStore, archive);
      figures.addAll(figures("journal", ours, journalStore));
      figures.addAll(figures("archive", archive, archiveStore));
      figures.add(BenchFigure.info("archiveDurableRatio", durable.median(), "1"));
      figures.add(BenchFigure.info("archiveDurableRatioSpread", durable.spread(), "1"));
    }
    return figures;
  }

  /** Ratios of what both took until a group was on the disk, theirs to ours. */
  private static PairRatios turns(
      int rounds, EventStore journal, Score ours, EventStore archive, Score theirs) {
    PairRatios ratios = new PairRatios();
    for (int round = 0; round < rounds; round++) {
      boolean oursFirst = round % 2 == 0;
      long first = oursFirst ? ours.group(journal) : theirs.group(archive);
      long second = oursFirst ? theirs.group(archive) : ours.group(journal);
      ratios.add(oursFirst ? second / (double) first : first / (double) second);
    }
    return ratios;
  }

  /** What one of them takes while nothing happens. */
  private static void rest(String name, Opening opening, Score score, long idleMs)
      throws IOException, InterruptedException {
    int threadsBefore = Thread.getAllStackTraces().size();
    try (EventStore store = opening.open()) {
      score.group(store);
      int threads = Thread.getAllStackTraces().size() - threadsBefore;
      Thread.sleep(idleMs / 3);
      long cpu = cpuNanos();
      long began = System.nanoTime();
      Thread.sleep(idleMs);
      double cores = (cpuNanos() - cpu) / (double) (System.nanoTime() - began);
      score.still.add(BenchFigure.info(name + "IdleCores", cores, "cores"));
      score.still.add(BenchFigure.info(name + "Threads", threads, "1"));
      score.still.add(BenchFigure.info(name + "FootprintMiB", store.footprintBytes() / MIB, "MiB"));
    }
    score.event = 0;
    score.forget();
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean os
        ? os.getProcessCpuTime()
        : 0;
  }

  private static List<BenchFigure> figures(String name, Score score, EventStore store) {
    List<BenchFigure> figures = new ArrayList<>();
    Histogram append = score.append;
    Histogram durable = score.durable;
    figures.add(
        BenchFigure.info(
            name + "AppendP50", append.getValueAtPercentile(P50) / NANOS_PER_US, "us"));
    figures.add(
        BenchFigure.info(
            name + "AppendP99", append.getValueAtPercentile(P99) / NANOS_PER_US, "us"));
    figures.add(
        BenchFigure.info(
            name + "DurableP50", durable.getValueAtPercentile(P50) / NANOS_PER_US, "us"));
    figures.add(
        BenchFigure.info(
            name + "DurableP99", durable.getValueAtPercentile(P99) / NANOS_PER_US, "us"));
    figures.add(BenchFigure.info(name + "BytesPerEvent", store.bytesPerEvent(), "B"));
    figures.addAll(score.still);
    return figures;
  }
}
