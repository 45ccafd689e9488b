package org.bucketbrigade.sim.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.bucketbrigade.app.Cli;
import org.junit.jupiter.api.Test;

class SimCommandTest {
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    PrintWriter out = new PrintWriter(new StringWriter(), true);
    return Cli.run(new SimCommand(), out, new PrintWriter(err, true), args);
  }

  @Test
  void aWeatherThatCannotBeIsRefusedWithWhatIsAllowed() {
    assertThat(run("--weather", "loss=30")).isEqualTo(Cli.WRONG_USAGE);
    assertThat(err.toString())
        .contains("--weather loss=30")
        .contains("probabilities from 0 to 1")
        .contains("0ms to 10s");
  }

  @Test
  void aStepOfNoTimeIsRefused() {
    assertThat(run("--lockstep", "1ms")).isEqualTo(Cli.WRONG_USAGE);
    assertThat(err.toString()).contains("--lockstep 1ms").contains("4ms to 1s");
  }

  @Test
  void anAutopilotThatIsNotKnownIsRefusedWithThoseThatAre() {
    assertThat(run("--autopilot", "pixhawk")).isEqualTo(Cli.WRONG_USAGE);
    assertThat(err.toString()).contains("--autopilot pixhawk").contains("arducopter, px4");
  }

  @Test
  void threadsThatCannotBeAreRefused() {
    assertThat(run("--threads", "0")).isEqualTo(Cli.WRONG_USAGE);
    assertThat(err.toString()).contains("--threads 0: 1 to 64");
  }

  @Test
  void aFileThatIsNoRecordingIsNotPlayed() {
    assertThat(run("--play", "pom.xml")).isEqualTo(Cli.WRONG_USAGE);
    assertThat(err.toString()).contains("--play pom.xml: is no recording");
    assertThat(run("--play", "nowhere.inputs")).isEqualTo(Cli.FAILED);
    assertThat(err.toString()).contains("no such file: nowhere.inputs");
  }

  @Test
  void whatOnlyAHeadlessRunHasIsRefusedElsewhere() {
    assertThat(run("--operators", "3")).isEqualTo(Cli.WRONG_USAGE);
    assertThat(err.toString()).contains("go with --headless");
  }
}
