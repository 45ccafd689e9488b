package org.bucketbrigade.sim.world;

import java.util.Arrays;
import java.util.List;
import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.sim.chance.Hash;
import org.bucketbrigade.sim.chance.Stream;
import org.bucketbrigade.sim.fire.Embers;
import org.bucketbrigade.sim.fire.FireModel;
import org.bucketbrigade.sim.geo.Grid;
import org.bucketbrigade.sim.scenario.Scenario.Spot;
import org.bucketbrigade.sim.water.WaterEffect;
import org.bucketbrigade.sim.water.Wetness;

/**
 * The houses and what becomes of them.
 *
 * <p>A house catches fire once it has taken more heat than it stands, by radiation from cells that
 * burn within 40 m and from houses that burn within 15 m, or more embers than it stands. What each
 * one stands is drawn from the seed before anything burns, so that less fire never burns more
 * houses. Water on its cell keeps heat and embers off; a lot of it puts a burning house out.
 */
public final class Houses {
  private static final double RADIATION_REACH_M = 40;
  private static final double HOUSE_TO_HOUSE_M = 15;

  /**
   * Heat that an average house stands; a front of 2,000 kW/m at 15 m for 90 s gives 45 (proposal).
   */
  private static final double HEAT_LIMIT = 60;

  private static final double HEAT_SPREAD = 0.35;
  private static final double HOUSE_HEAT_PER_S = 0.5;

  /** A burning house is lost after this time, and can be put out in its first half (proposal). */
  private static final double BURNS_DOWN_S = 300;

  private static final double PUTS_OUT_MM = 3;
  private static final double FULL_SHELTER_MM = 0.8;
  private static final double SHELTER = 0.8;

  private final Spot[] spots;
  private final int[] cell;
  private final int[][] nearCells;
  private final float[][] nearWeights;
  private final int[][] nearHouses;
  private final HouseState[] state;
  private final float[] heat;
  private final float[] heatLimit;
  private final float[] embers;
  private final float[] emberLimit;
  private final float[] burningS;
  private final float[] heatOfHouses;
  private final double[] emberRate;
  private final HouseDiary diary;
  private int embersSeen = -1;
  private double nowS;
  private int burning;
  private int lost;

  Houses(List<Spot> places, Grid grid, long seed) {
    int count = places.size();
    spots = places.toArray(Spot[]::new);
    cell = new int[count];
    nearCells = new int[count][];
    nearWeights = new float[count][];
    nearHouses = new int[count][];
    state = new HouseState[count];
    Arrays.fill(state, HouseState.WHOLE);
    heat = new float[count];
    heatLimit = new float[count];
    embers = new float[count];
    emberLimit = new float[count];
    burningS = new float[count];
    heatOfHouses = new float[count];
    emberRate = new double[count];
    diary = new HouseDiary(count);
    for (int i = 0; i < count; i++) {
      cell[i] = grid.cellAt(spots[i].eastM(), spots[i].northM());
      findNearCells(i, grid);
      findNearHouses(i);
      double strength = 2 * Chance.uniform(seed, Stream.HOUSE_STRENGTH, i, 0) - 1;
      heatLimit[i] = (float) (HEAT_LIMIT * (1 + HEAT_SPREAD * strength));
      // Exponentially distributed: the house burns by embers with the rate at which they come.
      emberLimit[i] =
          (float) -StrictMath.log(1 - Chance.uniform(seed, Stream.HOUSE_STRENGTH, i, 1));
    }
  }

  private void findNearCells(int house, Grid grid) {
    int reach = (int) Math.ceil(RADIATION_REACH_M / grid.cellM());
    int[] cells = new int[(2 * reach + 1) * (2 * reach + 1)];
    int found = 0;
    int column = grid.column(cell[house]);
    int row = grid.row(cell[house]);
    for (int r = Math.max(0, row - reach); r <= Math.min(grid.rows() - 1, row + reach); r++) {
      int west = Math.max(0, column - reach);
      int east = Math.min(grid.columns() - 1, column + reach);
      for (int c = west; c <= east; c++) {
        int near = r * grid.columns() + c;
        if (distanceM(house, grid, near) <= RADIATION_REACH_M) {
          cells[found++] = near;
        }
      }
    }
    nearCells[house] = Arrays.copyOf(cells, found);
    nearWeights[house] = new float[found];
    for (int i = 0; i < found; i++) {
      double ratio = 10 / (distanceM(house, grid, cells[i]) + 5);
      nearWeights[house][i] = (float) (ratio * ratio * grid.cellM() / 10 / 1000);
    }
  }

  private double distanceM(int house, Grid grid, int toCell) {
    return StrictMath.hypot(
        grid.eastM(toCell) - spots[house].eastM(), grid.northM(toCell) - spots[house].northM());
  }

  private void findNearHouses(int house) {
    int[] near = new int[spots.length];
    int found = 0;
    for (int other = 0; other < spots.length; other++) {
      double e = spots[other].eastM() - spots[house].eastM();
      double n = spots[other].northM() - spots[house].northM();
      if (other != house && e * e + n * n <= HOUSE_TO_HOUSE_M * HOUSE_TO_HOUSE_M) {
        near[found++] = other;
      }
    }
    nearHouses[house] = Arrays.copyOf(near, found);
  }

  void step(double seconds, FireModel fire, Embers emberRain, Wetness wetness) {
    nowS += seconds;
    if (emberRain.updates() != embersSeen) {
      embersSeen = emberRain.updates();
      for (int i = 0; i < spots.length; i++) {
        emberRate[i] = emberRain.perS(spots[i].eastM(), spots[i].northM());
      }
    }
    for (int i = 0; i < spots.length; i++) {
      double depthMm = wetness.depthMm(cell[i]);
      switch (state[i]) {
        case WHOLE -> expose(i, seconds, depthMm, fire);
        case BURNING -> burn(i, seconds, depthMm);
        default -> {}
      }
    }
  }

  private void expose(int i, double seconds, double depthMm, FireModel fire) {
    double heatPerS = 0;
    int[] cells = nearCells[i];
    for (int k = 0; k < cells.length; k++) {
      heatPerS += fire.intensityKwPerM(cells[k]) * nearWeights[i][k];
    }
    double ofHousesPerS = 0;
    for (int other : nearHouses[i]) {
      ofHousesPerS += state[other] == HouseState.BURNING ? HOUSE_HEAT_PER_S : 0;
    }
    double shelter = 1 - SHELTER * Math.min(1, depthMm / FULL_SHELTER_MM);
    heat[i] += (float) ((heatPerS + ofHousesPerS) * shelter * seconds);
    heatOfHouses[i] += (float) (ofHousesPerS * shelter * seconds);
    embers[i] += (float) (emberRate[i] * shelter * seconds);
    if (emberRate[i] > 0) {
      diary.embers(i, nowS);
    }
    if (depthMm >= WaterEffect.WET_MM) {
      diary.wet(i, nowS, seconds);
    }
    if (heat[i] >= heatLimit[i] || embers[i] >= emberLimit[i]) {
      state[i] = HouseState.BURNING;
      burning++;
      diary.ignited(i, nowS, cause(i));
    }
  }

  private HouseStory.Cause cause(int i) {
    if (embers[i] >= emberLimit[i]) {
      return HouseStory.Cause.EMBERS;
    }
    return heatOfHouses[i] > heat[i] / 2 ? HouseStory.Cause.HOUSES : HouseStory.Cause.FLAMES;
  }

  private void burn(int i, double seconds, double depthMm) {
    burningS[i] += (float) seconds;
    if (burningS[i] >= BURNS_DOWN_S) {
      state[i] = HouseState.LOST;
      burning--;
      lost++;
      diary.burntDown(i, nowS);
    } else if (depthMm >= PUTS_OUT_MM && burningS[i] <= BURNS_DOWN_S / 2) {
      state[i] = HouseState.WHOLE;
      burning--;
      burningS[i] = 0;
      heat[i] = 0;
      heatOfHouses[i] = 0;
      embers[i] = 0;
      diary.putOut(i, nowS);
    }
  }

  /** How many there are. */
  public int count() {
    return spots.length;
  }

  /** Metres east of the origin. */
  public double eastM(int house) {
    return spots[house].eastM();
  }

  /** Metres north of the origin. */
  public double northM(int house) {
    return spots[house].northM();
  }

  /** How a house fares; whether a whole one is wet is {@link World#houseState}'s business. */
  HouseState state(int house) {
    return state[house];
  }

  int cell(int house) {
    return cell[house];
  }

  /** What happened to a house so far. */
  public HouseStory story(int house) {
    return diary.story(
        house,
        spots[house].eastM(),
        spots[house].northM(),
        state[house],
        heat[house] / heatLimit[house],
        embers[house] / emberLimit[house]);
  }

  /** Houses that burn now. */
  public int burning() {
    return burning;
  }

  /** Houses that burnt down. */
  public int lost() {
    return lost;
  }

  /** Houses that burn or burnt down: what "saved" is counted by, without drones minus with. */
  public int burnt() {
    return burning + lost;
  }

  long fold(long hash) {
    long h = hash;
    for (int i = 0; i < spots.length; i++) {
      h = Hash.fold(h, state[i].code());
      h = Hash.fold(h, heat[i]);
      h = Hash.fold(h, embers[i]);
      h = Hash.fold(h, burningS[i]);
    }
    return h;
  }
}
