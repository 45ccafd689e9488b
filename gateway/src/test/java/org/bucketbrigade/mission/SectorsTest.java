package org.bucketbrigade.mission;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.FlightArea;
import org.bucketbrigade.arbiter.PayloadLimits;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.wire.v1.Incident;
import org.bucketbrigade.wire.v1.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Flat ground of 100 m, a flight area of 400 m around the origin with its ceiling at 500 m, the
 * base in the middle, another one in the east, a lake 111 m to the north, three drones at the base
 * in the middle.
 */
final class SectorsTest {
  private static final long NOW = PlaceTest.NOW;

  private final Arbiter arbiter = new Arbiter(3, PayloadLimits.REFERENCE, MissionTest.SILENCE);
  private final Mission mission = new Mission(arbiter);
  private final List<Drone> drones = List.of(arbiter.add(), arbiter.add(), arbiter.add());

  private String name = "North";
  private List<LocalPoint> corners = rectangle(-200, -150, 200, 250);
  private double floorAglM = 10;
  private double ceilingAmslM = 300;
  private int water = 1;
  private List<Integer> droneIds = List.of(0, 1);

  @BeforeEach
  void place() {
    Incident.Builder incident = PlaceTest.withBase(PlaceTest.incident(), 0, 0);
    mission.take(PlaceTest.begin(PlaceTest.withBase(incident, 300, 130)), drones, NOW);
    for (int tile = 0; tile < 4; tile++) {
      mission.take(PlaceTest.terrainTile(tile, 0), drones, NOW);
    }
    mission.take(PlaceTest.lake(0, 1, 1), drones, NOW);
    mission.take(PlaceTest.lake(1, 50, 1), drones, NOW);
    for (Drone drone : drones) {
      at(drone, 20 * drone.index(), 0, 150, 0);
    }
  }

  private void at(Drone drone, double eastM, double northM, double amslM, double northMps) {
    drone.motion().report(eastM, northM, amslM, northMps, 0, 0, NOW);
    arbiter.moved(drone);
  }

  private static LocalPoint point(double eastM, double northM) {
    return new LocalPoint().set(eastM, northM, 0);
  }

  private static List<LocalPoint> rectangle(double west, double south, double east, double north) {
    return List.of(point(west, south), point(east, south), point(east, north), point(west, north));
  }

  private Sector put(int id) throws SectorRefusal {
    return mission
        .sectors()
        .put(
            new SectorRequest(id, name, corners, floorAglM, ceilingAmslM, water, droneIds),
            i -> i < drones.size() ? drones.get(i) : null)
        .getFirst();
  }

  private SectorRefusal refused(Reason reason) {
    SectorRefusal refusal = catchThrowableOfType(SectorRefusal.class, () -> put(0));
    assertThat(refusal).as("refused").isNotNull();
    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(mission.sectors().all()).as("nothing has changed").isEmpty();
    return refusal;
  }

  private FlightArea area(int id) {
    return requireNonNull(mission.sectors().get(id)).area();
  }

  // ---------------------------------------------------------------------------- what it makes

  @Test
  void itsDronesFlyInsideItAtOnceAndOthersAsBefore() throws SectorRefusal {
    Sector sector = put(0);
    assertThat(sector.id()).isOne();
    assertThat(sector.area().contains(190, 240)).isTrue();
    assertThat(sector.area().contains(210, 0)).isFalse();
    assertThat(mission.sectors().of(drones.get(0))).isEqualTo(sector);
    assertThat(mission.sectors().of(drones.get(2))).isNull();
    assertThat(arbiter.aim(drones.get(0), 0, 0, 0, 150, 0, NOW))
        .isEqualTo(Reason.REASON_NOT_IN_CREW); // nobody sits there: the area is asked after that
    int seat = arbiter.seat(drones.get(0), 1, true, NOW);
    assertThat(arbiter.aim(drones.get(0), seat, 300, 0, 150, 0, NOW))
        .isEqualTo(Reason.REASON_OUTSIDE_AREA);
    assertThat(arbiter.aim(drones.get(0), seat, 150, 0, 150, 0, NOW)).isEqualTo(Reason.REASON_OK);
    seat = arbiter.seat(drones.get(2), 2, true, NOW);
    assertThat(arbiter.aim(drones.get(2), seat, 300, 0, 150, 0, NOW)).isEqualTo(Reason.REASON_OK);
  }

  @Test
  void itsDronesTakeWaterWhereItSays() throws SectorRefusal {
    put(0);
    for (Drone drone : List.of(drones.get(0), drones.get(1))) {
      double away = Math.hypot(drone.water().eastM(), drone.water().northM() - 111.2);
      assertThat(away).isLessThan(50);
    }
    double apart =
        Math.hypot(
            drones.get(0).water().eastM() - drones.get(1).water().eastM(),
            drones.get(0).water().northM() - drones.get(1).water().northM());
    assertThat(apart).isGreaterThanOrEqualTo(WaterSlots.SPACING_M - 1e-6);
  }

  @Test
  void baseAndWaterOutsideOfThePolygonAreReachedByWays() throws SectorRefusal {
    corners = rectangle(-250, -300, -100, -180);
    droneIds = List.of(0);
    Sector sector = put(0);
    assertThat(sector.passages()).hasSize(4);
    assertThat(sector.area().contains(0, 0)).as("base").isTrue();
    assertThat(sector.area().contains(0, 111)).as("water").isTrue();
    assertThat(sector.area().contains(-200, 0)).isFalse();
    Sector.Passage toBase = sector.passages().get(1);
    assertThat(toBase.fromE()).isCloseTo(0, within(0.1));
    assertThat(sector.polygon().contains(toBase.toE(), toBase.toN())).isTrue();
    assertThat(toBase.radiusM()).isEqualTo(Passages.HALF_WAY_M);
    assertThat(toBase.floorAglM()).isEqualTo(10);
    assertThat(sector.passages().get(0).floorAglM()).as("pads are lower").isEqualTo(3);
  }

  @Test
  void itsBaseIsTheOneWhereMostOfItsDronesStand() throws SectorRefusal {
    droneIds = List.of(0, 1, 2);
    at(drones.get(1), 300, 130, 100.5, 0);
    at(drones.get(2), 330, 130, 100.5, 0);
    Sector.Passage base = put(0).passages().getFirst();
    assertThat(base.fromE()).isCloseTo(300, within(1.5));
    assertThat(base.fromN()).isCloseTo(130, within(1.5));
    assertThat(base.radiusM()).as("room around both pads").isBetween(54.0, 56.0);
  }

  @Test
  void aDroneOfAnotherBaseIsNamed() {
    droneIds = List.of(0, 1, 2);
    at(drones.get(0), 0, 0, 100.5, 0);
    at(drones.get(1), 20, 0, 100.5, 0);
    arbiter.home(drones.get(2), 300, 130, 100);
    assertThat(refused(Reason.REASON_DRONE_OUTSIDE).text())
        .isEqualTo("drone 2 could not return: its pad would be outside");
  }

  @Test
  void replacingItFreesTheDronesThatItHasNoLonger() throws SectorRefusal {
    put(0);
    droneIds = List.of(1);
    Sector changed = put(1);
    assertThat(changed.id()).isOne();
    assertThat(mission.sectors().of(drones.get(0))).isNull();
    int seat = arbiter.seat(drones.get(0), 1, true, NOW);
    assertThat(arbiter.aim(drones.get(0), seat, 300, 0, 150, 0, NOW)).isEqualTo(Reason.REASON_OK);
  }

  @Test
  void aDroneBelongsToTheSectorThatWasDrawnLast() throws SectorRefusal {
    corners = rectangle(-300, -100, -60, 150);
    put(0);
    name = "South";
    corners = rectangle(60, -100, 300, 60);
    droneIds = List.of(1, 2);
    List<Sector> changed =
        mission
            .sectors()
            .put(
                new SectorRequest(0, name, corners, floorAglM, ceilingAmslM, water, droneIds),
                drones::get);
    assertThat(changed).extracting(Sector::name).containsExactly("South", "North");
    assertThat(requireNonNull(mission.sectors().get(1)).drones()).containsExactly(drones.get(0));
    assertThat(requireNonNull(mission.sectors().get(2)).drones())
        .containsExactly(drones.get(1), drones.get(2));
  }

  @Test
  void takenAwayItsDronesFlyInTheWholeAreaAndItsNumberIsNotUsedAgain() throws SectorRefusal {
    put(0);
    assertThat(mission.sectors().remove(1)).isNotNull();
    assertThat(mission.sectors().remove(1)).isNull();
    assertThat(mission.sectors().of(drones.get(0))).isNull();
    assertThat(put(0).id()).isEqualTo(2);
    assertThat(area(2).contains(190, 240)).isTrue();
  }

  // ---------------------------------------------------------------------------- what is refused

  @Test
  void anOutlineThatCrossesItselfIsRefusedWithThePlace() {
    corners = List.of(point(-100, -100), point(100, 100), point(100, -100), point(-100, 100));
    SectorRefusal refusal = refused(Reason.REASON_SECTOR_SHAPE);
    assertThat(refusal.text()).contains("crosses itself");
    assertThat(requireNonNull(refusal.place()).eastM).isCloseTo(0, within(0.01));
    assertThat(refusal.place().northM).isCloseTo(0, within(0.01));
  }

  @Test
  void aSectorTooSmallToTurnInIsRefused() {
    corners = rectangle(-20, -200, 20, 200);
    assertThat(refused(Reason.REASON_SECTOR_SHAPE).text()).contains("25 m", "the widest place has");
  }

  @Test
  void aLongThinSectorIsNotTooSmallIfADroneCanTurnInIt() throws SectorRefusal {
    corners = List.of(point(-270, -230), point(-230, -270), point(250, 210), point(210, 250));
    assertThat(put(0).id()).isOne();
  }

  @Test
  void aDroneOnItsPadMakesTheBaseWider() throws SectorRefusal {
    at(drones.get(1), 230, 0, 100.5, 0);
    assertThat(put(0).area().contains(250, 0)).isTrue();
  }

  @Test
  void tooFewOrTooManyCornersAndCornersAtOnePlaceAreRefused() {
    corners = List.of(point(0, 0), point(100, 0));
    assertThat(refused(Reason.REASON_SECTOR_SHAPE).text()).contains("2 corners");
    corners = new ArrayList<>();
    for (int i = 0; i < 33; i++) {
      corners.add(point(200 * Math.cos(i * 0.19), 200 * Math.sin(i * 0.19)));
    }
    assertThat(refused(Reason.REASON_SECTOR_SHAPE).text()).contains("33 corners");
    corners = List.of(point(-100, -100), point(100, -100), point(100, -100.5), point(0, 100));
    assertThat(refused(Reason.REASON_SECTOR_SHAPE).text()).contains("2 and 3");
  }

  @Test
  void aNameIsNeeded() {
    name = " ";
    assertThat(refused(Reason.REASON_SECTOR_SHAPE).text()).contains("name");
    name = "x".repeat(25);
    refused(Reason.REASON_SECTOR_SHAPE);
  }

  @Test
  void cornersBeyondTheIncidentAreRefusedByNumber() {
    corners = List.of(point(-100, -100), point(500, -100), point(100, 100));
    SectorRefusal refusal = refused(Reason.REASON_SECTOR_PLACE);
    assertThat(refusal.text()).startsWith("corner 2 lies 1").contains("outside");
    assertThat(requireNonNull(refusal.place()).eastM).isEqualTo(500);
  }

  @Test
  void floorAndCeilingMustLeaveRoomAboveTheGround() {
    ceilingAmslM = 120;
    assertThat(refused(Reason.REASON_SECTOR_HEIGHT).text()).contains("ground here is 100 m");
    ceilingAmslM = 501;
    assertThat(refused(Reason.REASON_SECTOR_HEIGHT).text()).contains("500 m");
    ceilingAmslM = 300;
    floorAglM = 2;
    refused(Reason.REASON_SECTOR_HEIGHT);
    floorAglM = Double.NaN;
    refused(Reason.REASON_SECTOR_HEIGHT);
  }

  @Test
  void waterThatIsNotThereOrTooSmallIsRefused() {
    water = 7;
    refused(Reason.REASON_SECTOR_WATER);
    water = -1;
    refused(Reason.REASON_SECTOR_WATER);
  }

  @Test
  void aDroneThatWouldBeLeftOutsideIsNamed() {
    at(drones.get(1), 310, 0, 150, 0);
    SectorRefusal refusal = refused(Reason.REASON_DRONE_OUTSIDE);
    assertThat(refusal.text()).startsWith("drone 1 would be 110 m outside");
    assertThat(requireNonNull(refusal.place()).eastM).isEqualTo(310);
  }

  @Test
  void aDroneThatCouldNotStopInsideIsNamed() {
    at(drones.get(1), 0, 230, 150, 12);
    assertThat(refused(Reason.REASON_DRONE_OUTSIDE).text()).contains("drone 1 could not stop");
    at(drones.get(1), 0, 0, 310, 0);
    assertThat(refused(Reason.REASON_DRONE_OUTSIDE).text()).contains("above the ceiling");
  }

  @Test
  void aDroneTooNearToTheNewFenceIsNamed() {
    at(drones.get(1), 198.5, 0, 150, 0);
    assertThat(refused(Reason.REASON_DRONE_OUTSIDE).text()).contains("drone 1 could not stop");
  }

  @Test
  void aDroneWhosePadWouldBeOutsideIsNamed() {
    arbiter.home(drones.get(1), -300, 0, 125);
    SectorRefusal refusal = refused(Reason.REASON_DRONE_OUTSIDE);
    assertThat(refusal.text()).isEqualTo("drone 1 could not return: its pad would be outside");
    assertThat(requireNonNull(refusal.place()).eastM).isEqualTo(-300);
  }

  @Test
  void aDroneFarBelowTheNewFloorIsNamed() {
    floorAglM = 60;
    at(drones.get(1), 120, -100, 130, 0);
    assertThat(refused(Reason.REASON_DRONE_OUTSIDE).text()).contains("drone 1 is far below");
  }

  @Test
  void aPartWithoutAWayHomeIsRefused() {
    corners =
        List.of(
            point(-80, -80),
            point(80, -80),
            point(80, -1),
            point(200, -1),
            point(200, -80),
            point(340, -80),
            point(340, 80),
            point(200, 80),
            point(200, 1),
            point(80, 1),
            point(80, 80),
            point(-80, 80));
    SectorRefusal refusal = refused(Reason.REASON_SECTOR_SHAPE);
    assertThat(refusal.text()).contains("no way home");
    assertThat(requireNonNull(refusal.place()).eastM).isGreaterThan(190);
  }

  @Test
  void theCeilingLeavesRoomToTakeOffAtTheBase() {
    ceilingAmslM = 140;
    assertThat(refused(Reason.REASON_SECTOR_HEIGHT).text()).contains("45 m above it");
  }

  @Test
  void sectorsAtTheSameWaterGetPlacesOfTheirOwn() throws SectorRefusal {
    corners = rectangle(-300, -100, -60, 60);
    droneIds = List.of(0);
    Sector west = put(0);
    corners = rectangle(60, -100, 300, 60);
    droneIds = List.of(1, 2);
    Sector east = put(0);
    assertThat(east.slots()).hasSize(2).doesNotContainAnyElementsOf(west.slots());
  }

  @Test
  void whereThereIsNoWaterAnyMoreNobodyTakesAny() throws SectorRefusal {
    put(0);
    mission.take(PlaceTest.lake(1, 5, 2), drones, NOW);
    assertThat(List.of(drones.get(0), drones.get(1)))
        .allMatch(
            drone ->
                !drone.water().granted()
                    || Math.hypot(drone.water().eastM(), drone.water().northM() - 111.2) <= 5.1);
    assertThat(drones.get(1).water().granted()).isFalse();
  }

  @Test
  void dronesThatAreUnknownTwiceNamedOrTooManyAreRefused() {
    droneIds = List.of(0, 9);
    refused(Reason.REASON_NO_SUCH_DRONE);
    droneIds = List.of(0, 0);
    refused(Reason.REASON_SECTOR_DRONES);
    droneIds = java.util.stream.IntStream.range(0, 26).boxed().toList();
    refused(Reason.REASON_SECTOR_DRONES);
  }

  @Test
  void sectorsAndTheirWaysKeepOutOfEachOther() throws SectorRefusal {
    corners = rectangle(100, -300, 250, -100);
    droneIds = List.of(0);
    put(0);
    name = "Second";
    droneIds = List.of(1);
    corners = rectangle(200, -200, 300, 0);
    SectorRefusal refusal = catchThrowableOfType(SectorRefusal.class, () -> put(0));
    assertThat(refusal.reason()).isEqualTo(Reason.REASON_SECTOR_OVERLAP);
    assertThat(refusal.text()).isEqualTo("it overlaps sector North");
    corners = rectangle(30, -90, 120, -20);
    refusal = catchThrowableOfType(SectorRefusal.class, () -> put(0));
    assertThat(refusal.text()).isEqualTo("it lies in the way to base or water of sector North");
    assertThat(refusal.place()).isNotNull();
    corners = rectangle(-250, -300, -100, -100);
    assertThat(put(0).id()).isEqualTo(2);
  }

  @Test
  void aSectorThatIsNotThereCannotBeReplaced() {
    SectorRefusal refusal = catchThrowableOfType(SectorRefusal.class, () -> put(5));
    assertThat(refusal.reason()).isEqualTo(Reason.REASON_NO_SUCH_SECTOR);
  }

  @Test
  void beforeTheGroundIsKnownNoneCanBeDrawn() {
    Mission elsewhere = new Mission(arbiter);
    SectorRefusal refusal =
        catchThrowableOfType(
            SectorRefusal.class,
            () ->
                elsewhere
                    .sectors()
                    .put(new SectorRequest(0, name, corners, 10, 300, 0, List.of()), drones::get));
    assertThat(refusal.reason()).isEqualTo(Reason.REASON_FEED_STALE);
  }
}
