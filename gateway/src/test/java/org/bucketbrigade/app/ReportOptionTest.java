package org.bucketbrigade.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ReportOptionTest {
  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  @Command(name = "measure")
  private static final class Measure implements Callable<Integer> {
    @Mixin private final ReportOption reportOption = new ReportOption();

    private boolean measured;

    @Override
    public Integer call() {
      Report report = reportOption.begin("measure");
      measured = true;
      report.figure("drops", 1, "1", "> 0");
      reportOption.write(report);
      return report.exitCode();
    }
  }

  private final Measure measure = new Measure();

  private int run(String... args) {
    return Cli.run(measure, new PrintWriter(new StringWriter()), new PrintWriter(err), args);
  }

  @Test
  void writesTheReportWhereAsked() {
    Path file = folder.resolve("out.json");
    assertThat(run("--report", file.toString())).isEqualTo(Cli.OK);
    assertThat(file).content().contains("\"command\" : \"measure\"");
  }

  @Test
  void writesNothingUnasked() {
    assertThat(run()).isEqualTo(Cli.OK);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesAFolderThatIsNotThereBeforeMeasuring() {
    assertThat(run("--report", folder.resolve("none/out.json").toString()))
        .isEqualTo(Cli.WRONG_USAGE);
    assertThat(err.toString()).contains("there is no folder");
    assertThat(measure.measured).isFalse();
  }

  @Test
  void refusesAFolderInPlaceOfAFile() {
    assertThat(run("--report", folder.toString())).isEqualTo(Cli.WRONG_USAGE);
    assertThat(err.toString()).contains("is a folder");
  }
}
