package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.arbiter.reference.ArbiterUnderTest;
import org.bucketbrigade.arbiter.reference.Contender;
import org.bucketbrigade.arbiter.reference.Place;
import org.bucketbrigade.arbiter.reference.Tape;
import org.bucketbrigade.arbiter.reference.Told;
import org.bucketbrigade.wire.v1.Limit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What gives when a drone cannot keep everything, and that it is counted. */
@ParameterizedClass
@EnumSource(Contender.class)
final class RelaxationsTest {
  private static final FlightLimits LIMITS = FlightLimits.REFERENCE;
  private static final long S = 1_000_000_000L;
  private static final double RADIUS_M = 400;
  private static final double TINY_MPS = 1e-9;

  private final ArbiterUnderTest arbiter;
  private final Tape told;
  private final int drone;
  private final int other;
  private long now = 1_000 * S;

  // What is reported anew before every wish.
  private Runnable droneReports = () -> {};
  private Runnable otherReports = () -> {};

  RelaxationsTest(Contender contender) {
    arbiter = contender.make();
    told = new Tape(arbiter);
    drone = arbiter.add();
    other = arbiter.add();
  }

  @BeforeEach
  void overFlatGround() {
    arbiter.place(Place.circle(0, 0, RADIUS_M, 300), Grounds.flat(100));
    arbiter.seat(drone, 1, true, now);
    arbiter.report(drone, 0, 0, 150, 0, 0, 0, now);
    arbiter.control(drone, Drone.Control.CREW, now);
  }

  private void at(double eastM, double amslM) {
    droneReports = () -> arbiter.report(drone, eastM, 0, amslM, 0, 0, 0, now);
  }

  /** One that does not obey comes from the west. */
  private void strayAt(double eastM, double amslM, double eastMps) {
    arbiter.airborne(other, true);
    otherReports = () -> arbiter.report(other, eastM, 0, amslM, 0, eastMps, 0, now);
  }

  /** Its only pilot wishes a velocity. */
  private void admit(double north, double east, double down) {
    now += S / 10;
    droneReports.run();
    otherReports.run();
    arbiter.steer(drone, 0, north, east, down, 0, now);
    arbiter.batchEnd(now);
  }

  private Told.Setpoint last() {
    return told.last(drone);
  }

  private long count(Constraint constraint) {
    return arbiter.relaxations(constraint);
  }

  private long all() {
    long sum = 0;
    for (Constraint each : Constraint.values()) {
      sum += count(each);
    }
    return sum;
  }

  @Test
  void whoKeepsEverythingIsNotCounted() {
    at(0, 150);
    admit(5, 0, 0);
    admit(0, 0, 0);
    at(RADIUS_M - 5, 150);
    admit(0, 12, 0);
    at(0, 104);
    admit(0, 5, 5);
    assertThat(all()).isZero();
  }

  @Test
  void outsideTheFenceIsCountedOnceEachTime() {
    at(RADIUS_M + 3, 150);
    admit(0, 5, 0);
    admit(0, 0, 0);
    assertThat(last().eastMps()).isZero();
    assertThat(count(Constraint.FENCE)).isOne();
    at(RADIUS_M - 30, 150);
    admit(0, 0, 0);
    at(RADIUS_M + 1, 150);
    admit(0, 0, 0);
    assertThat(count(Constraint.FENCE)).isEqualTo(2);
    assertThat(all()).isEqualTo(2);
  }

  @Test
  void belowTheFloorAndAboveTheCeilingAreCounted() {
    at(0, 101);
    admit(0, 5, 0);
    assertThat(count(Constraint.FLOOR)).isOne();
    at(0, 305);
    admit(0, 5, 0);
    assertThat(count(Constraint.CEILING)).isOne();
    assertThat(all()).isEqualTo(2);
  }

  @Test
  void insideAnothersClaimIsCountedEvenStandingStill() {
    at(0, 150);
    strayAt(-30, 150, 8);
    admit(0, 0, 0);
    assertThat(last().eastMps()).as("a stop stays a stop").isZero();
    assertThat(count(Constraint.SEPARATION)).isOne();
    assertThat(all()).isOne();
  }

  @Test
  void theFloorMattersMoreThanTheCeiling() {
    arbiter.place(Place.circle(0, 0, RADIUS_M, 120), Grounds.flat(118));
    at(0, 120.5);
    admit(0, 0, 1);
    assertThat(last().downMps()).as("ground, floor and ceiling leave no room: up").isNegative();
    assertThat(count(Constraint.FLOOR)).isOne();
    assertThat(count(Constraint.CEILING)).isOne();
  }

  @Test
  void anotherDroneMattersMoreThanTheFence() {
    at(RADIUS_M - 3, 150);
    strayAt(RADIUS_M - 40, 150, 8);
    admit(0, 6, 0);
    assertThat(last().eastMps()).as("out of its way, over the fence").isPositive();
    assertThat(count(Constraint.FENCE)).isOne();
    assertThat(count(Constraint.SEPARATION)).isOne();
  }

  @Test
  void theFenceDoesNotGiveForOneThatObeys() {
    at(RADIUS_M - 3, 150);
    strayAt(RADIUS_M - 30, 150, 8);
    otherReports.run();
    arbiter.control(other, Drone.Control.CREW, now);
    admit(0, 6, 0);
    assertThat(last().eastMps()).as("it stops in time by itself").isLessThan(0.1);
    assertThat(count(Constraint.SEPARATION)).as("although it is in its claim").isOne();
    assertThat(count(Constraint.FENCE)).isZero();
  }

  @Test
  void theCeilingNeverGives() {
    at(RADIUS_M - 3, 298);
    strayAt(RADIUS_M - 40, 298, 8);
    admit(0, 6, -2.5);
    assertThat(last().eastMps()).as("out of its way, over the fence").isPositive();
    assertThat(last().downMps()).as("but not up").isGreaterThan(-TINY_MPS);
    assertThat(count(Constraint.CEILING)).isZero();
  }

  @Test
  void aWayOutThatKeepsTheFenceIsPreferred() {
    at(RADIUS_M - 100, 150);
    strayAt(RADIUS_M - 140, 150, 8);
    admit(0, 6, 0);
    assertThat(last().eastMps()).isPositive();
    assertThat(count(Constraint.FENCE)).isZero();
  }

  @Test
  void withNobodyInTheWayTheFenceDoesNotGive() {
    at(RADIUS_M - 3, 150);
    admit(0, 6, 0);
    assertThat(last().eastMps()).isLessThan(0.1);
    assertThat(count(Constraint.FENCE)).isZero();
  }

  @Test
  void anotherDroneMattersMoreThanTheFloor() {
    at(0, 103.9);
    strayAt(0, 111, 0);
    admit(0, 0, 1.5);
    assertThat(last().downMps()).as("down, out of its way").isPositive();
    double lowest = 103.9 - LIMITS.verticalStopM(last().downMps()) + 2;
    assertThat(lowest)
        .as("but not so far that an error of position hits")
        .isGreaterThanOrEqualTo(102);
    assertThat(count(Constraint.FLOOR)).isOne();
  }

  @Test
  void nobodyClimbsToTheFloorIntoAnotherDrone() {
    at(0, 101.5);
    strayAt(0, 111, 0);
    admit(0, 0, 0.1);
    assertThat(last().downMps()).as("not up").isGreaterThan(-TINY_MPS);
    assertThat(count(Constraint.FLOOR)).isOne();
    assertThat(count(Constraint.SEPARATION)).as("above each other").isOne();
  }

  @Test
  void groundMattersMoreThanTheWayBackInside() {
    arbiter.place(Place.circle(0, 0, RADIUS_M, 300), Grounds.of((e, n) -> e < 390 ? 160 : 100));
    at(RADIUS_M + 1, 104);
    admit(0, -3, 0);
    assertThat(last().eastMps()).as("the ground inside is higher").isGreaterThan(-0.4);
    assertThat(last().limit()).isEqualTo(Limit.LIMIT_FLOOR);
    admit(0, 0, -2);
    assertThat(last().downMps()).as("up first").isNegative();
    assertThat(count(Constraint.FENCE)).isOne();
  }
}
