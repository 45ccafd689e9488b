package org.bucketbrigade.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.sim.fire.Embers;
import org.bucketbrigade.sim.scenario.Scenario.Line;
import org.bucketbrigade.sim.scenario.Scenario.Spot;
import org.junit.jupiter.api.Test;

class HousesTest {
  private static final long SEED = 8;

  @Test
  void aHouseAmongBurningCellsCatchesFireAndIsLost() {
    World world = inTheWay().world(SEED);
    long tick = 0;
    while (world.houseState(0) != HouseState.BURNING) {
      tick += World.TICKS_PER_FIRE_STEP;
      assertThat(tick).isLessThan(Places.ticks(900));
      world.tick(tick);
    }
    world.tick(tick + Places.ticks(301));
    assertThat(world.houseState(0)).isEqualTo(HouseState.LOST);
    assertThat(world.houses().lost()).isEqualTo(1);
    assertThat(world.houses().burnt()).isEqualTo(1);
  }

  @Test
  void aHouseFarUpwindStaysWhole() {
    World world = Places.plain().wind(270, 6).fireAt(0, 0).houses(new Spot(-200, 0)).world(SEED);
    world.tick(Places.ticks(1200));
    assertThat(world.houseState(0)).isEqualTo(HouseState.WHOLE);
  }

  @Test
  void embersSetHousesAlightDownwindBeforeTheFrontArrivesButNotUpwind() {
    Places places = Places.plain().wind(270, 10).fire(new Line(-200, -150, -200, 150, 10));
    Spot[] downwind = new Spot[60];
    for (int i = 0; i < downwind.length; i++) {
      downwind[i] = new Spot(100 + i % 10 * 5, -100 + i / 10 * 40);
    }
    World world = places.houses(downwind).world(SEED);
    world.tick(Places.ticks(900));
    assertThat(world.houses().burnt()).isPositive();
    int spottedFirst = 0;
    for (int i = 0; i < downwind.length; i++) {
      int cell = world.grid().cellAt(downwind[i].eastM() - 45, downwind[i].northM());
      boolean frontFar = Double.isNaN(world.fire().arrivalS(cell));
      spottedFirst += frontFar && world.houseState(i) != HouseState.WHOLE ? 1 : 0;
    }
    assertThat(spottedFirst).isPositive();
  }

  @Test
  void aHouseKeptWetStandsLonger() {
    World dry = inTheWay().world(SEED);
    World wet = inTheWay().world(SEED);
    long tick = 0;
    while (dry.houseState(0) == HouseState.WHOLE) {
      tick += World.TICKS_PER_FIRE_STEP;
      dry.tick(tick);
      wet.tick(tick);
      if (wet.houseState(0) == HouseState.WHOLE) {
        wet.release(1, 105, 5, 0, 0, 0, 200);
      }
    }
    assertThat(wet.houseState(0)).isEqualTo(HouseState.WET);
  }

  @Test
  void aLotOfWaterPutsABurningHouseOut() {
    World world = inTheWay().world(SEED);
    long tick = 0;
    while (world.houseState(0) != HouseState.BURNING) {
      world.tick(tick += World.TICKS_PER_FIRE_STEP);
    }
    world.release(1, 105, 5, 0, 0, 0, 1000);
    world.tick(tick + World.TICKS_PER_FIRE_STEP);
    assertThat(world.houseState(0)).isEqualTo(HouseState.WET);
    assertThat(world.houses().burnt()).isZero();
  }

  @Test
  void aBurningHouseSetsItsCloseNeighbourAlight() {
    // Nothing else burns: the first house is heated by a wet-ringed fire beside it only.
    Houses houses =
        new Houses(
            java.util.List.of(new Spot(105, 5), new Spot(117, 5), new Spot(200, 5)),
            Places.plain().scenario().map().grid(),
            SEED);
    World hot = inTheWay().world(SEED);
    Embers none = new Embers(hot.grid());
    while (houses.state(0) != HouseState.BURNING) {
      hot.tick(hot.tick() + World.TICKS_PER_FIRE_STEP);
      houses.step(0.5, hot.fire(), none, hot.water());
    }
    World cold = Places.plain().world(SEED);
    for (int i = 0; i < 400; i++) {
      houses.step(0.5, cold.fire(), none, cold.water());
    }
    assertThat(houses.state(1)).isEqualTo(HouseState.BURNING);
    assertThat(houses.story(1).cause()).isEqualTo(HouseStory.Cause.HOUSES);
    assertThat(houses.state(2)).isEqualTo(HouseState.WHOLE);
  }

  @Test
  void theStoryOfAHouseTellsWhatHappenedInOrder() {
    World world = inTheWay().world(SEED);
    long tick = 0;
    while (world.houseState(0) != HouseState.BURNING) {
      world.tick(tick += World.TICKS_PER_FIRE_STEP);
    }
    HouseStory story = world.houses().story(0);
    assertThat(story.firstEmbersS()).isPositive().isLessThan(story.ignitedS());
    assertThat(Math.abs(story.ignitedS() - world.seconds())).isLessThan(1);
    assertThat(story.cause()).isIn(HouseStory.Cause.FLAMES, HouseStory.Cause.EMBERS);
    assertThat(Math.max(story.heat(), story.embers())).isGreaterThanOrEqualTo(1);
    assertThat(story.burntDownS()).isNaN();
    world.tick(tick + Places.ticks(301));
    story = world.houses().story(0);
    assertThat(story.state()).isEqualTo(HouseState.LOST);
    assertThat(Math.abs(story.burntDownS() - story.ignitedS() - 300)).isLessThan(1);
    assertThat(story.firstWetS()).isNaN();
  }

  @Test
  void theStoryOfAHouseTellsWhenItWasWettedAndPutOut() {
    World world = inTheWay().world(SEED);
    world.tick(Places.ticks(10));
    world.release(1, 105, 5, 0, 0, 0, 300);
    long tick = Places.ticks(10);
    while (world.houseState(0) != HouseState.BURNING) {
      world.tick(tick += World.TICKS_PER_FIRE_STEP);
    }
    world.release(2, 105, 5, 0, 0, 0, 1000);
    world.tick(tick + World.TICKS_PER_FIRE_STEP);
    HouseStory story = world.houses().story(0);
    assertThat(Math.abs(story.firstWetS() - 10)).isLessThan(1);
    assertThat(story.wetS()).isGreaterThan(60);
    assertThat(story.putOutS()).isGreaterThan(story.ignitedS());
    assertThat(story.burntDownS()).isNaN();
  }

  private static Places inTheWay() {
    return Places.plain().wind(270, 5).fire(new Line(0, -40, 0, 40, 10)).houses(new Spot(105, 5));
  }
}
