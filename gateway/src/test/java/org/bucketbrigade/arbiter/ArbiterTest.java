package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArbiterTest {
  private static final long MS = 1_000_000L;
  private static final long S = 1_000_000_000L;

  private final Recorder told = new Recorder();
  private final Arbiter arbiter = new Arbiter(4, PayloadLimits.REFERENCE, told);
  private final Drone drone = arbiter.add();
  private long now = 1_000 * S;
  private long tick;

  @BeforeEach
  void oneDroneFliesWithACrewOfThree() {
    arbiter.place(FlightArea.circle(0, 0, 1_000, 400), Grounds.flat(100));
    for (int person = 0; person < 3; person++) {
      arbiter.seat(drone, person, true, now);
    }
    report();
    arbiter.control(drone, Drone.Control.CREW, now);
  }

  private void report() {
    drone.motion().report(0, 0, 150, 0, 0, 0, now);
    arbiter.moved(drone);
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34})
  void dronesOnTheirWayHomeFollowTheWaysOfTheirArea(long seed) {
    Random random = new Random(seed);
    Areas.WithBase star = Areas.star(random, 20, 260);
    Swarm swarm = new Swarm(star.area(), Grounds.hills(), Swarm.Manner.ARDUCOPTER, 0.2);
    Drone returning = swarm.add(-20, 15, swarm.terrain.amslM(-20, 15) + 30, 1, random);
    swarm.arbiter.home(
        returning,
        star.baseE() + 12,
        star.baseN() - 9,
        swarm.terrain.amslM(star.baseE(), star.baseN()) + 25);
    swarm.arbiter.control(returning, Drone.Control.HOME, swarm.now());
    int ticks = 0;
    while (!swarm.arbiter.isHome(returning) && ticks++ < 30_000) {
      swarm.step();
      assertThat(swarm.outsideM(swarm.truth(returning))).as("seed %d", seed).isNegative();
    }
    assertThat(ticks).as("seed %d: home within five minutes", seed).isLessThan(30_000);
  }

  @Test
  void theSameEventsGiveTheSameSetpoints() {
    assertThat(play(3)).isEqualTo(play(3)).isNotEqualTo(play(4));
  }

  private static List<Long> play(long seed) {
    Random random = new Random(seed);
    Swarm swarm =
        new Swarm(FlightArea.circle(0, 0, 300, 300), Grounds.hills(), Swarm.Manner.ARDUCOPTER, 0.2);
    for (int i = 0; i < 6; i++) {
      swarm.add(-100 + 40 * i, 0, 200, 1, random);
    }
    List<Long> bits = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      Drone drone = swarm.drones.get(random.nextInt(6));
      int seat = random.nextInt(3);
      double wish = 12 * random.nextGaussian();
      swarm.arbiter.steer(drone, seat, wish, -wish / 2, wish / 9, 0, swarm.now());
      swarm.step();
      bits.add(Double.doubleToRawLongBits(drone.northMps()));
      bits.add(Double.doubleToRawLongBits(drone.yawRad()));
    }
    return bits;
  }

  @ParameterizedTest
  @EnumSource(MergePolicy.class)
  void steeringMergingAndTicksAllocateNothing(MergePolicy policy) {
    arbiter.policy(policy);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    arbiter.add();
    Random random = new Random(5);
    double[] wishes = random.doubles(1_024, -12, 12).toArray();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 60; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 2_000; i++) {
        now += MS;
        double wish = wishes[i % 1_024];
        arbiter.steer(drone, i % 3, wish, -wish, wish / 9, 0, now);
        arbiter.aim(drone, (i + 1) % 3, 10 * wish, 0, 150, 0, now);
        arbiter.batchEnd(now);
        if (i % 10 == 0) {
          report();
          arbiter.tick(++tick, now);
        }
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isZero();
  }
}
