package org.bucketbrigade.sim.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.bucketbrigade.sim.stage.ScriptedStation;
import org.bucketbrigade.sim.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
  private static final long SEED = 5;
  private static final RunSettings SETTINGS = new RunSettings("demo", 20, SEED, "arducopter");
  private static final long TICKS = ScriptedStation.FLYING;

  @TempDir Path folder;

  private static Stage stage() {
    return new Stage(
        Scenarios.open(SETTINGS.scenario()), SETTINGS.drones(), SEED, (_, _, _, _, _) -> {});
  }

  private Path record() throws IOException {
    Path file = folder.resolve("run.inputs");
    try (Stage stage = stage();
        InputRecorder recorder = new InputRecorder(file, SETTINGS)) {
      stage.log(recorder);
      ScriptedStation station = new ScriptedStation(SEED);
      while (stage.ticks() < TICKS) {
        station.speak(stage);
        stage.tick();
      }
      recorder.end(stage.ticks(), stage.stateHash());
    }
    return file;
  }

  private static long play(InputRecording recording) {
    try (Stage stage = stage()) {
      while (stage.ticks() < recording.endTick()) {
        recording.feed(stage);
        stage.tick();
      }
      return stage.stateHash();
    }
  }

  @Test
  void aRecordedRunPlaysToTheSameState() throws IOException {
    InputRecording recording = InputRecording.read(record());
    assertThat(recording.settings()).isEqualTo(SETTINGS);
    assertThat(recording.isComplete()).isTrue();
    assertThat(recording.endTick()).isEqualTo(TICKS);
    assertThat(play(recording)).isEqualTo(recording.endHash());
  }

  @Test
  void oneBitElseEndsElsewhere() throws IOException {
    Path file = record();
    byte[] bytes = Files.readAllBytes(file);
    // A byte of the last setpoint, before the record of the end: its checksum is wrong then.
    bytes[bytes.length - 16 - 10] ^= 1;
    Files.write(file, bytes);
    InputRecording recording = InputRecording.read(file);
    assertThat(recording.isComplete()).isTrue();
    assertThat(play(recording)).isNotEqualTo(recording.endHash());
  }

  @Test
  void oneThatWasCutShortPlaysAsFarAsItGoes() throws IOException {
    Path file = record();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    InputRecording recording = InputRecording.read(file);
    assertThat(recording.isComplete()).isFalse();
    assertThat(recording.endTick()).isBetween(1L, TICKS);
    play(recording);
  }

  @Test
  void whatIsNoRecordingIsRefused() throws IOException {
    Path file = folder.resolve("other");
    for (String text : new String[] {"", "BRIGADE1", "BRIGADE1~~", "something else altogether"}) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> InputRecording.read(file))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("other");
    }
    byte[] empty = {'B', 'R', 'I', 'G', 'A', 'D', 'E', '1', 3, 0, 'a', '=', 'b'};
    Files.write(file, empty);
    assertThatThrownBy(() -> InputRecording.read(file)).hasMessageContaining("scenario");
  }
}
