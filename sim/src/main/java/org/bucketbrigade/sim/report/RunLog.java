package org.bucketbrigade.sim.report;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.sim.world.HouseState;
import org.bucketbrigade.sim.world.World;

/**
 * What a report tells of one run: a moment every so often, every drop, every house, and some maps.
 *
 * <p>Beside the world goes the same one without drones, to the same seed: the difference is what
 * they did.
 */
public final class RunLog {
  /** A map, and the same without drones. */
  record Maps(long seconds, MapShot with, MapShot alone) {}

  /** When and where a drop fell; places are metres east and north of the origin. */
  record Drop(long seconds, double eastM, double northM, double litres, double onFireL) {}

  private final World world;
  private final World alone;
  private final List<Moment> moments = new ArrayList<>();
  private final List<Maps> maps = new ArrayList<>();
  private final List<Long> dropSeconds = new ArrayList<>();
  private final HouseTimes houses;
  private final HouseTimes housesAlone;

  /**
   * Begins at the start of both.
   *
   * @param alone the same as {@code world} if there are no drones
   */
  public RunLog(World world, World alone) {
    this.world = world;
    this.alone = alone;
    houses = new HouseTimes(world);
    housesAlone = new HouseTimes(alone);
  }

  /** Looks for what began; to be called every second. */
  public void look() {
    long now = Math.round(world.seconds());
    while (dropSeconds.size() < world.drops().count()) {
      dropSeconds.add(now);
    }
    houses.look();
    housesAlone.look();
  }

  /** Notes a moment of the time series. */
  public void note() {
    moments.add(Moment.of(world, alone));
  }

  /** Draws both worlds as they are now. */
  public void draw() {
    MapShot with = MapShot.of(world);
    maps.add(new Maps(Math.round(world.seconds()), with, hasDrones() ? MapShot.of(alone) : with));
  }

  /** Whether there are drones, and so two worlds to compare. */
  boolean hasDrones() {
    return world != alone;
  }

  World world() {
    return world;
  }

  World alone() {
    return alone;
  }

  List<Moment> moments() {
    return moments;
  }

  /** The last moment noted. */
  public Moment last() {
    return moments.getLast();
  }

  List<Maps> maps() {
    return maps;
  }

  HouseTimes houses() {
    return houses;
  }

  HouseTimes housesAlone() {
    return housesAlone;
  }

  List<Drop> drops() {
    List<Drop> all = new ArrayList<>();
    for (int i = 0; i < dropSeconds.size(); i++) {
      all.add(
          new Drop(
              dropSeconds.get(i),
              world.drops().eastM(i),
              world.drops().northM(i),
              world.drops().litres(i),
              world.drops().litresOnFire(i)));
    }
    return all;
  }

  /** Whether a house stands that does not stand without drones. */
  boolean isSaved(int house) {
    return isBurnt(housesAlone.state(house)) && !isBurnt(houses.state(house));
  }

  static boolean isBurnt(HouseState state) {
    return state == HouseState.BURNING || state == HouseState.LOST;
  }
}
