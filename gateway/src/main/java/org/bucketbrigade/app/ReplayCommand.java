package org.bucketbrigade.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.agrona.DirectBuffer;
import org.bucketbrigade.core.BrigadeCore;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.core.NoOutput;
import org.bucketbrigade.export.JournalExport;
import org.bucketbrigade.journal.Gap;
import org.bucketbrigade.journal.JournalReader;
import org.bucketbrigade.journal.JournalRecord;
import org.bucketbrigade.pipeline.OutputDigest;
import org.bucketbrigade.pipeline.Replay;
import org.bucketbrigade.pipeline.ReplayPoint;
import org.bucketbrigade.wire.v1.Why;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./brigade replay}: a flight lived through again from its journal. */
@Command(
    name = "replay",
    description = {
      "Lives through a gateway's journal again, as fast as it goes, and compares all that leaves"
          + " the core, byte for byte, with what left it the first time."
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final double NANOS_PER_S = 1e9;
  private static final long SAY_NANOS = 2_000_000_000L;
  private static final NoOutput NOWHERE = new NoOutput();
  private static final int EVENTS_A_LOOK = 10_000;

  /** Why drones were told what they were told is not in a snapshot: it comes again in a moment. */
  private static final long WARM_UP_NANOS = 10_000_000_000L;

  @Parameters(paramLabel = "DIR", description = "The folder given to gateway --journal.")
  private Path folder = Path.of("");

  @Option(
      names = "--verify",
      description = "Fail if anything is different; the first difference is named.")
  private boolean verify;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description =
          "Stop there: a time since the start, as 90s, or one such as 2030-07-01T18:30Z. Without"
              + " --verify, begin at the last snapshot before.")
  private @Nullable String to;

  @Option(
      names = "--explain",
      paramLabel = "DRONE",
      description =
          "At the end, tell why this drone was told its last setpoint: who wished what, with which"
              + " weight, and which limit bit.")
  private @Nullable Integer explain;

  @Option(
      names = "--back",
      paramLabel = "N",
      description = "With --explain: the setpoint N before the last.")
  private int back;

  @Option(
      names = "--export",
      paramLabel = "OUT",
      description =
          "Write the flight into this new folder for other tools: a .tlog a vehicle, and tables of"
              + " inputs, merges and outcomes, which SCHEMA.md there explains. People are numbers"
              + " that nobody can resolve.")
  private @Nullable Path exportTo;

  @Option(
      names = "--past-gaps",
      description =
          "Go on where events are missing that had found no room, although what follows is another"
              + " story. Default: end there.")
  private boolean pastGaps;

  @Mixin private final ReportOption reportOption = new ReportOption();

  private long frames;

  /** Called by the launcher. */
  public static void main(String[] args) {
    Cli.main(new ReplayCommand(), args);
  }

  @Override
  public Integer call() throws IOException {
    Report report = reportOption.begin("replay");
    ReplayPoint point = begin();
    CoreOptions options = CoreOptions.parse(point.setUp());
    JournalExport export = openExport();
    OutputDigest digest = new OutputDigest(new CountingFrames(export == null ? NOWHERE : export));
    BrigadeCore core = new BrigadeCore(options.config(), digest);
    Replay replay = new Replay(core, digest);
    if (point.snapshot() != null) {
      replay.from(point.snapshot());
      say("from the snapshot of event %d on", point.snapshot().event());
    }
    long fromNanos = point.snapshot() == null ? point.startNanos() : replay.nowNanos();
    if (!pastGaps) {
      replay.endingAtGap();
    }
    long began = System.nanoTime();
    JournalReader.End end;
    try (export) {
      end =
          read(
              export == null ? replay : exporting(replay, export, core),
              replay,
              untilNanos(point.startNanos()),
              began);
    }
    double tookS = Math.max(1e-9, (System.nanoTime() - began) / NANOS_PER_S);
    double flownS = (replay.nowNanos() - fromNanos) / NANOS_PER_S;
    say(
        "replay: %d events, %.1f s of core time in %.1f s (%.0fx), %d frames to vehicles, %s",
        replay.events(), flownS, tookS, flownS / tookS, frames, options.text().replace('\n', ' '));
    tell(end, replay);
    Replay.Difference difference = replay.firstDifference();
    if (explain != null) {
      explain(core, replay.nowNanos(), explain);
    }
    report
        .condition("options", options.text())
        .figure("events", (double) replay.events(), "1")
        .figure("frames", (double) frames, "1")
        .figure("missing", (double) replay.missing(), "1")
        .figure("differences", difference == null ? 0 : 1, "1", "<= 0")
        .figure("speedup", flownS / tookS, "1");
    reportOption.write(report);
    return verify && (difference != null || replay.missing() > 0) ? Cli.FAILED : Cli.OK;
  }

  /** Counts what would go to vehicles. */
  private final class CountingFrames extends NoOutput {
    private final NoOutput next;

    CountingFrames(NoOutput next) {
      this.next = next;
    }

    @Override
    public void frame(
        int network, int peer, int setpointOf, DirectBuffer buffer, int offset, int length) {
      frames++;
      next.frame(network, peer, setpointOf, buffer, offset, length);
    }

    @Override
    public void own(int session, DirectBuffer buffer, int offset, int length) {
      next.own(session, buffer, offset, length);
    }
  }

  private @Nullable JournalExport openExport() {
    Path out = exportTo;
    if (out == null) {
      return null;
    }
    try {
      return new JournalExport(out);
    } catch (IOException e) {
      throw new Failure("--export " + out + " cannot be used (" + e.getMessage() + ")", e);
    }
  }

  private JournalReader.Handler exporting(Replay replay, JournalExport export, BrigadeCore core) {
    return record -> {
      if (replay.gap() != null && !pastGaps) {
        return false;
      }
      export.before(record);
      boolean more = replay.onEvent(record);
      export.after(core, record.nowNanos());
      return more;
    };
  }

  /**
   * Where to begin: whoever wants to know about one moment only need not live through all before.
   */
  private ReplayPoint begin() throws IOException {
    ReplayPoint first = ReplayPoint.first(folder);
    return to == null || verify || exportTo != null
        ? first
        : first.before(folder, untilNanos(first.startNanos()) - WARM_UP_NANOS);
  }

  /** Core time of the last event wanted, nanoseconds since 1970. */
  private long untilNanos(long startNanos) {
    if (to == null) {
      return Long.MAX_VALUE;
    }
    Instant moment = instant(to);
    return moment == null
        ? startNanos + duration(to).toNanos()
        : Math.addExact(
            Math.multiplyExact(moment.getEpochSecond(), 1_000_000_000L), moment.getNano());
  }

  private JournalReader.End read(
      JournalReader.Handler handler, Replay replay, long untilNanos, long began)
      throws IOException {
    long[] next = {began + SAY_NANOS};
    return JournalReader.read(
        folder,
        replay.nextEvent(),
        new JournalReader.Handler() {
          @Override
          public void onGap(Gap gap) {
            replay.onGap(gap);
          }

          @Override
          public boolean onEvent(JournalRecord record) {
            if (record.event() % EVENTS_A_LOOK == 0 && System.nanoTime() > next[0]) {
              next[0] = System.nanoTime() + SAY_NANOS;
              System.err.printf(
                  Locale.ROOT,
                  "at event %d, %.0f s after the start%n",
                  record.event(),
                  (record.nowNanos() - replay.startNanos()) / NANOS_PER_S);
            }
            return record.nowNanos() <= untilNanos && handler.onEvent(record);
          }
        });
  }

  private static @Nullable Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Duration duration(String text) {
    try {
      return new DurationConverter().convert(text);
    } catch (RuntimeException e) {
      throw new WrongUsage("--to " + text + ": write 90s, 12m or 2030-07-01T18:30:00Z");
    }
  }

  private void tell(JournalReader.End end, Replay replay) {
    if (end.torn() != null) {
      say("torn: %s", end.torn());
    }
    Gap gap = replay.gap();
    if (gap != null) {
      boolean endless = gap.toNanos() == gap.fromNanos();
      say(
          "gap: event %d and those after it, %s, found no room from %s to %s; %s",
          gap.firstEvent(),
          endless ? "nobody knows how many" : replay.missing() + " in all",
          Instant.ofEpochSecond(0, gap.fromNanos()),
          endless ? "its end" : Instant.ofEpochSecond(0, gap.toNanos()),
          pastGaps ? "what follows is another story" : "the replay ends there");
    }
    Replay.Difference difference = replay.firstDifference();
    if (difference == null) {
      say("all that leaves the core is the same, byte for byte");
      return;
    }
    say(
        "different: what event %d did is not what it did the first time: %s, source %d, at %s,"
            + " %.2f s after the start",
        difference.event(),
        EventType.word(difference.type()),
        difference.source(),
        Instant.ofEpochSecond(0, difference.nowNanos()),
        (difference.nowNanos() - replay.startNanos()) / NANOS_PER_S);
  }

  private void explain(BrigadeCore core, long nowNanos, int drone) {
    Why why = core.why(drone, back, nowNanos);
    if (why == null) {
      throw new Failure(
          "--explain "
              + drone
              + ": there is no such drone at that time, or it had no such setpoint");
    }
    System.out.print(WhyText.of(why));
  }

  @SuppressWarnings("AnnotateFormatMethod") // called from here only, each time with a literal
  private static void say(String format, @Nullable Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
