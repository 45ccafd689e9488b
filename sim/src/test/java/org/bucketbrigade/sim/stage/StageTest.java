package org.bucketbrigade.sim.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.bucketbrigade.sim.vehicle.VehicleTruth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stage under one tick, whatever threads move its drones. */
class StageTest {
  private static final long SEED = 11;

  /** More than one network. */
  private static final int DRONES = 250;

  private record Run(long stateHash, long frames, long framesHash, int drops, int airborne) {}

  private static Run run(int threads) {
    long[] frames = {0, 0};
    Stage.Frames out =
        (network, systemId, buffer, offset, length) -> {
          frames[0]++;
          long hash = frames[1] * 31 + network * 256L + systemId;
          for (int i = 0; i < length; i++) {
            hash = hash * 31 + buffer.getByte(offset + i);
          }
          frames[1] = hash;
        };
    try (Stage stage = new Stage(Scenarios.open("demo"), DRONES, SEED, out, threads)) {
      ScriptedStation station = new ScriptedStation(SEED);
      while (stage.ticks() < ScriptedStation.FLYING) {
        station.speak(stage);
        stage.tick();
      }
      assertThat(stage.overflowed()).isZero();
      return new Run(
          stage.stateHash(),
          frames[0],
          frames[1],
          stage.drones().stream().mapToInt(VehicleTruth::drops).sum(),
          stage.referee().airborne());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void threadsChangeNeitherTheStateNorTheOrderOfFrames(int threads) {
    System.out.println("seed " + SEED);
    Run one = run(1);
    assertThat(run(threads)).isEqualTo(one);
    assertThat(one.airborne()).isGreaterThan(DRONES / 2);
    assertThat(one.drops()).isGreaterThan(10);
  }

  @Test
  void anotherInputGivesAnotherState() {
    List<Long> hashes = new ArrayList<>();
    for (int stations = 0; stations < 2; stations++) {
      try (Stage stage = new Stage(Scenarios.open("demo"), 2, SEED, (_, _, _, _, _) -> {}, 1)) {
        ScriptedStation station = new ScriptedStation(SEED + stations);
        while (stage.ticks() < ScriptedStation.FLYING) {
          station.speak(stage);
          stage.tick();
        }
        hashes.add(stage.stateHash());
      }
    }
    assertThat(hashes).doesNotHaveDuplicates();
  }

  @Test
  void inputsAreAppliedByNetworkSystemIdAndOrderOfArrival() {
    UnsafeBuffer frame = new UnsafeBuffer(new byte[FrameEncoder.MAX_FRAME_LENGTH]);
    List<String> applied = new ArrayList<>();
    try (Stage stage = new Stage(Scenarios.open("demo"), DRONES, SEED, (_, _, _, _, _) -> {})) {
      stage.log(
          (tick, network, systemId, buffer, offset, _) ->
              applied.add(
                  tick + " " + network + " " + systemId + " " + buffer.getByte(offset + 4)));
      int sequence = 0;
      for (int[] to : new int[][] {{1, 3}, {0, 200}, {1, 2}, {0, 7}, {1, 3}, {0, 0}}) {
        int length = FrameEncoder.encode(new Heartbeat(), ++sequence, 245, 190, frame, 0);
        assertThat(stage.receive(to[0], to[1], frame, 0, length)).isTrue();
      }
      stage.tick();
      stage.tick();
    }
    assertThat(applied)
        .containsExactly("1 0 0 6", "1 0 7 4", "1 0 200 2", "1 1 2 3", "1 1 3 1", "1 1 3 5");
  }

  @Test
  void aFloodOfOneNetworkIsCountedAndLeavesTheOtherAlone() {
    UnsafeBuffer noise = new UnsafeBuffer(new byte[1_000]);
    try (Stage stage = new Stage(Scenarios.open("demo"), DRONES, SEED, (_, _, _, _, _) -> {})) {
      int taken = 0;
      for (int i = 0; i < 10_000; i++) {
        taken += stage.receive(0, 1, noise, 0, noise.capacity()) ? 1 : 0;
      }
      assertThat(stage.receive(1, 1, noise, 0, noise.capacity())).isTrue();
      assertThat(taken).isBetween(1, TickInbox.MAX_PIECES);
      assertThat(stage.overflowed()).isEqualTo(10_000 - taken);
      stage.tick();
      assertThat(stage.nonsense()).isEqualTo((taken + 1L) * noise.capacity());
      assertThat(stage.receive(0, 1, noise, 0, noise.capacity())).as("after the tick").isTrue();
    }
  }

  @Test
  void whatFailsOnAnotherThreadFailsTheTick() {
    for (int threads = 1; threads <= 2; threads++) {
      try (TickThreads crew =
          new TickThreads(
              threads,
              50,
              part -> {
                if (part == 30) {
                  throw new IllegalArgumentException("part 30");
                }
              })) {
        assertThat(catchThrowable(crew::round)).hasStackTraceContaining("part 30");
      }
    }
  }
}
