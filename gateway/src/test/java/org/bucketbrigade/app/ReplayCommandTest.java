package org.bucketbrigade.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.BrigadeCore;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.core.NoOutput;
import org.bucketbrigade.core.PeerMet;
import org.bucketbrigade.journal.JournalLimits;
import org.bucketbrigade.journal.JournalReader;
import org.bucketbrigade.journal.MappedJournal;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavAutopilot;
import org.bucketbrigade.mavlink.MavType;
import org.bucketbrigade.pipeline.OutputDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ReplayCommandTest {
  private static final long START = 1_700_000_000_000_000_000L;
  private static final CoreOptions OPTIONS =
      new CoreOptions("trimmed", List.of(), List.of("relay:1"), List.of("speed:9"));

  @TempDir Path folder;
  private final UnsafeBuffer payload = new UnsafeBuffer(new byte[300]);

  /** Two seconds with one vehicle, which is greeted and asked for its streams. */
  private void write(int wrongAt) throws IOException {
    OutputDigest digest = new OutputDigest(new NoOutput());
    BrigadeCore core = new BrigadeCore(OPTIONS.config(), digest);
    try (MappedJournal journal = new MappedJournal(folder)) {
      for (int event = 0; event < 203; event++) {
        int type = EventType.TICK;
        int length = 0;
        if (event == 0) {
          type = EventType.START;
          byte[] text = OPTIONS.text().getBytes(StandardCharsets.UTF_8);
          payload.putBytes(0, text);
          length = text.length;
        } else if (event == 1) {
          type = EventType.PEER;
          length = PeerMet.write(payload, 0, true, true, 0, "/127.0.0.1:14551");
        } else if (event == 2) {
          type = EventType.FRAME;
          Heartbeat heartbeat =
              new Heartbeat().type(MavType.QUADROTOR).autopilot(MavAutopilot.ARDUPILOTMEGA);
          length = FrameEncoder.encode(heartbeat, 0, 7, 1, payload, 0);
        }
        long now = START + event * 10_000_000L;
        int told = digest.digest() + (event == wrongAt ? 1 : 0);
        assertThat(journal.append(event, now, type, 0, true, told, payload, 0, length)).isTrue();
        core.onEvent(type, 0, true, payload, 0, length, event, now);
      }
    }
    assertThat(digest.digest()).isNotZero();
  }

  private static int run(StringWriter err, String... args) {
    return Cli.run(
        new ReplayCommand(), new PrintWriter(new StringWriter()), new PrintWriter(err), args);
  }

  @Test
  void findsTheSameInAJournalOfTheSameCore() throws IOException {
    write(-1);
    assertThat(run(new StringWriter(), folder.toString(), "--verify")).isEqualTo(Cli.OK);
    assertThat(run(new StringWriter(), folder.toString(), "--verify", "--to", "1s"))
        .isEqualTo(Cli.OK);
  }

  @Test
  void failsWhereSomethingElseLeavesTheCore() throws IOException {
    write(150);
    assertThat(run(new StringWriter(), folder.toString())).isEqualTo(Cli.OK);
    assertThat(run(new StringWriter(), folder.toString(), "--verify")).isEqualTo(Cli.FAILED);
    assertThat(run(new StringWriter(), folder.toString(), "--verify", "--to", "1400ms"))
        .isEqualTo(Cli.OK);
  }

  @Test
  void endsWhereEventsAreMissingAndSaysHowMany() throws IOException {
    write(-1);
    JournalReader.End end = JournalReader.read(folder, _ -> true);
    JournalReader.End later =
        new JournalReader.End(
            end.nextEvent() + 5, end.lastNanos(), end.segment(), end.position(), null);
    try (MappedJournal journal = MappedJournal.resume(folder, later, JournalLimits.DEFAULT)) {
      long now = START + 3_000_000_000L;
      assertThat(journal.append(later.nextEvent(), now, EventType.TICK, 0, true, 0, payload, 0, 0))
          .isTrue();
    }
    Path report = folder.resolve("report.json");
    assertThat(run(new StringWriter(), folder.toString(), "--verify")).isEqualTo(Cli.FAILED);
    assertThat(run(new StringWriter(), folder.toString(), "--report", report.toString()))
        .isEqualTo(Cli.OK);
    JsonNode figures = new ObjectMapper().readTree(report.toFile()).path("figures");
    assertThat(figures.path("missing").path("value").asInt()).isEqualTo(5);
    assertThat(figures.path("events").path("value").asInt()).isEqualTo(203);
    assertThat(
            run(
                new StringWriter(),
                folder.toString(),
                "--past-gaps",
                "--report",
                report.toString()))
        .isEqualTo(Cli.OK);
    figures = new ObjectMapper().readTree(report.toFile()).path("figures");
    assertThat(figures.path("events").path("value").asInt()).isEqualTo(204);
  }

  @Test
  void saysWhatIsWrongWithTheFolderOrTheTime() throws IOException {
    StringWriter err = new StringWriter();
    assertThat(run(err, folder.resolve("none").toString())).isEqualTo(Cli.FAILED);
    assertThat(err.toString()).contains("no journal in");
    write(-1);
    err = new StringWriter();
    assertThat(run(err, folder.toString(), "--to", "noon")).isEqualTo(Cli.WRONG_USAGE);
    assertThat(err.toString()).contains("--to noon");
    err = new StringWriter();
    assertThat(run(err, folder.toString(), "--explain", "7")).isEqualTo(Cli.FAILED);
    assertThat(err.toString()).contains("--explain 7");
  }

  @Test
  void optionsAreReadBackFromTheirText() {
    assertThat(CoreOptions.parse(OPTIONS.text())).isEqualTo(OPTIONS);
  }
}
