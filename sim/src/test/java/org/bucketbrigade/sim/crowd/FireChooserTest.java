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
    return FireChooser.choose(incident.board(), seating(drone), FROM_LAKE, List.of());
  }

  private Target chosen(int drone) {
    return Objects.requireNonNull(choose(drone), "a target");
  }

  @Test
  void picksACellThatBurns() {
    incident.ignite(105, 55, 5);
    for (int drone = 1; drone <= 20; drone++) {
      Target target = chosen(drone);
      assertThat(incident.burns(target.eastM(), target.northM())).isTrue();
    }
  }

  @Test
  void hasNothingToChooseWhereNothingBurns() {
    assertThat(choose(1)).isNull();
  }

  @Test
  void prefersTheFireNextToHouses() {
    incident.ignite(-95, -95, 4);
    incident.ignite(205, 205, 4);
    incident.houses.add(new double[] {250, 250});
    for (int drone = 1; drone <= 20; drone++) {
      assertThat(chosen(drone).eastM()).isGreaterThan(150);
    }
  }

  @Test
  void leavesTheHeadOfTheFireAlone() {
    incident.ignite(5, 5, 16);
    incident.windEastMps = 8;
    int atTheHead = 0;
    for (int drone = 1; drone <= 40; drone++) {
      atTheHead += chosen(drone).eastM() > 150 ? 1 : 0;
    }
    assertThat(atTheHead).isLessThan(8);
  }

  @Test
  void spreadsTheFleetAlongTheFire() {
    incident.ignite(-195, 95, 30);
    long places = IntStream.rangeClosed(1, 12).mapToObj(this::chosen).distinct().count();
    assertThat(places).isGreaterThan(4);
  }

  @Test
  void staysClearOfPeopleRefusedPointsAndTheEdgeOfTheArea() {
    incident.ignite(105, 55, 3);
    incident.people.add(new double[] {120, 90});
    assertThat(choose(1)).isNull();

    incident.people.clear();
    Target refused = chosen(1);
    assertThat(FireChooser.choose(incident.board(), seating(1), FROM_LAKE, List.of(refused)))
        .isNull();

    FakeIncident edge = new FakeIncident();
    edge.ignite(575, 5, 2);
    assertThat(FireChooser.choose(edge.board(), seating(1), FROM_LAKE, List.of())).isNull();
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
                List.of());
        assertThat(Objects.requireNonNull(target).eastM() * side).isPositive();
      }
    }
  }
}
