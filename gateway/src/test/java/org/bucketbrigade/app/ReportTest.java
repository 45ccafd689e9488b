package org.bucketbrigade.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Machine MACHINE = new Machine("Z80", 2, 64, "CP/M 2.2 z80", "None 25");

  @TempDir private Path folder;
  private FakeProc proc;
  private Report report;

  @BeforeEach
  void begin() throws IOException {
    proc = new FakeProc(folder.resolve("proc"));
    report = new Report("demo", "0123456789ab", MACHINE, new LoadWatch(proc.root(), FakeProc.OURS));
    proc.idle(1000);
  }

  @Test
  void hasTheShapeThatReadersOfReportsRelyOn() throws IOException {
    report.condition("scenario", "vancouver").condition("drones", 12);
    report.figure("drops", 31, "1").figure("latencyP99", 812, "us", "<= 1000");

    JsonNode json = written();
    assertThat(json.get("command").textValue()).isEqualTo("demo");
    assertThat(json.get("commit").textValue()).isEqualTo("0123456789ab");
    assertThat(json.at("/machine/cores").intValue()).isEqualTo(2);
    assertThat(json.at("/conditions/scenario").textValue()).isEqualTo("vancouver");
    assertThat(json.at("/conditions/drones").intValue()).isEqualTo(12);
    assertThat(json.get("trusted").booleanValue()).isTrue();
    assertThat(json.at("/figures/drops").toString()).isEqualTo("{\"value\":31,\"unit\":\"1\"}");
    assertThat(json.at("/figures/latencyP99").toString())
        .isEqualTo("{\"value\":812,\"unit\":\"us\",\"goal\":\"<= 1000\",\"holds\":true}");
  }

  @Test
  void writesNumbersAsPeopleReadThem() throws IOException {
    report.figure("million", 12_000_000, "1/s").figure("third", 1 / 3.0, "1");
    report.figure("tiny", 0.00000123456789, "s").figure("large", 123_456_789.5, "1/s");
    report.figure("round", 100, "1").figure("none", 0, "1");

    written();
    assertThat(Files.readString(file()))
        .contains(": 12000000,", ": 0.333333,", ": 0.00000123457,", ": 123457000,")
        .contains(": 100,", ": 0,");
  }

  @Test
  void holdsOnlyIfEveryGoalHolds() {
    report.figure("drops", 31, "1", "> 0");
    assertThat(report.holds()).isTrue();
    assertThat(report.exitCode()).isEqualTo(Cli.OK);

    report.figure("violations", 1, "1", "== 0");
    assertThat(report.holds()).isFalse();
    assertThat(report.exitCode()).isEqualTo(Cli.FAILED);
  }

  @Test
  void aFigureMayGetItsGoalLater() {
    report.figure("housesSaved", 199, "1").goal("housesSaved", ">= 200");
    assertThat(report.holds()).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> report.goal("houses", ">= 200"));
  }

  @Test
  void doesNotHoldWhereAGoalWasNotMeasured() throws IOException {
    report.figure("latencyP99", Double.NaN, "us", "<= 1000");

    assertThat(written().at("/figures/latencyP99").toString())
        .isEqualTo("{\"value\":null,\"unit\":\"us\",\"goal\":\"<= 1000\",\"holds\":false}");
  }

  @Test
  void saysWhyItIsNotToBeTrusted() throws IOException {
    proc.others(500);
    report.figure("drops", 31, "1");

    JsonNode json = written();
    assertThat(json.get("trusted").booleanValue()).isFalse();
    assertThat(json.at("/conditions/untrustedBecause").textValue()).contains("other processes");
    assertThat(json.at("/conditions/otherCores").doubleValue()).isEqualTo(0.667);
  }

  @Test
  void endsTheWatchOnlyOnce() throws IOException {
    assertThat(report.load().trusted()).isTrue();
    proc.others(500);
    assertThat(report.load().trusted()).isTrue();
  }

  @Test
  void refusesTwoFiguresOfOneName() {
    report.figure("drops", 31, "1");
    assertThatIllegalStateException().isThrownBy(() -> report.figure("drops", 32, "1"));
  }

  @Test
  void replacesAnOlderReportAndLeavesNothingElse() throws IOException {
    Files.writeString(file(), "old");
    written();
    assertThat(folder)
        .isDirectoryNotContaining(path -> path.getFileName().toString().endsWith(".part"));
  }

  @Test
  void saysWhichReportItCannotWrite() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> report.write(folder.resolve("none").resolve("out.json")))
        .withMessageContaining("out.json");
  }

  @Test
  void printsFiguresForAPerson() {
    report.figure("drops", 31, "1").figure("latencyP99", 1812, "us", "<= 1000");
    StringWriter text = new StringWriter();
    report.print(new PrintWriter(text));
    assertThat(text.toString().lines())
        .containsExactly("drops       31", "latencyP99  1812 us  (goal <= 1000: DOES NOT HOLD)");
  }

  private Path file() {
    return folder.resolve("out.json");
  }

  private JsonNode written() throws IOException {
    report.write(file());
    return new ObjectMapper().readTree(file().toFile());
  }
}
