package org.bucketbrigade.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class CliTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private interface Body {
    int run() throws Exception;
  }

  @Command(name = "fly", description = "Flies.")
  private static final class Fly implements Callable<Integer> {
    @Option(names = "--drones", description = "How many.")
    private int drones = 12;

    @Option(names = "--for", description = "How long.")
    private Duration time = Duration.ofSeconds(60);

    private final Body body;

    Fly(Body body) {
      this.body = body;
    }

    @Override
    public Integer call() throws Exception {
      return body.run();
    }
  }

  private int run(Body body, String... args) {
    return run(new Fly(body), args);
  }

  private int run(Fly command, String... args) {
    return Cli.run(command, new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @Test
  void passesTheExitCodeOfTheCommandOn() {
    assertThat(run(() -> Cli.OK)).isEqualTo(0);
    assertThat(run(() -> Cli.FAILED)).isEqualTo(1);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void showsHelpWithDefaultsUnderTheNameThatThePersonTyped() {
    assertThat(run(() -> Cli.FAILED, "--help")).isEqualTo(0);
    assertThat(out.toString())
        .contains("Usage: ./brigade fly", "--drones", "Default: 12", "--verbose");
  }

  @Test
  void suggestsTheOptionThatWasMeant() {
    assertThat(run(() -> Cli.OK, "--drone", "3")).isEqualTo(2);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("brigade fly: Unknown option")
        .contains("did you mean --drones", "see ./brigade fly --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--drones=many", "--drones", "--for=60", "--for=fast", "thither"})
  void refusesWhatItCannotReadInOneLine(String argument) {
    assertThat(run(() -> Cli.OK, argument)).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().startsWith("brigade fly: ");
  }

  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "60s, PT1M", "5m, PT5M", "2h, PT2H"})
  void readsDurations(String text, Duration expected) {
    Fly fly = new Fly(() -> Cli.OK);
    assertThat(run(fly, "--for", text)).isEqualTo(0);
    assertThat(fly.time).isEqualTo(expected);
    assertThat(fly.drones).isEqualTo(12);
  }

  @Test
  void saysAnExpectedFailureInItsOwnWords() {
    assertThat(
            run(
                () -> {
                  throw new Failure("UDP port 14550 is in use: choose another with --mavlink-port");
                }))
        .isEqualTo(1);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "brigade fly: UDP port 14550 is in use: choose another with --mavlink-port");
  }

  @Test
  void pointsToHelpWhenOptionsCannotBeRightTogether() {
    assertThat(
            run(
                () -> {
                  throw new WrongUsage("--drones 0 leaves nothing to fly");
                }))
        .isEqualTo(2);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "brigade fly: --drones 0 leaves nothing to fly; see ./brigade fly --help");
  }

  @Test
  void keepsUnexpectedFailuresToOneLine() {
    assertThat(
            run(
                () -> {
                  throw new IllegalStateException("first\n  second");
                }))
        .isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("IllegalStateException: first second", "--verbose");
  }

  @Test
  void showsTheStackTraceWhenAsked() {
    assertThat(
            run(
                () -> {
                  throw new Failure("broken", new IllegalStateException("because"));
                },
                "--verbose"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("Caused by: java.lang.IllegalStateException: because");
  }

  @Test
  void endsWithAFailureWhenAnErrorIsThrown() {
    assertThat(
            run(
                () -> {
                  throw new AssertionError("must not be");
                }))
        .isEqualTo(1);
    assertThat(err.toString()).contains("must not be");
  }

  @Test
  void namesMissingFilesAndTakenPorts() {
    run(
        () -> {
          throw new NoSuchFileException("fires/none.yaml");
        });
    run(
        () -> {
          throw new BindException("Address already in use");
        });
    assertThat(err.toString())
        .contains("no such file: fires/none.yaml", "a port is in use or not ours");
  }
}
