package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.bucketbrigade.arbiter.reference.ArbiterUnderTest;
import org.bucketbrigade.arbiter.reference.Contender;
import org.bucketbrigade.arbiter.reference.Place;
import org.bucketbrigade.arbiter.reference.Tape;
import org.bucketbrigade.arbiter.reference.Told;
import org.bucketbrigade.wire.v1.Limit;
import org.bucketbrigade.wire.v1.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From what people wish to what a drone is told, and when. */
@ParameterizedClass
@EnumSource(Contender.class)
final class SteeringTest {
  private static final long MS = 1_000_000L;
  private static final long S = 1_000_000_000L;

  private final ArbiterUnderTest arbiter;
  private final Tape told;
  private final int drone;
  private long now = 1_000 * S;
  private long tick;

  SteeringTest(Contender contender) {
    arbiter = contender.make();
    told = new Tape(arbiter);
    drone = arbiter.add();
  }

  @BeforeEach
  void oneDroneFliesWithACrewOfThree() {
    arbiter.place(Place.circle(0, 0, 1_000, 400), Grounds.flat(100));
    for (int person = 0; person < 3; person++) {
      arbiter.seat(drone, person, true, now);
    }
    report();
    arbiter.control(drone, Drone.Control.CREW, now);
  }

  private void report() {
    arbiter.report(drone, 0, 0, 150, 0, 0, 0, now);
  }

  private Told.Setpoint last() {
    return told.last(drone);
  }

  private int setpoints() {
    return told.all(Told.Setpoint.class).size();
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
    assertThat(last().northMps()).isCloseTo(2, within(1e-3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 5_000})
  void whatIsNoPointInTheAreaIsRefused(double wrong) {
    assertThat(arbiter.aim(drone, 0, wrong, 0, 150, 0, now)).isEqualTo(Reason.REASON_OUTSIDE_AREA);
    assertThat(arbiter.aim(drone, 0, 0, wrong, 150, 0, now)).isEqualTo(Reason.REASON_OUTSIDE_AREA);
    assertThat(arbiter.aim(drone, 0, 0, 0, wrong, 0, now)).isEqualTo(Reason.REASON_OUTSIDE_AREA);
    pass(100 * MS);
    assertThat(last().limit()).isEqualTo(Limit.LIMIT_SILENCE);
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
    assertThat(arbiter.view(drone, now).pilots()).isEqualTo(9);
    assertThat(arbiter.view(drone, now).spotters()).isEqualTo(3);
  }

  @Test
  void inputsAreMergedAtMostTwentyFiveTimesASecond() {
    pass(S);
    told.forget();
    for (int i = 0; i < 1_000; i++) {
      now += MS;
      steer(i % 3, 3);
      arbiter.batchEnd(now);
    }
    assertThat(setpoints()).isEqualTo(25);
  }

  @Test
  void anInputRightAfterAnEvaluationIsMergedAsSoonAsTheGateOpens() {
    steer(0, 3);
    pass(10 * MS);
    steer(0, 4);
    arbiter.batchEnd(now);
    pass(40 * MS);
    assertThat(last().northMps()).isCloseTo(4, within(1e-3));
  }

  @Test
  void setpointsAreRepeatedTenTimesASecondAndNeverPauseForLonger() {
    steer(0, 3);
    pass(S);
    Random random = new Random(4);
    long last = now;
    int before = setpoints();
    for (int i = 0; i < 3_000; i++) {
      if (random.nextInt(15) == 0) {
        steer(random.nextInt(3), 3);
      }
      pass(10 * MS);
      if (setpoints() > before) {
        assertThat(now - last).as("seed 4, step %d", i).isLessThanOrEqualTo(100 * MS);
        last = now;
        before = setpoints();
      }
    }
  }

  @Test
  void aHoldStopsBeforeItReturnsWhateverTheGate() {
    steer(0, 5);
    pass(100 * MS);
    steer(0, 6);
    arbiter.batchEnd(now);
    told.forget();
    assertThat(arbiter.hold(drone, 1, now)).isEqualTo(Reason.REASON_OK);
    assertThat(setpoints()).isOne();
    assertThat(last().northMps()).isZero();
    assertThat(last().limit()).isEqualTo(Limit.LIMIT_HOLD);
  }

  @Test
  void theCrowdCannotLiftALatchedHold() {
    arbiter.latchHold(drone, now);
    for (int i = 0; i < 200; i++) {
      steer(0, 5);
      steer(1, 5);
      arbiter.hold(drone, 2, now);
      pass(100 * MS);
      assertThat(last().northMps()).isZero();
    }
    arbiter.resume(drone, now);
    pass(100 * MS);
    assertThat(last().northMps()).isCloseTo(5, within(1e-3));
  }

  @Test
  void noSetpointComesFromAWishThatHasExpired() {
    steer(0, 5);
    pass(1_490 * MS);
    assertThat(last().northMps()).isCloseTo(5, within(1e-3));
    pass(120 * MS);
    assertThat(last().northMps()).isZero();
    assertThat(last().limit()).isEqualTo(Limit.LIMIT_SILENCE);
  }

  @Test
  void noSetpointComesFromSomebodyWhoHasLeft() {
    steer(0, 5);
    pass(100 * MS);
    arbiter.unseat(drone, 0);
    pass(50 * MS);
    assertThat(last().northMps()).isZero();
  }

  @Test
  void lettingTheSticksGoStopsTheDrone() {
    steer(0, 5);
    pass(100 * MS);
    arbiter.release(drone, 0);
    pass(50 * MS);
    assertThat(last().northMps()).isZero();
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
    assertThat(last().northMps()).isZero();
    assertThat(last().limit()).isEqualTo(Limit.LIMIT_HOLD);
  }

  @Test
  void nothingIsSentToADroneThatIsNotOurs() {
    arbiter.control(drone, Drone.Control.NONE, now);
    told.forget();
    steer(0, 5);
    arbiter.hold(drone, 0, now);
    arbiter.latchHold(drone, now);
    pass(S);
    assertThat(setpoints()).isZero();
  }

  @Test
  void aDividedCrewIsSlowedThenHeldThenGoesOnWhenItAgrees() {
    steer(0, 6);
    steer(1, -6);
    pass(50 * MS);
    assertThat(last().limit()).isEqualTo(Limit.LIMIT_SPLIT);
    for (int i = 0; i < 8; i++) {
      steer(0, 6);
      steer(1, -6);
      pass(100 * MS);
    }
    assertThat(last().northMps()).isZero();
    for (int i = 0; i < 8; i++) {
      steer(0, 6);
      steer(1, 6);
      pass(100 * MS);
    }
    assertThat(last().northMps()).isCloseTo(6, within(1e-3));
  }

  @Test
  void aReturningDroneFliesToItsHomeAndOneWithoutHomeStands() {
    arbiter.control(drone, Drone.Control.HOME, now);
    pass(100 * MS);
    assertThat(Math.hypot(last().northMps(), last().eastMps())).isZero();
    assertThat(last().downMps()).isZero();
    arbiter.home(drone, 300, 0, 160);
    pass(100 * MS);
    assertThat(last().eastMps()).isGreaterThan(5);
    assertThat(last().downMps()).isLessThan(0);
    assertThat(arbiter.view(drone, now).home()).isFalse();
    arbiter.home(drone, 0.5, 0, 160);
    assertThat(arbiter.view(drone, now).home()).isTrue();
  }

  @Test
  void anAimIsHeldWhereItPoints() {
    arbiter.aim(drone, 0, 200, 0, 160, 0, now);
    pass(100 * MS);
    assertThat(last().eastMps()).isGreaterThan(5);
    assertThat(last().downMps()).isLessThan(0);
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
          case ACTIVE -> Math.max(1, last().northMps()); // whoever
        };
    assertThat(last().northMps()).isCloseTo(expected, within(0.01));
    assertThat(arbiter.shares(drone).stream().mapToDouble(share -> share).sum())
        .isCloseTo(1, within(1e-9));
  }

  @ParameterizedTest
  @EnumSource(MergePolicy.class)
  void howeverMergedOfOneIsThatOneAndOfNobodyIsStanding(MergePolicy policy) {
    arbiter.policy(policy);
    steer(1, 4);
    pass(S);
    assertThat(last().northMps()).isCloseTo(4, within(1e-3));
    assertThat(arbiter.shares(drone).get(1)).isCloseTo(1, within(1e-9));
    pass(S);
    assertThat(last().northMps()).isZero();
  }

  @ParameterizedTest
  @EnumSource(MergePolicy.class)
  void howeverMergedOfIdenticalWishesIsTheSame(MergePolicy policy) {
    arbiter.policy(policy);
    for (int i = 0; i < 10; i++) {
      for (int seat = 0; seat < 3; seat++) {
        steer(seat, 3);
      }
      pass(100 * MS);
    }
    assertThat(last().northMps()).isCloseTo(3, within(1e-3));
    assertThat(arbiter.agreement(drone)).isCloseTo(1, within(1e-9));
  }

  @ParameterizedTest
  @EnumSource(MergePolicy.class)
  void howeverMergedOfOpposedWishesIsNoFasterThanEither(MergePolicy policy) {
    arbiter.policy(policy);
    for (int i = 0; i < 20; i++) {
      steer(0, 5);
      steer(1, -5);
      pass(100 * MS);
      assertThat(Math.abs(last().northMps())).isLessThanOrEqualTo(5 + 1e-3);
    }
  }
}
