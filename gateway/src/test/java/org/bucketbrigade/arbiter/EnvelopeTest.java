package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bucketbrigade.wire.v1.Limit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EnvelopeTest {
  private static final FlightLimits LIMITS = FlightLimits.REFERENCE;
  private static final double CENTRE_EAST_M = 100;
  private static final double CENTRE_NORTH_M = -50;
  private static final double RADIUS_M = 400;
  private static final FlightArea AREA =
      FlightArea.circle(CENTRE_EAST_M, CENTRE_NORTH_M, RADIUS_M, 300);
  private static final double GROUND_AMSL_M = 100;
  private static final long NOW = 1_000_000_000_000L;

  private final Airspace airspace = new Airspace(4);
  private final Envelope envelope = new Envelope(airspace);
  private final Drone drone = new Drone(0);

  @BeforeEach
  void overFlatGround() {
    airspace.add(drone);
    drone.control = Drone.Control.CREW;
    envelope.place(AREA, Grounds.flat(GROUND_AMSL_M));
  }

  private void at(double eastFromCentreM, double amslM) {
    moving(eastFromCentreM, amslM, 0, 0, 0);
  }

  private void moving(
      double eastFromCentreM, double amslM, double north, double east, double down) {
    drone.motion.report(
        CENTRE_EAST_M + eastFromCentreM, CENTRE_NORTH_M, amslM, north, east, down, NOW);
  }

  private void admit(double north, double east, double down) {
    envelope.admit(drone, north, east, down, Limit.LIMIT_NONE, NOW);
  }

  @Test
  void anHonestWishInOpenSpaceIsLeftAsItIs() {
    at(0, 150);
    admit(3, -4, 1);
    assertThat(drone.northMps()).isEqualTo(3);
    assertThat(drone.eastMps()).isEqualTo(-4);
    assertThat(drone.downMps()).isEqualTo(1);
    assertThat(drone.limit()).isEqualTo(Limit.LIMIT_NONE);
  }

  @Test
  void speedIsLimitedWithoutTurning() {
    at(0, 150);
    admit(30, 40, 0);
    assertThat(drone.northMps()).isCloseTo(7.2, within(1e-9));
    assertThat(drone.eastMps()).isCloseTo(9.6, within(1e-9));
    assertThat(drone.limit()).isEqualTo(Limit.LIMIT_SPEED);
    admit(0, 0, -9);
    assertThat(drone.downMps()).isEqualTo(-2.5);
    admit(0, 0, 9);
    assertThat(drone.downMps()).isEqualTo(1.5);
  }

  @Test
  void nothingMovesBeforeThePlaceIsKnown() {
    Envelope unplaced = new Envelope(airspace);
    at(0, 150);
    unplaced.admit(drone, 5, 0, 0, Limit.LIMIT_NONE, NOW);
    assertThat(drone.northMps()).isZero();
    assertThat(drone.limit()).isEqualTo(Limit.LIMIT_FENCE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 200, 340, 370, 390, 397})
  void fliesAtTheFenceOnlyAsFastAsItCanStop(double eastM) {
    at(eastM, 150);
    admit(0, 12, 0);
    double room = RADIUS_M - eastM;
    assertThat(LIMITS.stopM(drone.eastMps())).isLessThanOrEqualTo(room + 1e-9);
    if (room < 30) {
      assertThat(drone.limit()).isEqualTo(Limit.LIMIT_FENCE);
    }
  }

  @Test
  void alongTheFenceItFliesOnButNotOutwards() {
    at(385, 150);
    admit(8, 8, 0);
    assertThat(drone.northMps()).isGreaterThan(3);
    assertThat(LIMITS.stopM(drone.eastMps())).isLessThan(15);
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 20, 60, 300})
  void outsideItIsLedBackHoweverFarOutAndWhateverIsWished(double beyondM) {
    at(RADIUS_M + beyondM, 150);
    admit(1, 4, 0);
    assertThat(drone.eastMps()).isCloseTo(-1, within(0.05));
    assertThat(drone.limit()).isEqualTo(Limit.LIMIT_FENCE);
  }

  @Test
  void theSpeedItHasCountsAsMuchAsTheOneItIsTold() {
    // 45 m to go at 12 m/s outwards: turning away is slower than stopping.
    moving(355, 150, 0, 12, 0);
    admit(12, 0, 0);
    assertThat(Math.hypot(drone.northMps(), drone.eastMps())).isLessThan(12);
    assertThat(drone.limit()).isEqualTo(Limit.LIMIT_FENCE);
  }

  @Test
  void theWayFlownSinceTheLastReportCounts() {
    moving(352.5, 150, 0, 12, 0);
    admit(0, 11, 0);
    double fresh = drone.eastMps();
    envelope.admit(drone, 0, 11, 0, Limit.LIMIT_NONE, NOW + 900_000_000L);
    assertThat(drone.eastMps()).isLessThan(fresh);
  }

  @Test
  void outsideTheFenceOnlyTheWayBackIsFree() {
    at(403, 150);
    admit(0, 5, 0);
    assertThat(drone.eastMps()).isBetween(-1.0, -0.3);
    admit(12, 0, 0);
    assertThat(drone.eastMps()).isLessThan(0);
    assertThat(AREA.fenceM(drone.stop.endX, drone.stop.endY)).isLessThanOrEqualTo(3.001);
    admit(0, -5, 0);
    assertThat(drone.eastMps()).isEqualTo(-5);
  }

  @Test
  void standingStillIsAlwaysAdmissible() {
    at(500, 90);
    admit(0, 0, 0);
    assertThat(drone.northMps()).isZero();
    assertThat(drone.downMps()).isZero();
    assertThat(drone.limit()).isEqualTo(Limit.LIMIT_NONE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {104, 105, 108, 120})
  void sinksOnlyAsFastAsItCanStopAboveTheFloor(double amslM) {
    at(0, amslM);
    admit(0, 0, 5);
    double sunk = LIMITS.verticalStopM(drone.downMps()) - LIMITS.positionErrorM();
    assertThat(amslM - sunk).isGreaterThanOrEqualTo(GROUND_AMSL_M + LIMITS.floorAglM());
  }

  @Test
  void belowTheFloorItClimbsAndIsNotStuck() {
    at(0, 101.5);
    admit(4, 0, 1);
    assertThat(drone.downMps()).isEqualTo(-0.5);
    assertThat(drone.northMps()).isEqualTo(4);
    assertThat(drone.limit()).isEqualTo(Limit.LIMIT_FLOOR);
  }

  @ParameterizedTest
  @ValueSource(doubles = {280, 290, 295, 297.5, 299})
  void climbsOnlyAsFastAsItCanStopBelowTheCeiling(double amslM) {
    at(0, amslM);
    admit(0, 0, -5);
    if (drone.downMps() < 0) {
      assertThat(amslM + LIMITS.verticalStopM(-drone.downMps()))
          .isLessThanOrEqualTo(AREA.ceilingAmslM());
    }
    assertThat(drone.downMps()).isLessThan(1);
  }

  @Test
  void aboveTheCeilingItComesDown() {
    at(0, 310);
    admit(4, 0, 0);
    assertThat(drone.downMps()).isBetween(0.5, 1.0);
    assertThat(drone.northMps()).isEqualTo(4);
    assertThat(drone.limit()).isEqualTo(Limit.LIMIT_CEILING);
  }

  @Test
  void onTheVeryFenceNothingLeadsOut() {
    drone.area = Areas.ell(3, 300);
    for (double insideM : new double[] {0, 1e-9, 0.0005, 0.002, 0.02}) {
      drone.motion.report(200, 100 - insideM, 150, 0, 0, 0, NOW);
      admit(12, 0, 0);
      assertThat(drone.northMps()).as("%s m inside", insideM).isLessThanOrEqualTo(0);
    }
  }

  /** A disc of 60 m with a floor of 3 m, and around it a square with one of 60 m. */
  private static FlightArea lowDiscInHighSquare() {
    return new FlightArea(
        java.util.List.of(
            new FlightArea.Part(Areas.polygon(-400, -400, 400, -400, 400, 400, -400, 400), 60),
            new FlightArea.Part(org.bucketbrigade.geo.Polygon.disc(0, 0, 60, 24), 3)),
        300,
        java.util.List.of(Areas.point(0, 0)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {101, 103.5, 104, 110, 150})
  void whoIsLowWhereThatIsAllowedDoesNotLeaveBelowTheFloorAround(double amslM) {
    drone.area = lowDiscInHighSquare();
    drone.motion.report(40, 0, amslM, 0, 0, 0, NOW);
    admit(0, 12, 2);
    double reachM = drone.stop.endX;
    assertThat(reachM).as("stops inside of the disc").isLessThan(60.5);
    drone.motion.report(40, 0, 162, 0, 0, 0, NOW);
    admit(0, 12, 0);
    assertThat(drone.eastMps()).as("above the floor it goes").isGreaterThan(11);
  }

  @Test
  void aDescentAheadOfAHigherFloorStopsAboveIt() {
    drone.area = lowDiscInHighSquare();
    drone.motion.report(40, 0, 163, 0, 12, 0, NOW);
    admit(0, 0, 5);
    double sunk = LIMITS.verticalStopM(drone.downMps()) - LIMITS.positionErrorM();
    assertThat(163 - sunk).as("it drifts on beyond the disc").isGreaterThanOrEqualTo(160);
  }

  @Test
  void risingGroundStopsItInTimeAndItClimbsOver() {
    envelope.place(AREA, Grounds.of((east, north) -> east < 120 ? 100 : 130));
    moving(-30, 110, 0, 0, 0);
    admit(0, 12, -2);
    double reachEastM = drone.stop.endX - LIMITS.positionErrorM();
    assertThat(reachEastM).as("the slope between posts begins at 80").isLessThan(90);
    moving(10, 110, 0, 0, 0);
    admit(0, 12, -2);
    assertThat(drone.eastMps()).isLessThan(2);
    assertThat(drone.downMps()).as("the climb is not slowed").isEqualTo(-2);
  }

  @Test
  void aRidgeNarrowerThanTheStopIsSeen() {
    envelope.place(AREA, Grounds.of((east, north) -> Math.abs(east - 120) < 5 ? 140 : 100));
    moving(-30, 115, 0, 11, 0);
    admit(0, 11, 0);
    assertThat(drone.eastMps()).isLessThan(6);
    assertThat(drone.limit()).isEqualTo(Limit.LIMIT_FLOOR);
  }

  @Test
  void unknownGroundIsNotFlownOver() {
    envelope.place(
        FlightArea.circle(0, 0, 5_000, 300), Grounds.flat(GROUND_AMSL_M)); // known up to 1,560 m
    drone.motion.report(1_535, 0, 150, 0, 8, 0, NOW);
    admit(0, 12, 0);
    assertThat(drone.eastMps()).isLessThan(7);
    assertThat(drone.stop.endX).isLessThan(1_560);
    drone.motion.report(2_000, 0, 150, 0, 0, 0, NOW);
    admit(5, 5, 1);
    assertThat(Math.hypot(drone.northMps(), drone.eastMps())).isZero();
    assertThat(drone.downMps()).isZero();
    admit(0, 0, -1);
    assertThat(drone.downMps()).as("up is free").isEqualTo(-1);
  }

  private Drone another(double eastFromCentreM, double eastMps) {
    Drone other = new Drone(1);
    airspace.add(other);
    other.motion.report(CENTRE_EAST_M + eastFromCentreM, CENTRE_NORTH_M, 150, 0, eastMps, 0, NOW);
    return other;
  }

  @Test
  void outOfAStraysWayItDoesNotFlyFarOverTheFence() {
    at(RADIUS_M - 3, 150);
    Drone stray = another(RADIUS_M - 40, 8);
    stray.airborne = true;
    airspace.claim(stray, 0);
    admit(0, 6, 0);
    assertThat(drone.eastMps()).isPositive();
    assertThat(drone.stop.endX).isLessThan(CENTRE_EAST_M + RADIUS_M + 10);
  }

  @Test
  void whereAnotherCannotComeToRestIsNotInsideItsClaim() {
    Drone other = another(0, 12);
    other.control = Drone.Control.CREW;
    other.northMps = 12;
    airspace.claim(other, 0);
    Stop claim = other.stop;
    assertThat(claim.spreadM).as("it turns").isGreaterThan(4);
    double part = (claim.reachM + LIMITS.separationM() + 1) / claim.reachM;
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
    for (Constraint constraint : Constraint.values()) {
      assertThat(envelope.relaxations().count(constraint)).as("%s", constraint).isZero();
    }
  }
}
