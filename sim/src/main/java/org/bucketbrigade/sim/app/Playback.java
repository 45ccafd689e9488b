package org.bucketbrigade.sim.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.bucketbrigade.app.Cli;
import org.bucketbrigade.app.Failure;
import org.bucketbrigade.app.ParentWatch;
import org.bucketbrigade.app.Report;
import org.bucketbrigade.app.ReportOption;
import org.bucketbrigade.app.WrongUsage;
import org.bucketbrigade.sim.recording.InputRecording;
import org.bucketbrigade.sim.recording.RunSettings;
import org.bucketbrigade.sim.scenario.AutopilotKind;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.scenario.ScenarioException;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.bucketbrigade.sim.stage.Stage;

/** Plays a recorded run once more and says whether it ends as it did. */
final class Playback {
  private final Path file;
  private final double speed;
  private final int threads;
  private final ParentWatch watch;

  Playback(Path file, double speed, int threads, ParentWatch watch) {
    this.file = file;
    this.speed = speed;
    this.threads = threads;
    this.watch = watch;
  }

  int run(Report report, ReportOption reportOption) throws IOException, InterruptedException {
    InputRecording recording = read();
    RunSettings settings = recording.settings();
    Pace pace = new WallClock(speed);
    try (Stage stage =
        new Stage(
            scenario(settings),
            settings.drones(),
            settings.seed(),
            (_, _, _, _, _) -> {},
            threads)) {
      while (stage.ticks() < recording.endTick() && !watch.await(0, TimeUnit.MILLISECONDS)) {
        if (pace.await()) {
          recording.feed(stage);
          stage.tick();
        }
      }
      boolean ended = stage.ticks() == recording.endTick() && recording.isComplete();
      boolean same = stage.stateHash() == recording.endHash();
      System.out.println(StateHash.line(stage));
      System.out.println(
          ended
              ? same ? "as recorded" : "NOT as recorded"
              : "the end was not reached, or not recorded");
      report
          .condition("recording", file.toString())
          .condition("speed", speed)
          .condition("threads", threads)
          .condition("stateHash", StateHash.text(stage))
          .figure("ticks", (double) stage.ticks(), "1")
          .figure("stateDifferences", ended && !same ? 1 : 0, "1", "<= 0");
      reportOption.write(report);
      return ended ? report.exitCode() : Cli.OK;
    }
  }

  private InputRecording read() throws IOException {
    try {
      return InputRecording.read(file);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage("--play " + e.getMessage());
    }
  }

  private static Scenario scenario(RunSettings settings) {
    AutopilotKind autopilot = AutopilotKind.of(settings.autopilot());
    if (autopilot == null || settings.drones() < 1) {
      throw new Failure("the recording's drones cannot be made: " + settings);
    }
    try {
      return Scenarios.open(settings.scenario()).with(autopilot);
    } catch (ScenarioException e) {
      throw new WrongUsage("the recording's scenario: " + e.getMessage());
    }
  }
}
