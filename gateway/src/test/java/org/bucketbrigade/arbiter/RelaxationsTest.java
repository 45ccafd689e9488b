package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.wire.v1.Limit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What gives when a drone cannot keep everything, and that it is counted. */
final class RelaxationsTest {
  private static final long NOW = 1_000_000_000_000L;
  private static final double RADIUS_M = 400;

  private final Airspace airspace = new Airspace(4);
  private final Envelope envelope = new Envelope(airspace);
  private final Drone drone = new Drone(0);
  private final Drone other = new Drone(1);

  @BeforeEach
  void overFlatGround() {
    airspace.add(drone);
    airspace.add(other);
    drone.control = Drone.Control.CREW;
    envelope.place(FlightArea.circle(0, 0, RADIUS_M, 300), Grounds.flat(100));
  }

  private void at(double eastM, double amslM) {
    drone.motion.report(eastM, 0, amslM, 0, 0, 0, NOW);
    airspace.claim(drone, 0);
  }

  /** One that does not obey comes from the west. */
  private void strayAt(double eastM, double amslM, double eastMps) {
    other.motion.report(eastM, 0, amslM, 0, eastMps, 0, NOW);
    other.airborne = true;
    airspace.claim(other, 0);
  }

  private void admit(double north, double east, double down) {
    envelope.admit(drone, north, east, down, Limit.LIMIT_NONE, NOW);
  }

  private long count(Constraint constraint) {
    return envelope.relaxations().count(constraint);
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
    assertThat(drone.eastMps()).isZero();
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
    assertThat(drone.eastMps()).as("a stop stays a stop").isZero();
    assertThat(count(Constraint.SEPARATION)).isOne();
    assertThat(all()).isOne();
  }

  @Test
  void whereAnotherCannotComeToRestIsNotInsideItsClaim() {
    other.control = Drone.Control.CREW;
    other.northMps = 12;
    strayAt(-100, 150, 12);
    Stop claim = other.stop;
    assertThat(claim.spreadM).as("it turns").isGreaterThan(4);
    double part = (claim.reachM + drone.limits.separationM() + 1) / claim.reachM;
    drone.motion.report(
        claim.x + part * (claim.endX - claim.x),
        claim.y + part * (claim.endY - claim.y),
        150,
        0,
        0,
        0,
        NOW);
    airspace.claim(drone, 0);
    admit(0, 0, 0);
    assertThat(all()).isZero();
  }

  @Test
  void theFloorMattersMoreThanTheCeiling() {
    envelope.place(FlightArea.circle(0, 0, RADIUS_M, 120), Grounds.flat(118));
    at(0, 120.5);
    admit(0, 0, 1);
    assertThat(drone.downMps()).as("ground, floor and ceiling leave no room: up").isNegative();
    assertThat(count(Constraint.FLOOR)).isOne();
    assertThat(count(Constraint.CEILING)).isOne();
  }

  @Test
  void anotherDroneMattersMoreThanTheFence() {
    at(RADIUS_M - 3, 150);
    strayAt(RADIUS_M - 40, 150, 8);
    admit(0, 6, 0);
    assertThat(drone.eastMps()).as("out of its way, over the fence").isPositive();
    assertThat(drone.stop.endX).as("but not far").isLessThan(RADIUS_M + 10);
    assertThat(count(Constraint.FENCE)).isOne();
    assertThat(count(Constraint.SEPARATION)).isOne();
  }

  @Test
  void theFenceDoesNotGiveForOneThatObeys() {
    at(RADIUS_M - 3, 150);
    other.control = Drone.Control.CREW;
    other.eastMps = 8;
    strayAt(RADIUS_M - 30, 150, 8);
    admit(0, 6, 0);
    assertThat(drone.eastMps()).as("it stops in time by itself").isLessThan(0.1);
    assertThat(count(Constraint.SEPARATION)).as("although it is in its claim").isOne();
    assertThat(count(Constraint.FENCE)).isZero();
  }

  @Test
  void theCeilingNeverGives() {
    at(RADIUS_M - 3, 298);
    strayAt(RADIUS_M - 40, 298, 8);
    admit(0, 6, -2.5);
    assertThat(drone.eastMps()).as("out of its way, over the fence").isPositive();
    assertThat(drone.downMps()).as("but not up").isNotNegative();
    assertThat(count(Constraint.CEILING)).isZero();
  }

  @Test
  void aWayOutThatKeepsTheFenceIsPreferred() {
    at(RADIUS_M - 100, 150);
    strayAt(RADIUS_M - 140, 150, 8);
    admit(0, 6, 0);
    assertThat(drone.eastMps()).isPositive();
    assertThat(count(Constraint.FENCE)).isZero();
  }

  @Test
  void withNobodyInTheWayTheFenceDoesNotGive() {
    at(RADIUS_M - 3, 150);
    admit(0, 6, 0);
    assertThat(drone.eastMps()).isLessThan(0.1);
    assertThat(count(Constraint.FENCE)).isZero();
  }

  @Test
  void anotherDroneMattersMoreThanTheFloor() {
    at(0, 103.9);
    strayAt(0, 111, 0);
    admit(0, 0, 1.5);
    assertThat(drone.downMps()).as("down, out of its way").isPositive();
    double lowest = 103.9 - drone.limits.verticalStopM(drone.downMps()) + 2;
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
    assertThat(drone.downMps()).isNotNegative();
    assertThat(count(Constraint.FLOOR)).isOne();
    assertThat(count(Constraint.SEPARATION)).as("above each other").isOne();
  }

  @Test
  void groundMattersMoreThanTheWayBackInside() {
    envelope.place(
        FlightArea.circle(0, 0, RADIUS_M, 300), Grounds.of((e, n) -> e < 390 ? 160 : 100));
    at(RADIUS_M + 1, 104);
    admit(0, -3, 0);
    assertThat(drone.eastMps()).as("the ground inside is higher").isGreaterThan(-0.4);
    assertThat(drone.limit()).isEqualTo(Limit.LIMIT_FLOOR);
    admit(0, 0, -2);
    assertThat(drone.downMps()).as("up first").isNegative();
    assertThat(count(Constraint.FENCE)).isOne();
  }
}
