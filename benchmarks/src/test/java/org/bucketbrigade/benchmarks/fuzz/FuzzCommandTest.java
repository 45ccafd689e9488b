package org.bucketbrigade.benchmarks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bucketbrigade.app.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Cli.run(new FuzzCommand(), new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @Test
  void anInputThatWasFoundIsTriedOnceMore() throws Exception {
    Path input = Files.write(folder.resolve("input"), new byte[] {5, (byte) 0xFD, 3, 0});
    assertThat(run("--target", "scanner", "--input", input.toString())).isEqualTo(Cli.OK);
    assertThat(out.toString()).contains("nothing breaks");
  }

  @Test
  void aTargetThatDoesNotExistIsRefusedWithThoseThatDo() {
    assertThat(run("--target", "moon")).isEqualTo(Cli.WRONG_USAGE);
    assertThat(err.toString()).contains("scanner, flyweights, signing, core");
    assertThat(run("--input", "x")).isEqualTo(Cli.WRONG_USAGE);
  }

  @Test
  void searchesATargetAndCountsItsInputs() {
    assertThat(run("--target", "signing", "--for", "2s", "--corpus", folder.toString()))
        .as(err.toString())
        .isEqualTo(Cli.OK);
    assertThat(out.toString()).contains("signingInputs");
    assertThat(folder.resolve("signing")).isNotEmptyDirectory();
  }
}
