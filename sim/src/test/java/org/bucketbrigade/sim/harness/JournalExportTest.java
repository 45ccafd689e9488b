package org.bucketbrigade.sim.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.app.Cli;
import org.bucketbrigade.app.ReplayCommand;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.journal.MappedJournal;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.sim.crowd.CrowdSettings;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A flight in virtual time, journaled, and exported by the command. */
@Timeout(120)
class JournalExportTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long FLIGHT = 150 * SECOND;
  private static final int DRONES = 4;
  private static final long SEED = 5;

  /** Person ids that nothing else is equal to by chance. */
  private static final long ID = 0x5EC4_E7D0_0D1E_0000L;

  private static final int OURS = 245;

  @TempDir static Path folder;
  private static Path out;
  private static long people;
  private static long first;
  private static long last;

  @BeforeAll
  static void flyAndExport() throws IOException {
    Path journalFolder = folder.resolve("journal");
    out = folder.resolve("out");
    UnsafeBuffer changed = new UnsafeBuffer(new byte[64]);
    byte[] setUp = "--merge median".getBytes(StandardCharsets.UTF_8);
    try (MappedJournal journal = new MappedJournal(journalFolder)) {
      new VirtualBrigade(
              Scenarios.open("demo"),
              DRONES,
              CrowdSettings.of(36, SEED),
              SEED,
              (event, now, type, source, buffer, offset, length) -> {
                UnsafeBuffer payload = buffer;
                int at = offset;
                int bytes = length;
                first = event == 0 ? now : first;
                last = now;
                if (type == EventType.START) {
                  changed.putBytes(0, setUp);
                  payload = changed;
                  at = 0;
                  bytes = setUp.length;
                } else if (type == EventType.SESSION_OPENED) {
                  people++;
                  changed.putBytes(0, buffer, offset, length);
                  long id = ID + buffer.getLong(offset, ByteOrder.LITTLE_ENDIAN);
                  changed.putLong(0, id, ByteOrder.LITTLE_ENDIAN);
                  payload = changed;
                  at = 0;
                }
                assertThat(journal.append(event, now, type, source, true, 0, payload, at, bytes))
                    .isTrue();
              })
          .run(FLIGHT);
    }
    StringWriter err = new StringWriter();
    int exit =
        Cli.run(
            new ReplayCommand(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            journalFolder.toString(),
            "--export",
            out.toString());
    assertThat(exit).as(err.toString()).isEqualTo(Cli.OK);
  }

  private static List<String[]> rows(String name) throws IOException {
    List<String> lines = Files.readAllLines(out.resolve(name));
    int columns = lines.getFirst().split(",", -1).length;
    List<String[]> rows = lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
    assertThat(rows).allMatch(row -> row.length == columns);
    return rows;
  }

  private static Set<String> column(List<String[]> rows, int column) {
    Set<String> values = new HashSet<>();
    rows.forEach(row -> values.add(row[column]));
    return values;
  }

  @Test
  void nobodyCanBeRecognised() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        for (long person = 1; person <= people; person++) {
          long id = ID + person;
          String big = latin(id);
          String little = latin(Long.reverseBytes(id));
          assertThat(text.contains(big) || text.contains(little)).as("%s", file).isFalse();
          assertThat(text).doesNotContain(String.valueOf(id));
          assertThat(lower).doesNotContain(Long.toHexString(id));
        }
        assertThat(lower).doesNotContain("operator-", "pic-");
      }
    }
    Set<String> inputPeople = column(rows("inputs.csv"), 2);
    assertThat(inputPeople).hasSizeGreaterThan(20).hasSizeLessThanOrEqualTo((int) people);
    assertThat(inputPeople).containsAll(column(rows("proposals.csv"), 3));
  }

  private static String latin(long number) {
    byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void tablesTellWhatPeopleSentWhatWasMadeOfItAndWhatCameOfIt() throws IOException {
    List<String[]> inputs = rows("inputs.csv");
    assertThat(column(inputs, 4)).contains("steer", "aim", "vote", "order");
    List<String[]> merges = rows("merges.csv");
    assertThat(merges).hasSizeGreaterThan(1_000);
    assertThat(column(merges, 2)).hasSize(DRONES);
    assertThat(merges)
        .anyMatch(row -> Integer.parseInt(row[3]) > 1 && Double.parseDouble(row[4]) > 0.6);
    assertThat(column(merges, 15)).contains("speed", "none");
    List<String[]> outcomes = rows("outcomes.csv");
    assertThat(column(outcomes, 6)).contains("done", "released");
    List<String[]> released = outcomes.stream().filter(row -> row[6].equals("released")).toList();
    assertThat(released).isNotEmpty();
    assertThat(released)
        .allSatisfy(row -> assertThat(Double.parseDouble(row[8])).isBetween(10.0, 1_000.0));
    assertThat(released).allMatch(row -> Long.parseLong(row[9]) != 0);
    assertThat(Files.readString(out.resolve("SCHEMA.md"))).contains("## outcomes.csv");
  }

  @Test
  void eachVehicleHasALogOfWhatItSentAndOfWhatItWasSent() throws IOException {
    List<Path> logs;
    try (Stream<Path> files = Files.list(out)) {
      logs = files.filter(file -> file.toString().endsWith(".tlog")).toList();
    }
    assertThat(logs).hasSize(DRONES);
    for (Path log : logs) {
      byte[] bytes = Files.readAllBytes(log);
      UnsafeBuffer buffer = new UnsafeBuffer(bytes);
      FrameView frame = new FrameView();
      Set<Integer> systems = new HashSet<>();
      long micros = 0;
      int setpoints = 0;
      for (int at = 0; at < bytes.length; at += Long.BYTES + frame.length()) {
        long next = buffer.getLong(at, ByteOrder.BIG_ENDIAN);
        assertThat(next).isBetween(Math.max(micros, first / 1_000), last / 1_000);
        micros = next;
        assertThat(frame.wrap(buffer, at + Long.BYTES, bytes.length)).isTrue();
        systems.add(frame.systemId());
        setpoints += frame.messageId() == 84 && frame.systemId() == OURS ? 1 : 0;
      }
      String name = String.valueOf(log.getFileName());
      int droneId = Integer.parseInt(name.replaceAll("\\D", ""));
      assertThat(systems).isEqualTo(new HashSet<>(Arrays.asList(OURS, droneId % 256)));
      assertThat(setpoints).isGreaterThan(100);
    }
  }

  @Test
  void anExportDoesNotGoIntoAFolderThatHoldsSomething() {
    StringWriter err = new StringWriter();
    int exit =
        Cli.run(
            new ReplayCommand(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            folder.resolve("journal").toString(),
            "--export",
            out.toString());
    assertThat(exit).isEqualTo(Cli.FAILED);
    assertThat(err.toString()).contains("--export", "it is not empty");
  }
}
