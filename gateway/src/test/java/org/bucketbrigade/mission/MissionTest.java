package org.bucketbrigade.mission;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.ArbiterOutput;
import org.bucketbrigade.arbiter.Decision;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.FlightArea;
import org.bucketbrigade.arbiter.PayloadLimits;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.Tier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MissionTest {
  private static final long NOW = PlaceTest.NOW;
  private static final long S = 1_000_000_000L;
  private static final FlightArea AREA = FlightArea.circle(0, 0, 2_000, 500);

  private final Arbiter arbiter = new Arbiter(3, PayloadLimits.REFERENCE, SILENCE);
  private final Mission mission = new Mission(arbiter);
  private final List<Drone> drones = List.of(arbiter.add(), arbiter.add(), arbiter.add());

  static final ArbiterOutput SILENCE = new Silence();

  private static final class Silence implements ArbiterOutput {
    @Override
    public void setpoint(Drone drone) {}

    @Override
    public void releaseWater(Drone drone, int number) {}

    @Override
    public void pump(Drone drone, boolean on) {}

    @Override
    public void returnHome(Drone drone) {}

    @Override
    public void ack(int person, long idHigh, long idLow, Ack.Outcome outcome, Reason reason) {}

    @Override
    public void notice(Drone drone, Act act, Reason reason) {}

    @Override
    public void leadWanted(Drone drone, Decision drop) {}

    @Override
    public void awaitDurable() {}
  }

  private Person person(long id, Role role) {
    Person person = requireNonNull(mission.people().get(id));
    person.signIn((int) id, 1, role, Tier.TIER_FULL);
    return person;
  }

  private Reason join(Person person, @Nullable Drone drone) {
    return mission.join(person, drone, false, drones, NOW);
  }

  @Test
  void whoAsksForNoDroneJoinsTheCrewThatNeedsPeopleMost() {
    for (int id = 0; id < 9; id++) {
      assertThat(join(person(id, Role.ROLE_OPERATOR), null)).isEqualTo(Reason.REASON_OK);
    }
    assertThat(drones).allMatch(drone -> drone.pilots() == 3);
  }

  @Test
  void whoJoinsAnotherCrewLeavesTheFirst() {
    Person person = person(1, Role.ROLE_OPERATOR);
    join(person, drones.get(0));
    join(person, drones.get(1));
    assertThat(drones.get(0).seats()).isZero();
    assertThat(drones.get(1).pilots()).isOne();
    assertThat(person.drone()).isEqualTo(drones.get(1));
    assertThat(join(person, drones.get(1))).isEqualTo(Reason.REASON_OK);
    assertThat(drones.get(1).pilots()).isOne();
  }

  @Test
  void aFullCrewIsRefusedAndTheOldSeatKept() {
    for (int id = 0; id < 48; id++) {
      join(person(id, Role.ROLE_OPERATOR), drones.get(0));
    }
    Person late = person(100, Role.ROLE_OPERATOR);
    join(late, drones.get(1));
    assertThat(join(late, drones.get(0))).isEqualTo(Reason.REASON_CREW_FULL);
    assertThat(late.drone()).isEqualTo(drones.get(1));
  }

  @Test
  void spectatorsAndFeedsFlyNothing() {
    assertThat(join(person(1, Role.ROLE_SPECTATOR), null)).isEqualTo(Reason.REASON_ROLE_FORBIDS);
    assertThat(join(person(2, Role.ROLE_FEED), null)).isEqualTo(Reason.REASON_ROLE_FORBIDS);
  }

  @Test
  void aSeatIsKeptForAMinute() {
    Person person = person(1, Role.ROLE_OPERATOR);
    join(person, drones.get(0));
    person.signOut(NOW);
    mission.releaseAbandonedSeats(NOW + 60 * S);
    assertThat(person.drone()).isNotNull();
    mission.releaseAbandonedSeats(NOW + 60 * S + 1);
    assertThat(person.drone()).isNull();
    assertThat(drones.get(0).seats()).isZero();
  }

  @Test
  void thereIsOnePilotInCommandAtATime() {
    Person first = person(1, Role.ROLE_PIC);
    Person second = person(2, Role.ROLE_PIC);
    mission.claimPic(first);
    mission.claimPic(first);
    mission.claimPic(second);
    assertThat(mission.pic()).isEqualTo(first);
    assertThat(second.role()).isEqualTo(Role.ROLE_LEAD);
    assertThat(second.standsBy()).isTrue();
    first.signOut(NOW);
    mission.claimPic(second);
    assertThat(mission.pic()).isEqualTo(second);
    assertThat(second.role()).isEqualTo(Role.ROLE_PIC);
    assertThat(first.role()).isEqualTo(Role.ROLE_LEAD);
  }

  private void at(Drone drone, double eastM, double northM) {
    drone.motion().report(eastM, northM, 100, 0, 0, 0, NOW);
    arbiter.moved(drone);
  }

  private void ground() {
    assertThat(mission.take(PlaceTest.begin(PlaceTest.incident()), drones, NOW)).isTrue();
    for (int tile = 0; tile < 4; tile++) {
      mission.take(PlaceTest.terrainTile(tile, 0), drones, NOW);
    }
  }

  private static double apartM(Drone one, Drone other) {
    return Math.hypot(
        one.water().eastM() - other.water().eastM(), one.water().northM() - other.water().northM());
  }

  @Test
  void everyDroneGetsItsOwnPlaceAtTheWaterAndANewOneWhenALakeChanges() {
    drones.forEach(drone -> at(drone, 10 * drone.index(), 0));
    assertThat(mission.take(PlaceTest.begin(PlaceTest.incident()), drones, NOW)).isTrue();
    mission.take(PlaceTest.lake(0, 100, 1), drones, NOW);
    assertThat(drones).noneMatch(drone -> drone.water().granted());
    ground();
    assertThat(drones).allMatch(drone -> drone.water().granted());
    assertThat(apartM(drones.get(0), drones.get(1))).isGreaterThanOrEqualTo(WaterSlots.SPACING_M);
    assertThat(apartM(drones.get(1), drones.get(2))).isGreaterThanOrEqualTo(WaterSlots.SPACING_M);
    assertThat(mission.grants()).isOne();
    mission.take(PlaceTest.lake(0, 100, 2), drones, NOW);
    assertThat(mission.grants()).as("told again, the same").isOne();
    mission.take(PlaceTest.lake(0, 40, 3), drones, NOW);
    assertThat(mission.grants()).isEqualTo(2);
    assertThat(drones)
        .allMatch(drone -> Math.hypot(drone.water().eastM(), drone.water().northM()) < 40);
  }

  @Test
  void aDroneThatIsHeardOfLaterGetsTheNearestPlaceThatIsFree() {
    ground();
    mission.take(PlaceTest.lake(0, 40, 1), drones, NOW);
    mission.take(PlaceTest.lake(1, 40, 1), drones, NOW); // 111 m to the north
    assertThat(mission.grantWater(drones)).as("nobody was heard of").isEmpty();
    Drone south = drones.get(0);
    Drone north = drones.get(1);
    at(south, 0, -5);
    at(north, 0, 130);
    assertThat(mission.grantWater(drones)).containsExactly(south, north);
    assertThat(mission.grantWater(drones)).as("they have one").isEmpty();
    assertThat(south.water().northM()).isCloseTo(0, within(1.0));
    assertThat(north.water().northM()).isGreaterThan(80);
    Drone late = drones.get(2);
    at(late, 0, -5);
    assertThat(mission.grantWater(drones)).containsExactly(late);
    assertThat(late.water().northM()).isLessThan(40);
    assertThat(apartM(late, south)).isGreaterThanOrEqualTo(WaterSlots.SPACING_M - 1e-6);
  }

  @Test
  void thePadOfADroneInTheAirDecidesWhereItTakesWater() {
    Drone drone = drones.get(0);
    at(drone, 0, 130);
    arbiter.home(drone, 0, -20, 100);
    ground();
    mission.take(PlaceTest.lake(0, 40, 1), List.of(), NOW);
    mission.take(PlaceTest.lake(1, 40, 1), List.of(), NOW);
    assertThat(mission.grantWater(drones)).containsExactly(drone);
    assertThat(drone.water().northM()).isLessThan(40);
  }

  @Test
  void moreDronesThanPlacesShareThem() {
    drones.forEach(drone -> at(drone, 0, 0));
    ground();
    mission.take(PlaceTest.lake(0, 10, 1), drones, NOW); // room for one
    assertThat(drones).allMatch(drone -> drone.water().granted());
    assertThat(apartM(drones.get(0), drones.get(2))).isZero();
  }

  @Test
  void placesLieInTheLakeAndAreNotMoreThanThereMayBe() {
    List<WaterSlots.Slot> slots =
        WaterSlots.of(List.of(new Place.Lake(10, 20, 1e9, 100)), AREA, 0, 0);
    assertThat(slots).hasSizeLessThanOrEqualTo(625);
    slots =
        WaterSlots.of(
            List.of(new Place.Lake(10, 20, 60, 100), new Place.Lake(500, 0, 5, 90)), AREA, 0, 0);
    assertThat(slots)
        .allMatch(
            slot ->
                Math.hypot(slot.eastM() - 10, slot.northM() - 20) <= 48
                    || (slot.eastM() == 500 && slot.northM() == 0));
    assertThat(slots.getLast().eastM()).as("the nearest to the centre first").isEqualTo(500);
  }
}
