package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bucketbrigade.wire.v1.Limit;
import org.bucketbrigade.wire.v1.Reason;
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

  private Reason steer(int seat, double north) {
    return arbiter.steer(drone, seat, north, 0, 0, 0, now);
  }

  private void pass(long nanos) {
    for (long end = now + nanos; now < end; ) {
      now += 10 * MS;
      if (tick % 10 == 0) {
        report();
      }
      arbiter.tick(++tick, now);
    }
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 51, -51, 1e300})
  void whatIsNoVelocityIsRefusedAndChangesNothing(double wrong) {
    steer(0, 2);
    assertThat(arbiter.steer(drone, 1, wrong, 0, 0, 0, now)).isEqualTo(Reason.REASON_NOT_A_NUMBER);
    assertThat(arbiter.steer(drone, 1, 0, wrong, 0, 0, now)).isEqualTo(Reason.REASON_NOT_A_NUMBER);
    assertThat(arbiter.steer(drone, 1, 0, 0, wrong, 0, now)).isEqualTo(Reason.REASON_NOT_A_NUMBER);
    pass(100 * MS);
    assertThat(drone.northMps()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 5_000})
  void whatIsNoPointInTheAreaIsRefused(double wrong) {
    assertThat(arbiter.aim(drone, 0, wrong, 0, 150, 0, now)).isEqualTo(Reason.REASON_OUTSIDE_AREA);
    assertThat(arbiter.aim(drone, 0, 0, wrong, 150, 0, now)).isEqualTo(Reason.REASON_OUTSIDE_AREA);
    assertThat(arbiter.aim(drone, 0, 0, 0, wrong, 0, now)).isEqualTo(Reason.REASON_OUTSIDE_AREA);
    pass(100 * MS);
    assertThat(drone.limit()).isEqualTo(Limit.LIMIT_SILENCE);
  }

  @Test
  void onlyConnectedPilotsOfTheCrewSteer() {
    int spotter = arbiter.seat(drone, 9, false, now);
    assertThat(steer(spotter, 5)).isEqualTo(Reason.REASON_ROLE_FORBIDS);
    assertThat(steer(40, 5)).isEqualTo(Reason.REASON_NOT_IN_CREW);
    assertThat(steer(-1, 5)).isEqualTo(Reason.REASON_NOT_IN_CREW);
    arbiter.connect(drone, 0, false, now);
    assertThat(steer(0, 5)).isEqualTo(Reason.REASON_NOT_IN_CREW);
    assertThat(arbiter.steer(drone, 1, 5, 0, 0, 1_500 * MS, now)).isEqualTo(Reason.REASON_EXPIRED);
  }

  @Test
  void theTenthPilotBecomesASpotter() {
    for (int person = 3; person < 12; person++) {
      arbiter.seat(drone, person, true, now);
    }
    assertThat(drone.pilots()).isEqualTo(9);
    assertThat(drone.spotters()).isEqualTo(3);
  }

  @Test
  void inputsAreMergedAtMostTwentyFiveTimesASecond() {
    pass(S);
    told.setpoints = 0;
    for (int i = 0; i < 1_000; i++) {
      now += MS;
      steer(i % 3, 3);
      arbiter.batchEnd(now);
    }
    assertThat(told.setpoints).isEqualTo(25);
  }

  @Test
  void anInputRightAfterAnEvaluationIsMergedAsSoonAsTheGateOpens() {
    steer(0, 3);
    pass(10 * MS);
    steer(0, 4);
    arbiter.batchEnd(now);
    pass(40 * MS);
    assertThat(drone.northMps()).isEqualTo(4);
  }

  @Test
  void setpointsAreRepeatedTenTimesASecondAndNeverPauseForLonger() {
    steer(0, 3);
    pass(S);
    Random random = new Random(4);
    long last = now;
    int before = told.setpoints;
    for (int i = 0; i < 3_000; i++) {
      if (random.nextInt(15) == 0) {
        steer(random.nextInt(3), 3);
      }
      pass(10 * MS);
      if (told.setpoints > before) {
        assertThat(now - last).as("seed 4, step %d", i).isLessThanOrEqualTo(100 * MS);
        last = now;
        before = told.setpoints;
      }
    }
  }

  @Test
  void aHoldStopsBeforeItReturnsWhateverTheGate() {
    steer(0, 5);
    pass(100 * MS);
    steer(0, 6);
    arbiter.batchEnd(now);
    told.setpoints = 0;
    assertThat(arbiter.hold(drone, 1, now)).isEqualTo(Reason.REASON_OK);
    assertThat(told.setpoints).isOne();
    assertThat(drone.northMps()).isZero();
    assertThat(drone.limit()).isEqualTo(Limit.LIMIT_HOLD);
  }

  @Test
  void theCrowdCannotLiftALatchedHold() {
    arbiter.latchHold(drone, now);
    for (int i = 0; i < 200; i++) {
      steer(0, 5);
      steer(1, 5);
      arbiter.hold(drone, 2, now);
      pass(100 * MS);
      assertThat(drone.northMps()).isZero();
    }
    arbiter.resume(drone, now);
    pass(100 * MS);
    assertThat(drone.northMps()).isEqualTo(5);
  }

  @Test
  void noSetpointComesFromAWishThatHasExpired() {
    steer(0, 5);
    pass(1_490 * MS);
    assertThat(drone.northMps()).isEqualTo(5);
    pass(120 * MS);
    assertThat(drone.northMps()).isZero();
    assertThat(drone.limit()).isEqualTo(Limit.LIMIT_SILENCE);
  }

  @Test
  void noSetpointComesFromSomebodyWhoHasLeft() {
    steer(0, 5);
    pass(100 * MS);
    arbiter.unseat(drone, 0);
    pass(50 * MS);
    assertThat(drone.northMps()).isZero();
  }

  @Test
  void lettingTheSticksGoStopsTheDrone() {
    steer(0, 5);
    pass(100 * MS);
    arbiter.release(drone, 0);
    pass(50 * MS);
    assertThat(drone.northMps()).isZero();
  }

  @Test
  void aDroneWhosePositionIsUnknownStands() {
    steer(0, 5);
    pass(100 * MS);
    for (int i = 0; i < 110; i++) {
      now += 10 * MS;
      steer(0, 5);
      arbiter.tick(++tick, now);
    }
    assertThat(drone.northMps()).isZero();
    assertThat(drone.limit()).isEqualTo(Limit.LIMIT_HOLD);
  }

  @Test
  void nothingIsSentToADroneThatIsNotOurs() {
    arbiter.control(drone, Drone.Control.NONE, now);
    told.setpoints = 0;
    steer(0, 5);
    arbiter.hold(drone, 0, now);
    arbiter.latchHold(drone, now);
    pass(S);
    assertThat(told.setpoints).isZero();
  }

  @Test
  void aDividedCrewIsSlowedThenHeldThenGoesOnWhenItAgrees() {
    steer(0, 6);
    steer(1, -6);
    pass(50 * MS);
    assertThat(drone.limit()).isEqualTo(Limit.LIMIT_SPLIT);
    for (int i = 0; i < 8; i++) {
      steer(0, 6);
      steer(1, -6);
      pass(100 * MS);
    }
    assertThat(drone.northMps()).isZero();
    for (int i = 0; i < 8; i++) {
      steer(0, 6);
      steer(1, 6);
      pass(100 * MS);
    }
    assertThat(drone.northMps()).isEqualTo(6);
  }

  @Test
  void aReturningDroneFliesToItsHomeAndOneWithoutHomeStands() {
    arbiter.control(drone, Drone.Control.HOME, now);
    pass(100 * MS);
    assertThat(Math.hypot(drone.northMps(), drone.eastMps())).isZero();
    assertThat(drone.downMps()).isZero();
    arbiter.home(drone, 300, 0, 160);
    pass(100 * MS);
    assertThat(drone.eastMps()).isGreaterThan(5);
    assertThat(drone.downMps()).isLessThan(0);
    assertThat(arbiter.isHome(drone)).isFalse();
    arbiter.home(drone, 0.5, 0, 160);
    assertThat(arbiter.isHome(drone)).isTrue();
  }

  @Test
  void anAimIsHeldWhereItPoints() {
    arbiter.aim(drone, 0, 200, 0, 160, 0, now);
    pass(100 * MS);
    assertThat(drone.eastMps()).isGreaterThan(5);
    assertThat(drone.downMps()).isLessThan(0);
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
  void aMissionChoosesHowItsCrewsAreMerged(MergePolicy policy) {
    arbiter.policy(policy);
    steer(0, 1);
    steer(1, 2);
    steer(2, 3.3);
    pass(100 * MS);
    double expected =
        switch (policy) {
          case MEDIAN, VOTE -> 2;
          case MEAN -> 2.1;
          case TRIMMED -> (0.25 + 2 + 0.25 * 3.3) / 1.5;
          case MOB -> 3.3;
          case LEADER -> 1; // all agree: the first
          case ACTIVE -> Math.max(1, drone.northMps()); // whoever
        };
    assertThat(drone.northMps()).isCloseTo(expected, within(0.01));
    assertThat(drone.share(0) + drone.share(1) + drone.share(2)).isCloseTo(1, within(1e-9));
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
