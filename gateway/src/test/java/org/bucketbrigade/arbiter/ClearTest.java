package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.arbiter.reference.ArbiterUnderTest;
import org.bucketbrigade.arbiter.reference.Contender;
import org.bucketbrigade.arbiter.reference.Place;
import org.bucketbrigade.arbiter.reference.Tape;
import org.bucketbrigade.arbiter.reference.Told;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Out of the air: who must go, and how. */
@ParameterizedClass
@EnumSource(Contender.class)
final class ClearTest {
  private static final long S = 1_000_000_000L;
  private static final double GROUND_AMSL_M = 100;

  private final ArbiterUnderTest arbiter;
  private final Tape told;
  private final int drone;
  private double eastM;
  private double northM;
  private double amslM;
  private long now = 1_000 * S;
  private long tick;

  ClearTest(Contender contender) {
    arbiter = contender.make();
    told = new Tape(arbiter);
    drone = arbiter.add();
  }

  @BeforeEach
  void above() {
    arbiter.place(Place.circle(0, 0, 1_000, 400), Grounds.flat(GROUND_AMSL_M));
    arbiter.home(drone, 0, 0, 160);
    report(300, 0, 200);
    arbiter.control(drone, Drone.Control.CREW, now);
  }

  private void report(double atEastM, double atNorthM, double atAmslM) {
    eastM = atEastM;
    northM = atNorthM;
    amslM = atAmslM;
    Told.Setpoint last = told.last(drone);
    arbiter.report(
        drone, eastM, northM, amslM, last.northMps(), last.eastMps(), last.downMps(), now);
  }

  /** The drone follows its setpoints for a while, at once. */
  private void fly(double seconds) {
    for (int i = 0; i < seconds * 100; i++) {
      now += S / 100;
      Told.Setpoint last = told.last(drone);
      report(
          eastM + last.eastMps() / 100,
          northM + last.northMps() / 100,
          amslM - last.downMps() / 100);
      arbiter.tick(++tick, now);
    }
  }

  private double heightM() {
    return amslM - GROUND_AMSL_M;
  }

  @Test
  void aClearedDroneDescendsWhereItIsAndThenFliesHomeLow() {
    arbiter.clear(drone);
    arbiter.control(drone, Drone.Control.HOME, now);
    fly(5);
    assertThat(eastM).as("down first").isBetween(299.0, 301.0);
    assertThat(told.last(drone).downMps()).isPositive();
    fly(60);
    double lowM = FlightLimits.REFERENCE.floorAglM() + 10;
    assertThat(heightM()).isLessThan(lowM);
    double highestM = 0;
    for (int i = 0; i < 100 && !arbiter.view(drone, now).home(); i++) {
      fly(1);
      highestM = Math.max(highestM, heightM());
    }
    assertThat(arbiter.view(drone, now).home()).isTrue();
    assertThat(highestM).as("low all the way").isLessThan(lowM);
  }

  @Test
  void oneThatOnlyReturnsKeepsItsHeight() {
    arbiter.control(drone, Drone.Control.HOME, now);
    fly(15);
    assertThat(heightM()).isGreaterThan(50);
    assertThat(eastM).isLessThan(250);
  }

  @Test
  void aHoldStandsAboveTheClearing() {
    arbiter.clear(drone);
    arbiter.control(drone, Drone.Control.HOME, now);
    arbiter.latchHold(drone, now);
    fly(5);
    assertThat(heightM()).isBetween(99.0, 101.0);
    arbiter.resume(drone, now);
    assertThat(arbiter.view(drone, now).cleared()).isFalse();
  }

  private boolean near(double atEastM, double atNorthM, double atAmslM, double nMps, double eMps) {
    arbiter.traffic(now);
    assertThat(arbiter.aircraft(atEastM, atNorthM, atAmslM, nMps, eMps)).isTrue();
    return arbiter.view(drone, now).trafficNear();
  }

  @Test
  void anAircraftWithinFiveKilometresOrNinetySecondsIsNear() {
    assertThat(near(5_290, 0, 500, 0, 0)).isTrue();
    assertThat(near(5_310, 0, 500, 0, 0)).isFalse();
    assertThat(near(300, 7_190, 500, -80, 0)).as("80 m/s for 90 s").isTrue();
    assertThat(near(300, 7_210, 500, -80, 0)).isFalse();
    assertThat(near(300, 7_190, 500, 80, 0)).as("it may turn").isTrue();
    assertThat(near(300, 0, 1_699, 0, 0)).isTrue();
    assertThat(near(300, 0, 1_701, 0, 0)).as("it flies over").isFalse();
  }

  @Test
  void anAircraftIsCarriedOnByItsSpeedUntilItIsToldAnewOrForgotten() {
    assertThat(near(300, 6_000, 500, -50, 0)).isFalse();
    now += 21 * S;
    assertThat(arbiter.view(drone, now).trafficNear()).as("1,050 m further").isTrue();
    now += 39 * S;
    assertThat(arbiter.view(drone, now).trafficNear()).isFalse();
    arbiter.traffic(now);
    assertThat(arbiter.view(drone, now).trafficNear()).isFalse();
  }

  @Test
  void furtherAircraftThanThereIsRoomForAreRefused() {
    arbiter.traffic(now);
    for (int i = 0; i < Traffic.MAX; i++) {
      assertThat(arbiter.aircraft(i, 0, 0, 0, 0)).isTrue();
    }
    assertThat(arbiter.aircraft(0, 0, 0, 0, 0)).isFalse();
  }
}
