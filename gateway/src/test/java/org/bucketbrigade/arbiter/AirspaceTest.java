package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two drones at a time, flown in a closed loop, and the claims alone. */
final class AirspaceTest {
  private static final FlightLimits LIMITS = FlightLimits.REFERENCE;
  private static final double HEIGHT_M = 150;

  private final Random random = new Random(1);
  private final Swarm swarm =
      new Swarm(FlightArea.circle(0, 0, 1_000, 400), Grounds.flat(100), Swarm.Manner.ARDUCOPTER, 0);
  private double least = Double.POSITIVE_INFINITY;

  private Drone at(double eastM, double northM) {
    return swarm.add(eastM, northM, HEIGHT_M, 0, random);
  }

  private void fly(double seconds, Runnable wishes) {
    for (int i = 0; i < seconds * 100; i++) {
      if (i % 10 == 0) {
        wishes.run();
      }
      swarm.step();
      least = Math.min(least, swarm.nearestM());
    }
    assertThat(least).isGreaterThanOrEqualTo(LIMITS.separationM());
  }

  @Test
  void twoHeadOnPassEachOther() {
    Drone a = at(-150, 0);
    Drone b = at(150, 0);
    fly(
        90,
        () -> {
          swarm.wish(a, 0, 12, 0);
          swarm.wish(b, 0, -12, 0);
        });
    assertThat(swarm.truth(a).eastM).isGreaterThan(100);
    assertThat(swarm.truth(b).eastM).isLessThan(-100);
  }

  @Test
  void twoThatCrossKeepApartAndBothGetThrough() {
    Drone a = at(-150, 0);
    Drone b = at(0, -150);
    fly(
        90,
        () -> {
          swarm.wish(a, 0, 12, 0);
          swarm.wish(b, 12, 0, 0);
        });
    assertThat(swarm.truth(a).eastM).isGreaterThan(100);
    assertThat(swarm.truth(b).northM).isGreaterThan(100);
  }

  @Test
  void aFasterOneFromBehindDoesNotHitTheSlower() {
    Drone slow = at(0, 0);
    Drone fast = at(-80, 0);
    fly(
        40,
        () -> {
          swarm.wish(slow, 0, 3, 0);
          swarm.wish(fast, 0, 12, 0);
        });
    assertThat(swarm.truth(fast).eastM).isGreaterThan(swarm.truth(slow).eastM);
  }

  @Test
  void oneThatStandsIsFlownAround() {
    Drone standing = at(0, 0);
    Drone flying = at(-150, 0);
    fly(60, () -> swarm.wish(flying, 0, 12, 0));
    assertThat(swarm.truth(flying).eastM).isGreaterThan(100);
    assertThat(Math.abs(swarm.truth(standing).eastM)).isLessThan(0.5);
  }

  @Test
  void aSharpTurnDoesNotSweepIntoANeighbour() {
    Drone turning = at(-200, 0);
    Drone standing = at(46, 22);
    fly(
        25,
        () -> {
          double east = swarm.truth(turning).eastM;
          swarm.wish(turning, east < -10 ? 0 : 12, east < -10 ? 12 : 0, 0);
        });
    assertThat(swarm.truth(standing).northM).isBetween(21.0, 23.0);
  }

  @Test
  void twoThatAreTooNearAlreadyMayOnlyPart() {
    Drone a = at(0, 0);
    Drone b = at(10, 0);
    swarm.wish(a, 0, 5, 0);
    swarm.wish(b, 5, 0, 0);
    swarm.step();
    settle();
    assertThat(a.eastMps()).as("towards it").isLessThanOrEqualTo(0);
    swarm.wish(a, 0, -5, 0);
    settle();
    assertThat(a.eastMps()).as("away from it").isLessThan(-3);
  }

  private void settle() {
    for (int i = 0; i < 12; i++) {
      swarm.step();
    }
  }

  @Test
  void tooNearNobodyCutsAcrossTheOthersWay() {
    Drone a = new Drone(0);
    Drone b = new Drone(1);
    Airspace airspace = claimed(a, b);
    b.motion.report(0, 0, 100, 0, 12, 0, 0);
    b.eastMps = 12;
    airspace.claim(b, 0);
    a.motion.report(5, 10, 100, 0, 0, 0, 0);
    Stop stop = new Stop();
    stop.predict(a.motion, a.limits, -3, 12, 0);
    airspace.lookAround(a, 100);
    assertThat(airspace.free(a, stop, 0)).isFalse();
    stop.predict(a.motion, a.limits, 5, 0, 0);
    assertThat(airspace.free(a, stop, 0)).isTrue();
  }

  private static Airspace claimed(Drone... drones) {
    Airspace airspace = new Airspace(drones.length);
    for (Drone drone : drones) {
      airspace.add(drone);
      drone.control = Drone.Control.CREW;
    }
    return airspace;
  }

  @Test
  void aColumnIsFreeUnlessSomebodysStopCrossesItAtAnyHeight() {
    Drone grounded = new Drone(0);
    Drone flying = new Drone(1);
    Airspace airspace = claimed(grounded, flying);
    grounded.motion.report(0, 0, 100, 0, 0, 0, 0);
    flying.motion.report(-40, 0, 140, 0, 12, 0, 0);
    flying.eastMps = 12;
    airspace.claim(grounded, 0);
    airspace.claim(flying, 0);
    assertThat(airspace.columnFree(grounded)).isFalse();
    flying.motion.report(13, 0, 115, 0, 0, 0, 0);
    flying.eastMps = 0;
    airspace.claim(flying, 0);
    assertThat(airspace.columnFree(grounded)).isTrue();
    flying.motion.report(11, 0, 115, 0, 0, 0, 0);
    airspace.claim(flying, 0);
    assertThat(airspace.columnFree(grounded)).isFalse();
  }

  @Test
  void aColumnIsFreeWhereATurningDroneCannotGetTo() {
    Drone grounded = new Drone(0);
    Drone turning = new Drone(1);
    Airspace airspace = claimed(grounded, turning);
    turning.motion.report(0, 0, 140, 0, 8, 0, 0);
    turning.northMps = 8;
    airspace.claim(turning, 0);
    Stop claim = turning.stop;
    assertThat(claim.spreadM).as("round end of the capsule").isGreaterThan(3);
    double reachM = claim.reachM + Airspace.apart(grounded, turning);
    double east = claim.endX / Math.hypot(claim.endX, claim.endY);
    double north = claim.endY / Math.hypot(claim.endX, claim.endY);
    grounded.motion.report((reachM + 0.1) * east, (reachM + 0.1) * north, 100, 0, 0, 0, 0);
    assertThat(airspace.columnFree(grounded)).isTrue();
    grounded.motion.report((reachM - 0.1) * east, (reachM - 0.1) * north, 100, 0, 0, 0, 0);
    assertThat(airspace.columnFree(grounded)).isFalse();
  }

  @Test
  void whoStandsOnTheGroundIsFlownOverButNotLandedOn() {
    Drone standing = new Drone(0);
    Drone flying = new Drone(1);
    Airspace airspace = claimed(standing, flying);
    standing.motion.report(0, 0, 100, 0, 0, 0, 0);
    airspace.claim(standing, 0);
    flying.motion.report(-5, 0, 125, 0, 0, 0, 0);
    airspace.claim(flying, 0);
    Stop stop = new Stop();
    stop.predict(flying.motion, flying.limits, 0, 5, 0);
    airspace.lookAround(flying, 100);
    assertThat(airspace.free(flying, stop, 0)).as("about to climb").isFalse();
    standing.control = Drone.Control.NONE;
    airspace.claim(standing, 0);
    airspace.lookAround(flying, 100);
    assertThat(airspace.free(flying, stop, 0)).isTrue();
    assertThat(airspace.columnFree(flying)).isFalse();
    standing.climbsNext = true;
    airspace.claim(standing, 0);
    airspace.lookAround(flying, 100);
    assertThat(airspace.free(flying, stop, 0)).as("it is about to climb").isFalse();
    standing.climbsNext = false;
    standing.airborne = true;
    airspace.claim(standing, 0);
    airspace.lookAround(flying, 100);
    assertThat(airspace.free(flying, stop, 0)).as("somebody else flies it").isFalse();
  }

  @Test
  void aDroneThatSomebodyElseFliesGetsMoreRoomTheFasterItIs() {
    Drone external = new Drone(0);
    Airspace airspace = claimed(external);
    external.motion.report(0, 0, 100, 0, 10, 0, 0);
    airspace.claim(external, 0);
    assertThat(external.stop.spreadM).isLessThan(1);
    external.control = Drone.Control.NONE;
    airspace.claim(external, 0);
    assertThat(external.stop.spreadM).isGreaterThan(20);
    external.motion.report(0, 0, 100, 0, 0, 0, 0);
    airspace.claim(external, 0);
    assertThat(external.stop.spreadM).isZero();
  }

  @Test
  void aDroneThatIsNotHeardOwnsTheWayItMayHaveFlown() {
    Drone silent = new Drone(0);
    Airspace airspace = claimed(silent);
    silent.motion.report(0, 0, 100, 0, 12, 0, 0);
    airspace.claim(silent, 1);
    // 2.5 s at full speed, then braking
    assertThat(silent.stop.endX).isGreaterThanOrEqualTo(12 * 2.5 + 28.8);
  }

  @Test
  void aDroneThatWasNeverReportedClaimsNothing() {
    Drone unknown = new Drone(0);
    Airspace airspace = claimed(unknown);
    airspace.claim(unknown, 0);
    assertThat(unknown.stop.known).isFalse();
  }
}
