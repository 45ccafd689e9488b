package org.bucketbrigade.sim.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.BrigadeCore;
import org.bucketbrigade.core.CoreConfig;
import org.bucketbrigade.sim.crowd.CrowdSettings;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.bucketbrigade.sim.vehicle.VehicleTruth;
import org.junit.jupiter.api.Test;

/** The whole system in virtual time. */
class VirtualBrigadeTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long SEED = 7;

  private static VirtualBrigade brigade(int drones, int operators, long seed) {
    System.out.println("seed " + seed);
    return new VirtualBrigade(
        Scenarios.open("demo"),
        drones,
        CrowdSettings.of(operators, seed),
        seed,
        VirtualBrigade.EventLog.NONE);
  }

  @Test
  void aCrowdPutsWaterOnTheFireWithoutViolation() {
    VirtualBrigade brigade = brigade(12, 60, SEED);
    brigade.run(120 * SECOND);
    int drops = brigade.stage().drones().stream().mapToInt(VehicleTruth::drops).sum();
    assertThat(brigade.stage().referee().stories()).isEmpty();
    assertThat(drops).isGreaterThanOrEqualTo(6);
    assertThat(brigade.stage().world().drops().onFireL()).isGreaterThan(100);
  }

  @Test
  void sameSeedSameHashAndAnotherSeedAnother() {
    VirtualBrigade first = brigade(4, 12, SEED);
    VirtualBrigade second = brigade(4, 12, SEED);
    VirtualBrigade other = brigade(4, 12, SEED + 1);
    first.run(60 * SECOND);
    second.run(60 * SECOND);
    other.run(60 * SECOND);
    assertThat(second.hash()).isEqualTo(first.hash());
    assertThat(other.hash()).isNotEqualTo(first.hash());
  }

  @Test
  void anotherJvmGivesTheSameHash() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    // A JVM that compiles nothing computes the same as one that does.
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            VirtualRun.class.getName(),
            String.valueOf(SEED)));
    Process other = new ProcessBuilder(command).redirectErrorStream(true).start();
    String here = VirtualRun.hash(SEED);
    String there;
    try (BufferedReader out = other.inputReader(StandardCharsets.UTF_8)) {
      there = out.lines().reduce((_, last) -> last).orElse("nothing");
    }
    assertThat(other.waitFor()).isZero();
    assertThat(there).isEqualTo(here);
  }

  @Test
  void withoutOperatorsDronesHoldAndNoWaterFalls() {
    VirtualBrigade brigade = brigade(6, 0, SEED);
    brigade.run(30 * SECOND);
    List<double[]> before = new ArrayList<>();
    for (VehicleTruth drone : brigade.stage().drones()) {
      assertThat(drone.heightAboveSurfaceM()).isGreaterThan(15);
      before.add(new double[] {drone.eastM(), drone.northM()});
    }
    brigade.run(60 * SECOND);
    for (int i = 0; i < before.size(); i++) {
      VehicleTruth drone = brigade.stage().drones().get(i);
      assertThat(Math.hypot(drone.eastM() - before.get(i)[0], drone.northM() - before.get(i)[1]))
          .isLessThan(2);
    }
    assertThat(brigade.stage().world().drops().onFireL()).isZero();
    assertThat(brigade.stage().referee().stories()).isEmpty();
  }

  @Test
  void replayOfAllEventsGivesTheSameBytes() {
    record Event(long nowNanos, int type, int source, UnsafeBuffer bytes) {}
    List<Event> events = new ArrayList<>();
    VirtualBrigade brigade =
        new VirtualBrigade(
            Scenarios.open("demo"),
            4,
            CrowdSettings.of(12, SEED),
            SEED,
            (event, now, type, source, buffer, offset, length) -> {
              byte[] copy = new byte[length];
              buffer.getBytes(offset, copy);
              events.add(new Event(now, type, source, new UnsafeBuffer(copy)));
            });
    brigade.run(60 * SECOND);
    HashingOutput output = new HashingOutput();
    BrigadeCore replayed = new BrigadeCore(CoreConfig.DEFAULT, output);
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      replayed.onEvent(
          event.type,
          event.source,
          true,
          event.bytes,
          0,
          event.bytes.capacity(),
          i,
          event.nowNanos);
    }
    assertThat(output.hash()).isEqualTo(brigade.outputHash());
    assertThat(replayed.stats().setpointsSent).isGreaterThan(1_000);
  }
}
