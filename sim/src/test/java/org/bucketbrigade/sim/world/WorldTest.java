package org.bucketbrigade.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final Scenario DEMO = Scenarios.open("demo");

  @Test
  void sameSeedAndReleasesGiveTheSameHashAndAnotherSeedAnother() {
    long hash = flown(42).stateHash();
    assertThat(flown(42).stateHash()).isEqualTo(hash);
    assertThat(flown(43).stateHash()).isNotEqualTo(hash);
  }

  @Test
  void oneLitreMoreChangesTheHash() {
    World a = flown(42);
    World b = flown(42);
    b.release(99, 0, 0, 10, 0, 0, 1);
    assertThat(b.stateHash()).isNotEqualTo(a.stateHash());
  }

  @Test
  void tickByTickAndInOneLeapComeToTheSameState() {
    World walked = new World(DEMO, 1);
    for (long tick = 1; tick <= 15_000; tick++) {
      walked.tick(tick);
    }
    World leapt = new World(DEMO, 1);
    leapt.tick(15_000);
    assertThat(walked.stateHash()).isEqualTo(leapt.stateHash());
  }

  @Test
  void doesNotGoBackInTime() {
    World world = new World(DEMO, 1);
    world.tick(10);
    assertThatThrownBy(() -> world.tick(9)).hasMessageContaining("before");
  }

  @Test
  void farAwayWaterDoesNotChangeTheFire() {
    long end = Places.ticks(600);
    World alone = World.withoutHelp(DEMO, 3, end);
    World watered = new World(DEMO, 3);
    for (int i = 0; i < 1000; i++) {
      watered.release(i, 1000, -1000, 20, 0, 0, 5);
    }
    watered.tick(end);
    for (int cell = 0; cell < alone.grid().cells(); cell++) {
      Double arrivalS = watered.fire().arrivalS(cell);
      assertThat(arrivalS).isEqualTo(Double.valueOf(alone.fire().arrivalS(cell)));
    }
    assertThat(watered.houses().burnt()).isEqualTo(alone.houses().burnt());
  }

  @Test
  void ticksAndDropsAllocateNothing() {
    World world = new World(DEMO, 1);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().threadId();
    long tick = run(world, 0, 20_000);
    long before = threads.getThreadAllocatedBytes(id);
    run(world, tick, 20_000);
    // A table may double once; 40,000 ticks and releases that each allocated would show megabytes.
    assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(100_000);
  }

  private static long run(World world, long from, int ticks) {
    long tick = from;
    for (int i = 0; i < ticks; i++) {
      world.tick(++tick);
      world.release((int) (tick / 500), -250, 0, 20, 5, 0, 0.2);
    }
    return tick;
  }

  private static World flown(long seed) {
    World world = new World(DEMO, seed);
    for (int i = 0; i < 3_000; i++) {
      world.tick(i * 20L);
      world.release(i / 100, -300 + i / 10.0, 0, 25, 5, 0, 1);
    }
    return world;
  }
}
