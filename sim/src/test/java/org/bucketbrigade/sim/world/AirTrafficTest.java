package org.bucketbrigade.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bucketbrigade.sim.feed.IncidentFeed;
import org.bucketbrigade.sim.scenario.Scenario.Aircraft;
import org.bucketbrigade.sim.scenario.Scenario.Waypoint;
import org.bucketbrigade.wire.v1.SituationItem;
import org.junit.jupiter.api.Test;

class AirTrafficTest {
  private static final Aircraft TANKER =
      new Aircraft(
          "Tanker",
          50,
          10,
          List.of(
              new Waypoint(-1_000, 0, 500), new Waypoint(0, 0, 500), new Waypoint(0, 500, 500)));

  private final World world = Places.plain().traffic(TANKER).world(1);

  @Test
  void fliesFromWaypointToWaypointAtItsSpeedAndThenIsGone() {
    AirTraffic traffic = world.traffic();
    assertThat(traffic.count()).isEqualTo(1);
    assertThat(traffic.name(0)).isEqualTo("Tanker");
    world.tick(Places.ticks(9));
    assertThat(traffic.flies(0)).isFalse();
    world.tick(Places.ticks(20));
    assertThat(traffic.flies(0)).isTrue();
    assertThat(traffic.eastM(0)).isEqualTo(-500);
    assertThat(traffic.northM(0)).isZero();
    assertThat(traffic.amslM(0)).isEqualTo(500);
    assertThat(traffic.eastMps(0)).isEqualTo(50);
    assertThat(traffic.northMps(0)).isZero();
    world.tick(Places.ticks(35));
    assertThat(traffic.eastM(0)).isZero();
    assertThat(traffic.northM(0)).isEqualTo(250);
    assertThat(traffic.northMps(0)).isEqualTo(50);
    world.tick(Places.ticks(40));
    assertThat(traffic.flies(0)).isFalse();
  }

  @Test
  void theFeedTellsItWhileItFliesAndOnceMoreWhenItHasLeft() {
    IncidentFeed feed = new IncidentFeed(world);
    assertThat(feed.initial()).noneMatch(SituationItem::hasTraffic);
    world.tick(Places.ticks(20));
    SituationItem told = traffic(feed, 20);
    assertThat(told.getTraffic().getEastCms(0)).isEqualTo(5_000);
    assertThat(told.getTraffic().getHeightAmslCm(0)).isEqualTo(50_000);
    double lon = told.getTraffic().getLonE7(0) / 1e7;
    double lat = told.getTraffic().getLatE7(0) / 1e7;
    assertThat(Math.abs(world.frame().eastM(lat, lon) + 500)).isLessThan(0.02);
    world.tick(Places.ticks(41));
    SituationItem last = traffic(feed, 41);
    assertThat(last.getTraffic().getLatE7Count()).isZero();
    assertThat(last.getVersion()).isGreaterThan(told.getVersion());
    assertThat(feed.changed(42_000)).noneMatch(SituationItem::hasTraffic);
  }

  private static SituationItem traffic(IncidentFeed feed, int second) {
    return feed.changed(second * 1_000L).stream()
        .filter(SituationItem::hasTraffic)
        .findFirst()
        .orElseThrow();
  }
}
