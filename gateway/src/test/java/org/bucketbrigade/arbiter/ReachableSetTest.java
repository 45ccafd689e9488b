package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a drone owns that does not obey: EXTERNAL, lost, or in its own fail-safe. */
final class ReachableSetTest {
  private static final FlightLimits LIMITS = FlightLimits.REFERENCE;
  private static final long S = 1_000_000_000L;
  private static final double ACCELERATION_MPS2 = 2 * LIMITS.decelerationMps2();

  private final Arbiter arbiter = new Arbiter(4, PayloadLimits.REFERENCE, new Recorder());
  private final Drone stray = arbiter.add();
  private long now = 1_000 * S;
  private long ticks;

  @BeforeEach
  void overFlatGround() {
    arbiter.place(FlightArea.circle(0, 0, 1_000, 400), Grounds.flat(100));
    arbiter.airborne(stray, true);
  }

  private void heard(double speedMps) {
    stray.motion.report(0, 0, 150, 0, speedMps, 0, now);
    arbiter.moved(stray);
  }

  private void silentFor(double seconds) {
    for (long end = now + (long) (seconds * S); now < end; ) {
      now += S / 100;
      arbiter.tick(++ticks, now);
    }
  }

  @Test
  void justHeardItOwnsItsStopAndEveryTurn() {
    heard(12);
    assertThat(stray.stop.endX).isGreaterThan(30);
    assertThat(stray.stop.spreadM).isCloseTo(LIMITS.commandedStopM(12), within(1e-9));
  }

  @Test
  void hoveringUnheardItMaySpeedUpToAnywhere() {
    heard(0);
    assertThat(stray.stop.spreadM).isZero();
    silentFor(2);
    assertThat(stray.stop.spreadM).isCloseTo(ACCELERATION_MPS2 * 2, within(1.1)); // a t^2 / 2
    assertThat(stray.stop.reachM).isCloseTo(stray.stop.spreadM, within(1e-9));
  }

  @Test
  void flyingUnheardItGrowsByItsLastSpeedAndMore() {
    heard(4);
    double before = stray.stop.spreadM;
    silentFor(1);
    double flown = 4 + ACCELERATION_MPS2 / 2;
    assertThat(stray.stop.spreadM - before).isCloseTo(flown, within(1.0));
  }

  @Test
  void itNeverGrowsFasterThanItsKindFlies() {
    heard(12);
    double before = stray.stop.spreadM;
    silentFor(3);
    assertThat(stray.stop.spreadM - before).isCloseTo(36, within(1.3));
  }

  @Test
  void itGrowsNoMoreWhenItsOwnFailsafeMustHaveStoppedIt() {
    heard(12);
    silentFor(Stop.GROWS_S + 0.2);
    double then = stray.stop.reachM;
    silentFor(60);
    assertThat(stray.stop.reachM).isEqualTo(then).isLessThan(140);
  }

  @Test
  void heardAgainItOwnsWhatItNeeds() {
    heard(0);
    silentFor(4);
    heard(0);
    assertThat(stray.stop.spreadM).isZero();
  }

  @Test
  void parkedUnheardItStaysWhereItIs() {
    arbiter.airborne(stray, false);
    heard(0);
    silentFor(60);
    assertThat(stray.stop.reachM).isLessThan(1);
  }

  @Test
  void oneThatMovesIsTakenToFlyWhateverItTells() {
    arbiter.airborne(stray, false);
    heard(3);
    silentFor(2);
    assertThat(stray.stop.spreadM).isGreaterThan(10);
  }

  private Drone ours(double eastM) {
    Drone ours = arbiter.add();
    ours.motion.report(eastM, 0, 150, 0, 0, 0, now);
    arbiter.moved(ours);
    arbiter.seat(ours, 1, true, now);
    arbiter.control(ours, Drone.Control.CREW, now);
    return ours;
  }

  @ParameterizedTest(name = "{0} m/s when last heard")
  @ValueSource(doubles = {0, 3, 12})
  void othersStayOutsideOfIt(double speedMps) {
    Swarm swarm =
        new Swarm(
            FlightArea.circle(0, 0, 1_000, 400), Grounds.flat(100), Swarm.Manner.ARDUCOPTER, 0);
    Random random = new Random(1);
    Drone lost = swarm.add(0, 0, 150, 0, random);
    Drone ours = swarm.add(400, 0, 150, 0, random);
    lost.motion.report(0, 0, 150, 0, speedMps, 0, swarm.now());
    swarm.truth(lost).unheard = true;
    swarm.arbiter.airborne(lost, true);
    swarm.arbiter.control(lost, Drone.Control.NONE, swarm.now());
    double nearest = Double.POSITIVE_INFINITY;
    double westmost = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 9_000; i++) {
      if (i > 600 && i % 10 == 0) {
        swarm.wish(ours, 0, -12, 0);
      }
      swarm.step();
      Swarm.Truth at = swarm.truth(ours);
      double from = Math.sqrt(lost.stop.fromAxisSquared(at.eastM, at.northM));
      nearest = Math.min(nearest, from - lost.stop.spreadM);
      westmost = Math.min(westmost, at.eastM);
    }
    assertThat(nearest).isGreaterThanOrEqualTo(LIMITS.separationM());
    assertThat(westmost).as("it came near").isLessThan(250);
  }

  @Test
  void whoIsInsideOfItMayOnlyLeave() {
    heard(0);
    silentFor(Stop.GROWS_S + 1);
    Drone ours = ours(30);
    arbiter.steer(ours, 0, 0, -5, 0, 0, now);
    silentFor(0.2);
    assertThat(ours.eastMps()).isZero();
    arbiter.steer(ours, 0, 0, 5, 0, 0, now);
    silentFor(0.2);
    assertThat(ours.eastMps()).isEqualTo(5);
  }
}
