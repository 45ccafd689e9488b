package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Out of the air: who must go, and how. */
final class ClearTest {
  private static final long S = 1_000_000_000L;
  private static final double GROUND_AMSL_M = 100;

  private final Recorder told = new Recorder();
  private final Arbiter arbiter = new Arbiter(2, PayloadLimits.REFERENCE, told);
  private final Drone drone = arbiter.add();
  private final Traffic traffic = arbiter.hazards().traffic();
  private long now = 1_000 * S;
  private long tick;

  @BeforeEach
  void above() {
    arbiter.place(FlightArea.circle(0, 0, 1_000, 400), Grounds.flat(GROUND_AMSL_M));
    arbiter.home(drone, 0, 0, 160);
    report(300, 0, 200);
    arbiter.control(drone, Drone.Control.CREW, now);
  }

  private void report(double eastM, double northM, double amslM) {
    drone
        .motion()
        .report(eastM, northM, amslM, drone.northMps(), drone.eastMps(), drone.downMps(), now);
    arbiter.moved(drone);
  }

  /** The drone follows its setpoints for a while, at once. */
  private void fly(double seconds) {
    for (int i = 0; i < seconds * 100; i++) {
      now += S / 100;
      Motion at = drone.motion();
      report(
          at.eastM() + drone.eastMps() / 100,
          at.northM() + drone.northMps() / 100,
          at.amslM() - drone.downMps() / 100);
      arbiter.tick(++tick, now);
    }
  }

  private double heightM() {
    return drone.motion().amslM() - GROUND_AMSL_M;
  }

  @Test
  void aClearedDroneDescendsWhereItIsAndThenFliesHomeLow() {
    arbiter.clear(drone);
    arbiter.control(drone, Drone.Control.HOME, now);
    fly(5);
    assertThat(drone.motion().eastM()).as("down first").isBetween(299.0, 301.0);
    assertThat(drone.downMps()).isPositive();
    fly(60);
    double lowM = drone.limits().floorAglM() + 10;
    assertThat(heightM()).isLessThan(lowM);
    double highestM = 0;
    for (int i = 0; i < 100 && !arbiter.isHome(drone); i++) {
      fly(1);
      highestM = Math.max(highestM, heightM());
    }
    assertThat(arbiter.isHome(drone)).isTrue();
    assertThat(highestM).as("low all the way").isLessThan(lowM);
  }

  @Test
  void oneThatOnlyReturnsKeepsItsHeight() {
    arbiter.control(drone, Drone.Control.HOME, now);
    fly(15);
    assertThat(heightM()).isGreaterThan(50);
    assertThat(drone.motion().eastM()).isLessThan(250);
  }

  @Test
  void aHoldStandsAboveTheClearing() {
    arbiter.clear(drone);
    arbiter.control(drone, Drone.Control.HOME, now);
    arbiter.latchHold(drone, now);
    fly(5);
    assertThat(heightM()).isBetween(99.0, 101.0);
    arbiter.resume(drone, now);
    assertThat(drone.cleared()).isFalse();
  }

  private boolean near(double eastM, double northM, double amslM, double nMps, double eMps) {
    traffic.report(now);
    assertThat(traffic.add(eastM, northM, amslM, nMps, eMps)).isTrue();
    return arbiter.trafficNear(drone, now);
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
    assertThat(arbiter.trafficNear(drone, now)).as("1,050 m further").isTrue();
    now += 39 * S;
    assertThat(arbiter.trafficNear(drone, now)).isFalse();
    traffic.report(now);
    assertThat(arbiter.trafficNear(drone, now)).isFalse();
  }

  @Test
  void furtherAircraftThanThereIsRoomForAreRefused() {
    traffic.report(now);
    for (int i = 0; i < Traffic.MAX; i++) {
      assertThat(traffic.add(i, 0, 0, 0, 0)).isTrue();
    }
    assertThat(traffic.add(0, 0, 0, 0, 0)).isFalse();
    assertThat(traffic.count()).isEqualTo(Traffic.MAX);
  }
}
