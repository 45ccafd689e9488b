package org.bucketbrigade.sim.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bucketbrigade.wire.v1.FlightArea;
import org.bucketbrigade.wire.v1.Seating;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FireChooserTest {
  private static final FireChooser.Bias FROM_LAKE =
      new FireChooser.Bias.FromWater(FakeIncident.LAKE_EAST_M, FakeIncident.LAKE_NORTH_M);
  private static final byte WET = 3;
  private static final byte DAMP = 5;

  private final FakeIncident incident = new FakeIncident();

  private Seating seating(int drone) {
    return Seating.newBuilder()
        .setDroneId(drone)
        .setArea(
            FlightArea.newBuilder()
                .setLatE7(incident.latE7(0, 0))
                .setLonE7(incident.lonE7(0, 0))
                .setRadiusCm(60_000))
        .build();
  }

  private @Nullable Target choose(int drone) {
    return FireChooser.choose(incident.board(), seating(drone), FROM_LAKE, List.of(), List.of());
  }

  private Target chosen(int drone) {
    return Objects.requireNonNull(choose(drone), "a target");
  }

  /** A fire 100 m wide that runs east at three houses 230 m away. */
  private void runAtHouses() {
    incident.ignite(-295, -45, 10);
    incident.windEastMps = 5;
    for (int i = 0; i < 3; i++) {
      incident.houses.add(new double[] {30, -30 + 25 * i});
    }
  }

  @Test
  void hasNothingToChooseWhereNothingBurns() {
    assertThat(choose(1)).isNull();
  }

  @Test
  void wetsDryForestBetweenTheHeadAndTheHouses() {
    runAtHouses();
    for (int drone = 1; drone <= 20; drone++) {
      Target target = chosen(drone);
      assertThat(target.eastM()).as("drone %d", drone).isBetween(-230.0, 30.0);
      assertThat(target.northM()).as("drone %d", drone).isBetween(-80.0, 90.0);
    }
  }

  @Test
  void putsItsLineWhereFlamesBeyondItNoLongerReachTheHouses() {
    runAtHouses();
    for (int drone = 1; drone <= 20; drone++) {
      assertThat(toHouseM(chosen(drone))).as("drone %d", drone).isBetween(35.0, 55.0);
    }
  }

  @Test
  void addsToWhatIsDampUntilTheLineHolds() {
    runAtHouses();
    Target first = chosen(1);
    incident.cells[incident.cell(first.eastM(), first.northM())] = DAMP;
    assertThat(chosen(1)).isEqualTo(first);
    incident.cells[incident.cell(first.eastM(), first.northM())] = WET;
    assertThat(chosen(1)).isNotEqualTo(first);
  }

  @Test
  void goesAheadOfTheFireWhereTheLineBeforeTheHousesHolds() {
    runAtHouses();
    for (double eastM = FakeIncident.WEST_M + 5; eastM < 300; eastM += 10) {
      for (double northM = -300 + 5; northM < 300; northM += 10) {
        double toHouseM = toHouseM(at(eastM, northM));
        if (toHouseM > 25 && toHouseM < 65) {
          incident.cells[incident.cell(eastM, northM)] = WET;
        }
      }
    }
    for (int drone = 1; drone <= 20; drone++) {
      assertThat(toHouseM(chosen(drone))).as("drone %d", drone).isGreaterThan(55);
    }
  }

  private double toHouseM(Target target) {
    return incident.houses.stream()
        .mapToDouble(house -> target.distanceM(house[0], house[1]))
        .min()
        .orElseThrow();
  }

  @Test
  void carriesALineOnBesideWhatIsWetAlreadyAndDoesNotWetItTwice() {
    runAtHouses();
    incident.houses.clear();
    for (int i = 0; i < 5; i++) {
      incident.cells[incident.cell(-145, -45 + 10 * i)] = WET;
    }
    for (int drone = 1; drone <= 20; drone++) {
      Target target = chosen(drone);
      assertThat(Math.abs(target.eastM() + 145)).as("drone %d", drone).isLessThan(36);
      assertThat(incident.cells[incident.cell(target.eastM(), target.northM())]).isZero();
    }
  }

  @Test
  void goesWhereHousesAreThreatenedRatherThanWhereForestIs() {
    incident.ignite(-95, -95, 4);
    incident.ignite(205, 55, 4);
    incident.windEastMps = 4;
    incident.houses.add(new double[] {380, 70});
    incident.houses.add(new double[] {390, 90});
    for (int drone = 1; drone <= 20; drone++) {
      assertThat(chosen(drone).eastM()).as("drone %d", drone).isGreaterThan(150);
    }
  }

  @Test
  void spreadsTheFleetAlongTheLine() {
    incident.ignite(-195, 95, 30);
    long places = IntStream.rangeClosed(1, 12).mapToObj(this::chosen).distinct().count();
    assertThat(places).isGreaterThan(4);
  }

  @Test
  void staysClearOfPeopleRefusedPointsAndTheEdgeOfTheArea() {
    incident.ignite(105, 55, 3);
    incident.people.add(new double[] {120, 90});
    Target clear = chosen(1);
    assertThat(clear.distanceM(120, 90)).isGreaterThanOrEqualTo(65);

    incident.people.clear();
    Target refused = chosen(1);
    Target other =
        FireChooser.choose(incident.board(), seating(1), FROM_LAKE, List.of(refused), List.of());
    assertThat(Objects.requireNonNull(other).distanceM(refused)).isGreaterThanOrEqualTo(40);

    FakeIncident edge = new FakeIncident();
    edge.ignite(575, 5, 2);
    Target inside = FireChooser.choose(edge.board(), seating(1), FROM_LAKE, List.of(), List.of());
    assertThat(inside == null || inside.distanceM(0, 0) < 555).isTrue();
  }

  @Test
  void goesAlongTheWayTheCrewFlies() {
    incident.ignite(-305, 5, 3);
    incident.ignite(305, 5, 3);
    for (int drone = 1; drone <= 10; drone++) {
      for (int side : new int[] {-1, 1}) {
        Target target =
            FireChooser.choose(
                incident.board(),
                seating(drone),
                new FireChooser.Bias.Along(0, -100, side * 0.9, 0.43),
                List.of(),
                List.of());
        assertThat(Objects.requireNonNull(target).eastM() * side).isPositive();
      }
    }
  }

  @Test
  void waterIsWorthItOnFireAndOnDryForestNearItOnly() {
    incident.ignite(105, 55, 3);
    incident.cells[incident.cell(155, 55)] = WET;
    SituationBoard board = incident.board();
    assertThat(FireChooser.isWorthWater(board, at(110, 60), 100)).isTrue();
    assertThat(FireChooser.isWorthWater(board, at(185, 55), 100)).isTrue();
    incident.cells[incident.cell(185, 55)] = DAMP;
    assertThat(FireChooser.isWorthWater(incident.board(), at(185, 55), 100)).isTrue();
    assertThat(FireChooser.isWorthWater(board, at(155, 55), 100)).isFalse();
    assertThat(FireChooser.isWorthWater(board, at(405, 55), 100)).isFalse();
  }

  private Target at(double eastM, double northM) {
    return Target.at(incident.frame, eastM, northM);
  }
}
