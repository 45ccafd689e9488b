package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bucketbrigade.arbiter.reference.ArbiterUnderTest;
import org.bucketbrigade.arbiter.reference.Contender;
import org.bucketbrigade.arbiter.reference.Place;
import org.bucketbrigade.arbiter.reference.Tape;
import org.bucketbrigade.arbiter.reference.Told;
import org.bucketbrigade.geo.Polygon;
import org.bucketbrigade.geo.Terrain;
import org.bucketbrigade.wire.v1.Limit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a wish near fence, floor, ceiling and other drones, a clause each. */
@ParameterizedClass
@EnumSource(Contender.class)
final class EnvelopeTest {
  private static final FlightLimits LIMITS = FlightLimits.REFERENCE;
  private static final long S = 1_000_000_000L;
  private static final double CENTRE_EAST_M = 100;
  private static final double CENTRE_NORTH_M = -50;
  private static final double RADIUS_M = 400;
  private static final Place PLACE = Place.circle(CENTRE_EAST_M, CENTRE_NORTH_M, RADIUS_M, 300);
  private static final double GROUND_AMSL_M = 100;

  private final Contender contender;
  private final Motion motion = new Motion();
  private ArbiterUnderTest arbiter;
  private Tape told;
  private int drone;
  private long now = 1_000 * S;

  EnvelopeTest(Contender contender) {
    this.contender = contender;
    arbiter = contender.make();
    told = new Tape(arbiter);
  }

  @BeforeEach
  void overFlatGround() {
    over(PLACE, Grounds.flat(GROUND_AMSL_M));
  }

  /** An arbiter that knows this place, and a drone with a pilot. */
  private void over(Place place, Terrain terrain) {
    arbiter = contender.make();
    arbiter.place(place, terrain);
    crew();
  }

  private void crew() {
    told = new Tape(arbiter);
    drone = arbiter.add();
    arbiter.seat(drone, 1, true, now);
    arbiter.report(drone, 0, 0, 150, 0, 0, 0, now);
    arbiter.control(drone, Drone.Control.CREW, now);
  }

  private void at(double eastFromCentreM, double amslM) {
    moving(eastFromCentreM, amslM, 0, 0, 0);
  }

  private void moving(
      double eastFromCentreM, double amslM, double north, double east, double down) {
    report(CENTRE_EAST_M + eastFromCentreM, CENTRE_NORTH_M, amslM, north, east, down);
  }

  private void report(
      double eastM, double northM, double amslM, double north, double east, double down) {
    motion.report(eastM, northM, amslM, north, east, down, 0);
  }

  /** Its pilot wishes a velocity, just after it told where it is. */
  private void admit(double north, double east, double down) {
    now += S / 10;
    arbiter.report(
        drone,
        motion.eastM,
        motion.northM,
        motion.amslM,
        motion.northMps,
        motion.eastMps,
        motion.downMps,
        now);
    wish(north, east, down);
  }

  private void wish(double north, double east, double down) {
    arbiter.steer(drone, 0, north, east, down, 0, now);
    arbiter.batchEnd(now);
  }

  private Told.Setpoint last() {
    return told.last(drone);
  }

  /** How far east it comes to rest, metres, if it hears nothing more. */
  private double stopsEastM() {
    return stop(motion, last()).endX;
  }

  private static Stop stop(Motion motion, Told.Setpoint told) {
    Stop stop = new Stop();
    stop.predict(motion, LIMITS, told.northMps(), told.eastMps(), 0);
    return stop;
  }

  @Test
  void anHonestWishInOpenSpaceIsLeftAsItIs() {
    at(0, 150);
    admit(3, -4, 1);
    assertThat(last().northMps()).isEqualTo(3);
    assertThat(last().eastMps()).isEqualTo(-4);
    assertThat(last().downMps()).isEqualTo(1);
    assertThat(last().limit()).isEqualTo(Limit.LIMIT_NONE);
  }

  @Test
  void speedIsLimitedWithoutTurning() {
    at(0, 150);
    admit(30, 40, 0);
    assertThat(last().northMps()).isCloseTo(7.2, within(1e-9));
    assertThat(last().eastMps()).isCloseTo(9.6, within(1e-9));
    assertThat(last().limit()).isEqualTo(Limit.LIMIT_SPEED);
    admit(0, 0, -9);
    assertThat(last().downMps()).isEqualTo(-2.5);
    admit(0, 0, 9);
    assertThat(last().downMps()).isEqualTo(1.5);
  }

  @Test
  void nothingMovesBeforeThePlaceIsKnown() {
    arbiter = contender.make();
    crew();
    at(0, 150);
    admit(5, 0, 0);
    assertThat(last().northMps()).isZero();
    assertThat(last().limit()).isEqualTo(Limit.LIMIT_FENCE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 200, 340, 370, 390, 397})
  void fliesAtTheFenceOnlyAsFastAsItCanStop(double eastM) {
    at(eastM, 150);
    admit(0, 12, 0);
    double room = RADIUS_M - eastM;
    assertThat(LIMITS.stopM(last().eastMps())).isLessThanOrEqualTo(room + 1e-9);
    if (room < 30) {
      assertThat(last().limit()).isEqualTo(Limit.LIMIT_FENCE);
    }
  }

  @Test
  void alongTheFenceItFliesOnButNotOutwards() {
    at(385, 150);
    admit(8, 8, 0);
    assertThat(last().northMps()).isGreaterThan(3);
    assertThat(LIMITS.stopM(last().eastMps())).isLessThan(15);
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 20, 60, 300})
  void outsideItIsLedBackHoweverFarOutAndWhateverIsWished(double beyondM) {
    at(RADIUS_M + beyondM, 150);
    admit(1, 4, 0);
    assertThat(last().eastMps()).isCloseTo(-1, within(0.05));
    assertThat(last().limit()).isEqualTo(Limit.LIMIT_FENCE);
  }

  @Test
  void theSpeedItHasCountsAsMuchAsTheOneItIsTold() {
    // 45 m to go at 12 m/s outwards: turning away is slower than stopping.
    moving(355, 150, 0, 12, 0);
    admit(12, 0, 0);
    assertThat(Math.hypot(last().northMps(), last().eastMps())).isLessThan(12);
    assertThat(last().limit()).isEqualTo(Limit.LIMIT_FENCE);
  }

  @Test
  void theWayFlownSinceTheLastReportCounts() {
    moving(352.5, 150, 0, 12, 0);
    admit(0, 11, 0);
    double fresh = last().eastMps();
    now += 9 * S / 10;
    wish(0, 11, 0);
    assertThat(last().eastMps()).isLessThan(fresh);
  }

  @Test
  void outsideTheFenceOnlyTheWayBackIsFree() {
    at(403, 150);
    admit(0, 5, 0);
    assertThat(last().eastMps()).isBetween(-1.0, -0.3);
    admit(12, 0, 0);
    assertThat(last().eastMps()).isLessThan(0);
    Stop stop = stop(motion, last());
    assertThat(PLACE.area().fenceM(stop.endX, stop.endY)).isLessThanOrEqualTo(3.001);
    admit(0, -5, 0);
    assertThat(last().eastMps()).isEqualTo(-5);
  }

  @Test
  void standingStillIsAlwaysAdmissible() {
    at(500, 90);
    admit(0, 0, 0);
    assertThat(last().northMps()).isZero();
    assertThat(last().downMps()).isZero();
    assertThat(last().limit()).isEqualTo(Limit.LIMIT_NONE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {104, 105, 108, 120})
  void sinksOnlyAsFastAsItCanStopAboveTheFloor(double amslM) {
    at(0, amslM);
    admit(0, 0, 5);
    double sunk = LIMITS.verticalStopM(last().downMps()) - LIMITS.positionErrorM();
    assertThat(amslM - sunk).isGreaterThanOrEqualTo(GROUND_AMSL_M + LIMITS.floorAglM());
  }

  @Test
  void belowTheFloorItClimbsAndIsNotStuck() {
    at(0, 101.5);
    admit(4, 0, 1);
    assertThat(last().downMps()).isEqualTo(-0.5);
    assertThat(last().northMps()).isEqualTo(4);
    assertThat(last().limit()).isEqualTo(Limit.LIMIT_FLOOR);
  }

  @ParameterizedTest
  @ValueSource(doubles = {280, 290, 295, 297.5, 299})
  void climbsOnlyAsFastAsItCanStopBelowTheCeiling(double amslM) {
    at(0, amslM);
    admit(0, 0, -5);
    if (last().downMps() < 0) {
      assertThat(amslM + LIMITS.verticalStopM(-last().downMps()))
          .isLessThanOrEqualTo(PLACE.ceilingAmslM());
    }
    assertThat(last().downMps()).isLessThan(1);
  }

  @Test
  void aboveTheCeilingItComesDown() {
    at(0, 310);
    admit(4, 0, 0);
    assertThat(last().downMps()).isBetween(0.5, 1.0);
    assertThat(last().northMps()).isEqualTo(4);
    assertThat(last().limit()).isEqualTo(Limit.LIMIT_CEILING);
  }

  @Test
  void onTheVeryFenceNothingLeadsOut() {
    arbiter.area(drone, Areas.ell(3, 300));
    for (double insideM : new double[] {0, 1e-9, 0.0005, 0.002, 0.02}) {
      report(200, 100 - insideM, 150, 0, 0, 0);
      admit(12, 0, 0);
      assertThat(last().northMps()).as("%s m inside", insideM).isLessThanOrEqualTo(0);
    }
  }

  /** A disc of 60 m with a floor of 3 m, and around it a square with one of 60 m. */
  private static Place lowDiscInHighSquare() {
    return new Place(
        List.of(
            new FlightArea.Part(Areas.polygon(-400, -400, 400, -400, 400, 400, -400, 400), 60),
            new FlightArea.Part(Polygon.disc(0, 0, 60, 24), 3)),
        300,
        List.of(Areas.point(0, 0)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {101, 103.5, 104, 110, 150})
  void whoIsLowWhereThatIsAllowedDoesNotLeaveBelowTheFloorAround(double amslM) {
    arbiter.area(drone, lowDiscInHighSquare());
    report(40, 0, amslM, 0, 0, 0);
    admit(0, 12, 2);
    double reachM = stopsEastM();
    assertThat(reachM).as("stops inside of the disc").isLessThan(60.5);
    report(40, 0, 162, 0, 0, 0);
    admit(0, 12, 0);
    assertThat(last().eastMps()).as("above the floor it goes").isGreaterThan(11);
  }

  @Test
  void aDescentAheadOfAHigherFloorStopsAboveIt() {
    arbiter.area(drone, lowDiscInHighSquare());
    report(40, 0, 163, 0, 12, 0);
    admit(0, 0, 5);
    double sunk = LIMITS.verticalStopM(last().downMps()) - LIMITS.positionErrorM();
    assertThat(163 - sunk).as("it drifts on beyond the disc").isGreaterThanOrEqualTo(160);
  }

  @Test
  void risingGroundStopsItInTimeAndItClimbsOver() {
    over(PLACE, Grounds.of((east, north) -> east < 120 ? 100 : 130));
    moving(-30, 110, 0, 0, 0);
    admit(0, 12, -2);
    double reachEastM = stopsEastM() - LIMITS.positionErrorM();
    assertThat(reachEastM).as("the slope between posts begins at 80").isLessThan(90);
    moving(10, 110, 0, 0, 0);
    admit(0, 12, -2);
    assertThat(last().eastMps()).isLessThan(2);
    assertThat(last().downMps()).as("the climb is not slowed").isEqualTo(-2);
  }

  @Test
  void aRidgeNarrowerThanTheStopIsSeen() {
    over(PLACE, Grounds.of((east, north) -> Math.abs(east - 120) < 5 ? 140 : 100));
    moving(-30, 115, 0, 11, 0);
    admit(0, 11, 0);
    assertThat(last().eastMps()).isLessThan(6);
    assertThat(last().limit()).isEqualTo(Limit.LIMIT_FLOOR);
  }

  @Test
  void unknownGroundIsNotFlownOver() {
    over(Place.circle(0, 0, 5_000, 300), Grounds.flat(GROUND_AMSL_M)); // known up to 1,560 m
    report(1_535, 0, 150, 0, 8, 0);
    admit(0, 12, 0);
    assertThat(last().eastMps()).isLessThan(7);
    assertThat(stopsEastM()).isLessThan(1_560);
    report(2_000, 0, 150, 0, 0, 0);
    admit(5, 5, 1);
    assertThat(Math.hypot(last().northMps(), last().eastMps())).isZero();
    assertThat(last().downMps()).isZero();
    admit(0, 0, -1);
    assertThat(last().downMps()).as("up is free").isEqualTo(-1);
  }

  private int another(double eastFromCentreM, double eastMps) {
    int other = arbiter.add();
    arbiter.report(
        other, CENTRE_EAST_M + eastFromCentreM, CENTRE_NORTH_M, 150, 0, eastMps, 0, now + S / 10);
    return other;
  }

  @Test
  void outOfAStraysWayItDoesNotFlyFarOverTheFence() {
    at(RADIUS_M - 3, 150);
    int stray = another(RADIUS_M - 40, 8);
    arbiter.airborne(stray, true);
    admit(0, 6, 0);
    assertThat(last().eastMps()).isPositive();
    assertThat(stopsEastM()).isLessThan(CENTRE_EAST_M + RADIUS_M + 10);
  }

  @Test
  void whereAnotherCannotComeToRestIsNotInsideItsClaim() {
    at(-300, 150);
    int other = another(0, 12);
    arbiter.seat(other, 2, true, now);
    arbiter.control(other, Drone.Control.CREW, now);
    arbiter.steer(other, 0, 12, 0, 0, 0, now + S / 10);
    admit(0, 0, 0);
    assertThat(told.last(other).northMps()).as("it turns north").isCloseTo(12, within(1e-9));
    Motion theirs = new Motion();
    theirs.report(CENTRE_EAST_M, CENTRE_NORTH_M, 150, 0, 12, 0, 0);
    Stop claim = stop(theirs, told.last(other));
    assertThat(claim.spreadM).as("it turns").isGreaterThan(4);
    double part = (claim.reachM + LIMITS.separationM() + 1) / claim.reachM;
    report(
        claim.x + part * (claim.endX - claim.x),
        claim.y + part * (claim.endY - claim.y),
        150,
        0,
        0,
        0);
    admit(0, 0, 0);
    for (Constraint constraint : Constraint.values()) {
      assertThat(arbiter.relaxations(constraint)).as("%s", constraint).isZero();
    }
  }
}
