package org.bucketbrigade.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.scenario.Scenario.District;
import org.bucketbrigade.sim.scenario.Scenario.Lake;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the large scenario must be for 300 drones to have something to do. */
class VancouverTest {
  private static final Scenario VANCOUVER = Scenarios.open("vancouver-2030");

  @Test
  @Timeout(300)
  void withoutHelpAtLeast250HousesBurnWithin75MinutesButHardlyAnyAtOnce() {
    long seed = 1;
    System.out.println("seed " + seed);
    long begun = cpuNanos();
    World world = new World(VANCOUVER, seed);
    world.tick(Places.ticks(900));
    assertThat(world.houses().burnt()).isLessThan(40);
    world.tick(Places.ticks(75 * 60));
    double seconds = (cpuNanos() - begun) / 1e9;
    System.out.printf("%d houses burnt, computed in %.1f s%n", world.houses().burnt(), seconds);
    assertThat(world.houses().burnt()).isGreaterThanOrEqualTo(250);
    assertThat(seconds).isLessThan(30);
    for (int i = 0; i < world.houses().count(); i++) {
      HouseStory story = world.houses().story(i);
      boolean burnt = story.state() == HouseState.BURNING || story.state() == HouseState.LOST;
      assertThat(story.cause() != HouseStory.Cause.NONE).isEqualTo(burnt);
    }
  }

  @Test
  void atLeastTwelveDistrictsHaveAReservoirWithin500Metres() {
    List<District> districts = VANCOUVER.districts();
    assertThat(districts).hasSizeGreaterThanOrEqualTo(12);
    assertThat(VANCOUVER.lakes()).hasSizeGreaterThanOrEqualTo(24);
    long sites = districts.stream().map(VancouverTest::nearest).distinct().count();
    assertThat(sites).isEqualTo(districts.size());
    for (District d : districts) {
      assertThat(awayM(d, nearest(d))).isLessThan(500);
    }
  }

  @Test
  void everyDistrictsLakesHaveRoomForAQuarterOfAHundredDronesTwentyFiveMetresApart() {
    World world = new World(VANCOUVER, 1);
    for (int site = 0; site < VANCOUVER.lakes().size(); site++) {
      Lake lake = VANCOUVER.lakes().get(site);
      // Thirteen places of a 25 m lattice lie 12 m and more from the shore of such a lake.
      assertThat(lake.radiusM()).isGreaterThanOrEqualTo(62);
      assertThat(world.isWater(lake.eastM(), lake.northM())).isTrue();
      double amslM = world.surfaceAmslM(lake.eastM() + lake.radiusM() - 1, lake.northM());
      assertThat(Math.abs(amslM - world.terrain().lakeAmslM(site))).isLessThan(1e-9);
    }
  }

  @Test
  void theFlightAreaHoldsEverythingAndLiesOnTheMap() {
    Scenario.Area area = VANCOUVER.area();
    Scenario.Map map = VANCOUVER.map();
    assertThat(Math.abs(area.eastM()) + area.radiusM()).isLessThan(map.eastM() / 2.0);
    assertThat(Math.abs(area.northM()) + area.radiusM()).isLessThan(map.northM() / 2.0);
    for (District d : VANCOUVER.districts()) {
      double far = Math.hypot(d.eastM() - area.eastM(), d.northM() - area.northM());
      assertThat(far + d.radiusM()).isLessThan(area.radiusM());
    }
    for (Lake lake : VANCOUVER.lakes()) {
      double far = Math.hypot(lake.eastM() - area.eastM(), lake.northM() - area.northM());
      assertThat(far + lake.radiusM()).isLessThan(area.radiusM());
    }
  }

  @Test
  void threeHundredDronesStandOnItsBases() {
    assertThat(VANCOUVER.drones().count()).isEqualTo(300);
    for (int drone = 0; drone < 300; drone++) {
      Scenario.Spot pad = VANCOUVER.pad(drone);
      assertThat(VANCOUVER.isOnBase(pad.eastM(), pad.northM())).as("drone %d", drone).isTrue();
    }
  }

  private static Lake nearest(District d) {
    Lake nearest = VANCOUVER.lakes().getFirst();
    for (Lake lake : VANCOUVER.lakes()) {
      nearest = awayM(d, lake) < awayM(d, nearest) ? lake : nearest;
    }
    return nearest;
  }

  private static double awayM(District d, Lake lake) {
    return Math.hypot(d.eastM() - lake.eastM(), d.northM() - lake.northM());
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
