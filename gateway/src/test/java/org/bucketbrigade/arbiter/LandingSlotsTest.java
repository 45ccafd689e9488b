package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LandingSlotsTest {
  private static final long NOW = 1_000_000_000_000L;
  private static final double PAD_AMSL_M = 120;
  private static final int MOST = 40;

  private final Arbiter arbiter = new Arbiter(MOST, PayloadLimits.REFERENCE, new Recorder());
  private LandingSlots.Ground ground = (_, _) -> 100;

  @BeforeEach
  void aWideArea() {
    arbiter.place(FlightArea.circle(0, 0, 1_000, 400), Grounds.flat(100));
  }

  private Drone flying(double padEastM, double padNorthM) {
    Drone drone = arbiter.add();
    drone.motion().report(300, 300 + 20 * drone.index(), 150, 0, 0, 0, NOW);
    arbiter.home(drone, padEastM, padNorthM, PAD_AMSL_M);
    arbiter.airborne(drone, true);
    arbiter.control(drone, Drone.Control.HOME, NOW);
    return drone;
  }

  private Drone standing(double eastM, double northM) {
    Drone drone = arbiter.add();
    drone.motion().report(eastM, northM, 100, 0, 0, 0, NOW);
    arbiter.airborne(drone, false);
    return drone;
  }

  private static double apartM(Drone a, Drone b) {
    return Math.hypot(a.homeEastM - b.homeEastM, a.homeNorthM - b.homeNorthM);
  }

  private void keep(Drone drone) {
    arbiter.keepSlot(drone, ground);
  }

  @Test
  void itsOwnPadIsItsSlotWhileNobodyHasTakenIt() {
    Drone drone = flying(0, 0);
    standing(12.5, 0);
    flying(0, 12.5);
    keep(drone);
    assertThat(new double[] {drone.homeEastM, drone.homeNorthM}).containsExactly(0, 0);
  }

  @Test
  void whosePadIsTakenLandsAtTheNearestPlaceApartFromAllOthers() {
    Drone drone = flying(0, 0);
    Drone sitter = standing(2, 1);
    keep(drone);
    double apart = Airspace.apart(drone, sitter);
    assertThat(Math.hypot(drone.homeEastM - 2, drone.homeNorthM - 1)).isBetween(apart, 2 * apart);
    assertThat(drone.homeAmslM).isEqualTo(PAD_AMSL_M);
    double eastM = drone.homeEastM;
    keep(drone);
    assertThat(drone.homeEastM).as("and stays with it").isEqualTo(eastM);
  }

  @Test
  void twoThatStartedFromOnePadLandApart() {
    Drone first = flying(0, 0);
    Drone second = flying(1, 0);
    keep(first);
    keep(second);
    assertThat(apartM(first, second)).isGreaterThanOrEqualTo(Airspace.apart(first, second));
    assertThat(second.homeEastM).as("one of them keeps the pad").isEqualTo(1);
  }

  @Test
  void nobodyLandsInALakeOrOnASlopeOrOutside() {
    arbiter.place(FlightArea.circle(0, 0, 60, 400), Grounds.flat(100));
    ground = (eastM, northM) -> eastM < 5 ? Double.NaN : northM > 0 ? 110 : 100;
    Drone drone = flying(6, -10);
    standing(6, -10);
    keep(drone);
    assertThat(drone.homeEastM).isGreaterThan(6);
    assertThat(drone.homeNorthM).isLessThanOrEqualTo(0);
    assertThat(Math.hypot(drone.homeEastM, drone.homeNorthM)).isLessThan(60);
  }

  @Test
  void whereThereIsNoPlaceItKeepsItsPadAndWaits() {
    ground = (eastM, northM) -> Math.hypot(eastM, northM) < 5 ? 100 : Double.NaN;
    Drone drone = flying(0, 0);
    standing(0, 0);
    keep(drone);
    assertThat(new double[] {drone.homeEastM, drone.homeNorthM}).containsExactly(0, 0);
  }

  @Test
  void whoHasNoPadGetsNone() {
    Drone drone = arbiter.add();
    standing(0, 0);
    keep(drone);
    assertThat(drone.homeEastM).isNaN();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noTwoThatComeHomeEverWaitOneAboveTheOther(long seed) {
    Random random = new Random(seed);
    List<Drone> coming = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      coming.add(flying(30 * random.nextDouble(), 30 * random.nextDouble()));
      standing(30 * random.nextDouble(), 30 * random.nextDouble());
    }
    coming.forEach(this::keep);
    for (Drone drone : coming) {
      for (Drone other : coming) {
        assertThat(other == drone || apartM(drone, other) >= Airspace.apart(drone, other))
            .as("seed %d, drones %d and %d", seed, drone.index(), other.index())
            .isTrue();
      }
    }
  }
}
