package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bucketbrigade.arbiter.reference.ArbiterUnderTest;
import org.bucketbrigade.arbiter.reference.Contender;
import org.bucketbrigade.arbiter.reference.Place;
import org.bucketbrigade.geo.LocalPoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Contender.class)
final class LandingSlotsTest {
  private static final FlightLimits LIMITS = FlightLimits.REFERENCE;
  private static final double APART_M = LIMITS.separationM() + 2 * LIMITS.positionErrorM();
  private static final long NOW = 1_000_000_000_000L;
  private static final double PAD_AMSL_M = 120;
  private static final int MOST = 40;

  private final ArbiterUnderTest arbiter;
  private LandingSlots.Ground ground = (_, _) -> 100;

  LandingSlotsTest(Contender contender) {
    arbiter = contender.make(MOST);
  }

  @BeforeEach
  void aWideArea() {
    arbiter.place(Place.circle(0, 0, 1_000, 400), Grounds.flat(100));
  }

  private int flying(double padEastM, double padNorthM) {
    int drone = arbiter.add();
    arbiter.report(drone, 300, 300 + 20 * drone, 150, 0, 0, 0, NOW);
    arbiter.home(drone, padEastM, padNorthM, PAD_AMSL_M);
    arbiter.airborne(drone, true);
    arbiter.control(drone, Drone.Control.HOME, NOW);
    return drone;
  }

  private void standing(double eastM, double northM) {
    int drone = arbiter.add();
    arbiter.report(drone, eastM, northM, 100, 0, 0, 0, NOW);
    arbiter.airborne(drone, false);
  }

  private void keep(int drone) {
    arbiter.keepSlot(drone, ground);
  }

  private double fromM(int drone, double eastM, double northM) {
    LocalPoint slot = arbiter.slot(drone);
    return Math.hypot(slot.eastM - eastM, slot.northM - northM);
  }

  private double apartM(int drone, int other) {
    LocalPoint slot = arbiter.slot(other);
    return fromM(drone, slot.eastM, slot.northM);
  }

  private void assertSlot(int drone, double eastM, double northM) {
    LocalPoint slot = arbiter.slot(drone);
    assertThat(new double[] {slot.eastM, slot.northM}).containsExactly(eastM, northM);
  }

  @Test
  void itsOwnPadIsItsSlotWhileNobodyHasTakenIt() {
    int drone = flying(0, 0);
    standing(12.5, 0);
    flying(0, 12.5);
    keep(drone);
    assertSlot(drone, 0, 0);
  }

  @Test
  void whosePadIsTakenLandsAtTheNearestPlaceApartFromAllOthers() {
    int drone = flying(0, 0);
    standing(2, 1);
    keep(drone);
    assertThat(fromM(drone, 2, 1)).isBetween(APART_M, 2 * APART_M);
    LocalPoint slot = arbiter.slot(drone);
    assertThat(slot.amslM).isEqualTo(PAD_AMSL_M);
    keep(drone);
    assertThat(arbiter.slot(drone))
        .as("and stays with it")
        .usingRecursiveComparison()
        .isEqualTo(slot);
  }

  @Test
  void ofPlacesEquallyNearItIsTheFirstFromNorthToTheRight() {
    double stepM = APART_M + 2;
    int drone = flying(0, 0);
    standing(0, 0);
    keep(drone);
    assertSlot(drone, 0, stepM);
    int second = flying(0, 0);
    keep(second);
    assertThat(fromM(second, stepM, 0)).as("north-east is too near to the first").isLessThan(1e-9);
  }

  @Test
  void twoThatStartedFromOnePadLandApart() {
    int first = flying(0, 0);
    int second = flying(1, 0);
    keep(first);
    keep(second);
    assertThat(apartM(first, second)).isGreaterThanOrEqualTo(APART_M);
    assertThat(arbiter.slot(second).eastM).as("one of them keeps the pad").isEqualTo(1);
  }

  @Test
  void nobodyLandsInALakeOrOnASlopeOrOutside() {
    arbiter.place(Place.circle(0, 0, 60, 400), Grounds.flat(100));
    ground = (eastM, northM) -> eastM < 5 ? Double.NaN : northM > 0 ? 110 : 100;
    int drone = flying(6, -10);
    standing(6, -10);
    keep(drone);
    LocalPoint slot = arbiter.slot(drone);
    assertThat(slot.eastM).isGreaterThan(6);
    assertThat(slot.northM).isLessThanOrEqualTo(0);
    assertThat(fromM(drone, 0, 0)).isLessThan(60);
  }

  @Test
  void nobodyLandsWhereTheFenceHasANotchBetweenThemAndTheirPad() {
    double[] eastNorth = {-60, -60, 60, -60, 60, 60, 3, 60, 3, 8, -3, 8, -3, 60, -60, 60};
    FlightArea.Part notched = new FlightArea.Part(Areas.polygon(eastNorth), 0);
    Place place = new Place(List.of(notched), 400, List.of(Areas.point(0, -20)));
    arbiter.place(place, Grounds.flat(100));
    int drone = flying(0, 0);
    standing(0, 0);
    keep(drone);
    LocalPoint slot = arbiter.slot(drone);
    assertThat(place.area().contains(slot.eastM, slot.northM)).isTrue();
    assertThat(place.area().fenceM(slot.eastM, slot.northM))
        .isGreaterThanOrEqualTo(LIMITS.separationM());
  }

  @Test
  void whereThereIsNoPlaceItKeepsItsPadAndWaits() {
    ground = (eastM, northM) -> Math.hypot(eastM, northM) < 5 ? 100 : Double.NaN;
    int drone = flying(0, 0);
    standing(0, 0);
    keep(drone);
    assertSlot(drone, 0, 0);
  }

  @Test
  void whoHasNoPadGetsNone() {
    int drone = arbiter.add();
    standing(0, 0);
    keep(drone);
    assertThat(arbiter.slot(drone).eastM).isNaN();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noTwoThatComeHomeEverWaitOneAboveTheOther(long seed) {
    Random random = new Random(seed);
    List<Integer> coming = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      coming.add(flying(30 * random.nextDouble(), 30 * random.nextDouble()));
      standing(30 * random.nextDouble(), 30 * random.nextDouble());
    }
    coming.forEach(this::keep);
    for (int drone : coming) {
      for (int other : coming) {
        assertThat(other == drone || apartM(drone, other) >= APART_M)
            .as("seed %d, drones %d and %d", seed, drone, other)
            .isTrue();
      }
    }
  }
}
