package org.bucketbrigade.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Watches, while something is measured, whether other processes disturbed it.
 *
 * <p>Ours is this JVM with all the processes it started; the whole machine minus that is what
 * others took. It needs Linux' /proc; elsewhere nothing is trusted.
 */
public final class LoadWatch {
  /** Others may take this much on average, in cores. */
  static final double MAX_OTHER_CORES = 0.1;

  /** The hypervisor may take this share of the machine's time. */
  static final double MAX_STEAL_SHARE = 0.01;

  private final Path proc;
  private final long pid;
  private final @Nullable CpuSample begin;

  LoadWatch(Path proc, long pid) {
    this.proc = proc;
    this.pid = pid;
    begin = sample();
  }

  /** Begins to watch. */
  public static LoadWatch start() {
    return new LoadWatch(Path.of("/proc"), ProcessHandle.current().pid());
  }

  /** What happened since the beginning. */
  public Load soFar() {
    CpuSample end = sample();
    if (begin == null || end == null) {
      return Load.unknown("no " + proc.resolve("stat") + " to see other processes in");
    }
    long ticks = end.total() - begin.total();
    if (ticks <= 0) {
      return Load.unknown("too short to see other processes");
    }
    long others = (end.busy() - begin.busy()) - (end.own() - begin.own());
    // Own time is exact and the machine's is sampled, so that the difference can fall below zero.
    double otherCores = Math.max(0, others) * (double) end.processors() / ticks;
    double stealShare = (end.steal() - begin.steal()) / (double) ticks;
    String reason = reason(otherCores, stealShare);
    return new Load(reason.isEmpty(), otherCores, stealShare, reason);
  }

  private static String reason(double otherCores, double stealShare) {
    if (otherCores > MAX_OTHER_CORES) {
      return String.format(Locale.ROOT, "other processes took %.2f cores", otherCores);
    }
    if (stealShare > MAX_STEAL_SHARE) {
      return String.format(Locale.ROOT, "the hypervisor took %.1f %%", 100 * stealShare);
    }
    return "";
  }

  private @Nullable CpuSample sample() {
    if (!Files.isReadable(proc.resolve("stat"))) {
      return null;
    }
    try {
      return CpuSample.read(proc, pid);
    } catch (IOException e) {
      return null; // a /proc that hides other processes or parts of itself
    }
  }
}
