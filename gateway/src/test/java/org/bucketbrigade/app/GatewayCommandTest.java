package org.bucketbrigade.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.journal.JournalLimits;
import org.bucketbrigade.journal.JournalReader;
import org.bucketbrigade.journal.MappedJournal;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavAutopilot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as a process of its own, as people and the demo start it. */
@Timeout(60)
class GatewayCommandTest {
  private static final Pattern ADDRESSES =
      Pattern.compile("gateway: people http://127\\.0\\.0\\.1:(\\d+) mavlink (\\d+)");

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void nothingIsLeftRunning() {
    started.forEach(Process::destroyForcibly);
  }

  private Process start(String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens",
                "java.base/jdk.internal.misc=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                GatewayCommand.class.getName(),
                "--key",
                folder.resolve("key").toString()));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }

  private static int exit(Process process) throws InterruptedException {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ended in time").isTrue();
    return process.exitValue();
  }

  private static String errors(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void servesAVehicleAndEndsWellWhenItsInputCloses() throws Exception {
    Path report = folder.resolve("report.json");
    Path journal = folder.resolve("journal");
    Process process =
        start(
            "--port",
            "0",
            "--mavlink",
            "0",
            "--token",
            "pic:alex",
            "--link",
            "operator:kim",
            "--journal",
            journal.toString(),
            "--report",
            report.toString(),
            "--until-stdin-closes");
    try (BufferedReader out =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        DatagramSocket vehicle = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        HttpClient http = HttpClient.newHttpClient()) {
      Matcher addresses = ADDRESSES.matcher(String.valueOf(out.readLine()));
      assertThat(addresses.matches()).isTrue();
      assertThat(out.readLine()).startsWith("pic:alex eyJ");
      String here = "http://127.0.0.1:" + addresses.group(1);
      String link = String.valueOf(out.readLine());
      String start = "link operator " + here + "/#link=";
      assertThat(link).startsWith(start);

      vehicle.setSoTimeout(10_000);
      byte[] frame = new byte[FrameEncoder.MAX_FRAME_LENGTH];
      int length =
          FrameEncoder.encode(
              new Heartbeat().autopilot(MavAutopilot.ARDUPILOTMEGA),
              0,
              1,
              1,
              new UnsafeBuffer(frame),
              0);
      int udp = Integer.parseInt(addresses.group(2));
      vehicle.send(new DatagramPacket(frame, length, InetAddress.getLoopbackAddress(), udp));
      vehicle.receive(new DatagramPacket(new byte[512], 512)); // it answers

      HttpResponse<String> status =
          http.send(
              HttpRequest.newBuilder(URI.create(here + "/status")).build(),
              HttpResponse.BodyHandlers.ofString());
      JsonNode json = new ObjectMapper().readTree(status.body());
      assertThat(json.path("framesRead").asInt()).isEqualTo(1);
      assertThat(json.path("framesBad").asInt()).isZero();

      HttpResponse<String> token =
          http.send(
              HttpRequest.newBuilder(URI.create(here + "/link"))
                  .POST(HttpRequest.BodyPublishers.ofString(link.substring(start.length())))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(token.statusCode()).isEqualTo(200);
      assertThat(token.body()).startsWith("{\"token\":\"eyJ");
      assertThat(out.readLine()).startsWith(start).isNotEqualTo(link);

      process.getOutputStream().close();
      assertThat(exit(process)).isZero();
      assertThat(errors(process)).isEmpty();
    }
    assertThat(new ObjectMapper().readTree(report.toFile()).path("figures").path("drones"))
        .isNotEmpty();
    assertThat(Files.exists(journal.resolve("journal-00000000.bbj"))).isTrue();
  }

  @Test
  void endsOnASignalAndStillWritesItsReport() throws Exception {
    Path report = folder.resolve("report.json");
    Process process = start("--port", "0", "--mavlink", "0", "--report", report.toString());
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).matches(ADDRESSES);
      process.destroy(); // SIGTERM, as Ctrl-C is SIGINT
      exit(process);
    }
    assertThat(new ObjectMapper().readTree(report.toFile()).path("command").asText())
        .isEqualTo("gateway");
  }

  @Test
  void saysInOneLineThatAPortIsInUse() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process process = start("--port", String.valueOf(taken.getLocalPort()), "--mavlink", "0");
      assertThat(exit(process)).isEqualTo(Cli.FAILED);
      assertThat(errors(process))
          .startsWith("brigade gateway: a port is in use or not ours: TCP " + taken.getLocalPort())
          .hasLineCount(1);
    }
  }

  @Test
  void goesOnFromTheJournalOfAGatewayThatWasKilledIfItIsSetUpAlike() throws Exception {
    String journal = folder.resolve("kept").toString();
    Process killed = start("--port", "0", "--mavlink", "0", "--journal", journal);
    assertThat(firstLine(killed)).matches(ADDRESSES);
    awaitFirstEvent(Path.of(journal));
    assertThat(killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS)).isTrue();
    Process other = start("--port", "0", "--mavlink", "0", "--journal", journal, "--merge", "mean");
    assertThat(exit(other)).isEqualTo(Cli.FAILED);
    assertThat(errors(other)).contains("it was begun with --merge median").hasLineCount(1);
    Process next =
        start("--port", "0", "--mavlink", "0", "--journal", journal, "--until-stdin-closes");
    assertThat(firstLine(next)).matches(ADDRESSES);
    next.getOutputStream().close();
    assertThat(exit(next)).isEqualTo(Cli.OK);
    List<Integer> types = new ArrayList<>();
    JournalReader.read(
        Path.of(journal),
        record ->
            record.type() == EventType.TICK
                || record.type() == EventType.SECRET
                || types.add(record.type()));
    assertThat(types).containsExactly(EventType.START, EventType.RESTART);
  }

  @Test
  void holdsAllDronesWhenItGoesOnFromAJournalInWhichEventsAreMissing() throws Exception {
    Path journal = folder.resolve("gapped");
    Process killed = start("--port", "0", "--mavlink", "0", "--journal", journal.toString());
    assertThat(firstLine(killed)).matches(ADDRESSES);
    awaitFirstEvent(journal);
    assertThat(killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS)).isTrue();
    JournalReader.End end = JournalReader.read(journal, _ -> true);
    JournalReader.End later =
        new JournalReader.End(
            end.nextEvent() + 7, end.lastNanos(), end.segment(), end.position(), null);
    try (MappedJournal gapped = MappedJournal.resume(journal, later, JournalLimits.DEFAULT)) {
      UnsafeBuffer nothing = new UnsafeBuffer(new byte[0]);
      long now = end.lastNanos() + 1;
      assertThat(gapped.append(later.nextEvent(), now, EventType.TICK, 0, true, 0, nothing, 0, 0))
          .isTrue();
    }
    Process next =
        start(
            "--port",
            "0",
            "--mavlink",
            "0",
            "--journal",
            journal.toString(),
            "--until-stdin-closes");
    assertThat(firstLine(next)).matches(ADDRESSES);
    next.getOutputStream().close();
    assertThat(exit(next)).isEqualTo(Cli.OK);
    assertThat(errors(next))
        .contains("event " + end.nextEvent() + " and those after it, 7", "all drones are held");
    List<Integer> types = new ArrayList<>();
    JournalReader.read(
        journal,
        record ->
            record.type() == EventType.TICK
                || record.type() == EventType.SECRET
                || types.add(record.type()));
    assertThat(types).containsExactly(EventType.START, EventType.RESTART, EventType.JOURNAL);
  }

  private static void awaitFirstEvent(Path journal) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (JournalReader.read(journal, _ -> false).nextEvent() == 0) {
      assertThat(System.nanoTime()).as("time is up").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static String firstLine(Process process) throws IOException {
    return String.valueOf(process.inputReader(StandardCharsets.UTF_8).readLine());
  }

  @Test
  void refusesWhatIsNoJournalAndOptionsThatCannotBe() throws Exception {
    Path journal = Files.createDirectory(folder.resolve("used"));
    Files.writeString(journal.resolve("journal-00000000.bbj"), "a diary of somebody else's days");
    Process used = start("--port", "0", "--mavlink", "0", "--journal", journal.toString());
    Process ports = start("--port", "70000");
    Process threads = start("--socket-threads", "0");
    Process segment = start("--journal-segment", "2GiB");
    Process keep = start("--journal-keep", "100MiB");
    Process size = start("--journal-keep", "plenty");
    Process role = start("--link", "king:kim");
    Process open = start("--bind", "192.0.2.7", "--link", "operator:kim");
    assertThat(exit(used)).isEqualTo(Cli.FAILED);
    assertThat(errors(used)).contains("no journal segment").hasLineCount(1);
    assertThat(exit(ports)).isEqualTo(Cli.WRONG_USAGE);
    assertThat(errors(ports)).contains("--port 70000").hasLineCount(1);
    assertThat(exit(threads)).isEqualTo(Cli.WRONG_USAGE);
    assertThat(errors(threads)).contains("--socket-threads 0").hasLineCount(1);
    assertThat(exit(segment)).isEqualTo(Cli.WRONG_USAGE);
    assertThat(errors(segment)).contains("--journal-segment 2048MiB: give 1MiB to 1GiB");
    assertThat(exit(keep)).isEqualTo(Cli.WRONG_USAGE);
    assertThat(errors(keep)).contains("--journal-keep 100MiB", "which is 128MiB");
    assertThat(exit(size)).isEqualTo(Cli.WRONG_USAGE);
    assertThat(errors(size)).contains("'plenty' is no size; write 64MiB or 20GiB");
    assertThat(exit(role)).isEqualTo(Cli.WRONG_USAGE);
    assertThat(errors(role)).contains("--link king:kim: write ROLE:NAME").hasLineCount(1);
    assertThat(exit(open)).isEqualTo(Cli.WRONG_USAGE);
    assertThat(errors(open)).contains("192.0.2.7 is for others").hasLineCount(1);
  }
}
