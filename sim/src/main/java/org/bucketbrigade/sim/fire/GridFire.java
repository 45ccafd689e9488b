package org.bucketbrigade.sim.fire;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.bucketbrigade.sim.chance.Hash;
import org.bucketbrigade.sim.fuel.Fuel;
import org.bucketbrigade.sim.geo.Grid;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.terrain.Terrain;
import org.bucketbrigade.sim.water.WaterCoefficients;
import org.bucketbrigade.sim.water.WaterEffect;
import org.bucketbrigade.sim.water.Wetness;

/**
 * A fire on a grid: each cell is lit when fire first arrives there from the burning cells around,
 * whose ellipses of spread are stretched by wind and slope.
 *
 * <p>Arrivals come one by one from a heap ({@link Arrivals}), so that time steps do not blur them.
 * Whenever the wind changes, and near water each step, a fire under way is told the share of its
 * way that it has done, and goes on at the new pace.
 *
 * <p>A cell burns while fire is still on its way from it to one of the eight cells around, at most
 * {@link #LONGEST_INSIDE_S}, then {@code burnOutS} longer. Water slows the front by {@link
 * WaterEffect}; enough of it puts a cell out, which may burn again once dry if it was lit less than
 * half its time ago. A front that water holds up until its cell is burnt out goes out.
 */
public final class GridFire implements FireModel {
  /** Where a fire is set it has no past: it is taken to cross its first cell at this share. */
  private static final double FIRST_PACE = 0.3;

  /** Wind that differs by less than this is the same, m/s. */
  private static final double SAME_WIND_MPS = 0.05;

  /** Wind and age are looked at anew, and cells burn down, once in this many steps. */
  private static final int TURN_STEPS = 4;

  /** A fire from a point has at least this share of its lasting speed. */
  private static final double LEAST_GROWN = 0.02;

  private static final double LONGEST_INSIDE_S = 1800;

  /** A fire from a point has its lasting speed after this time, to 1 %. */
  private static final double YOUNG_S = 2400;

  private static final byte UNBURNT = 0;
  private static final byte BURNING = 1;
  private static final byte BURNT = 2;
  private static final byte UNBURNABLE = 3;
  private static final CellState[] STATES = {
    CellState.UNBURNT, CellState.BURNING, CellState.BURNT, CellState.UNBURNABLE
  };

  private final Grid grid;
  private final Wetness wetness;
  private final Spread spread;
  private final Brands brands;
  private final Links links;
  private final Band band;
  private final Arrivals arrivals;
  private final Ellipse ellipse = new Ellipse();
  private final double burnOutS;
  private final byte[] state;
  private final float[] arrivalS;
  private final float[] intensity;
  private final float[] residenceS;
  private final float[] bornS;

  /** Cells that fire leaves no more; that changes by water only. Spares looking, is no state. */
  private final boolean[] passed;

  /** Which of the cells around fire was last found on its way to: looked at first. No state. */
  private final byte[] towards;

  private int[] burningList = new int[1024];
  private double windEast;
  private double windNorth;
  private double nowS;
  private double lastBirthS = Double.NEGATIVE_INFINITY;
  private double turnS;
  private long steps;
  private boolean wet;
  private boolean wasWet;
  private boolean watered;
  private int burning;
  private int burnt;

  /** The fire of a scenario, in the fuel of its weather or at the pace that it gives. */
  public GridFire(Scenario scenario, Grid grid, Terrain terrain, Wetness wetness, long seed) {
    this(scenario, grid, terrain, wetness, seed, cell -> scenario.terrain().fuel());
  }

  /** The fire of a scenario; if it gives the weather, the fuel of each cell counts. */
  public GridFire(
      Scenario scenario,
      Grid grid,
      Terrain terrain,
      Wetness wetness,
      long seed,
      IntFunction<Fuel> fuels) {
    this(
        grid,
        scenario.fire().burnOutS(),
        wetness,
        spread(scenario, grid, terrain, seed, fuels),
        scenario.fire().hasWeather() ? new Brands(grid, seed) : Brands.NONE);
    for (int cell = 0; cell < grid.cells(); cell++) {
      double e = grid.eastM(cell);
      double n = grid.northM(cell);
      if (scenario.isOnBase(e, n) || terrain.isWater(e, n)) {
        state[cell] = UNBURNABLE;
      }
    }
  }

  private static Spread spread(
      Scenario scenario, Grid grid, Terrain terrain, long seed, IntFunction<Fuel> fuels) {
    Slopes slopes = new Slopes(grid, terrain);
    return scenario.fire().hasWeather()
        ? new FbpSpread(scenario, grid, slopes, fuels, terrain.amslM(0, 0))
        : new PlainSpread(scenario, grid, slopes, seed);
  }

  GridFire(Grid grid, double burnOutS, Wetness wetness, Spread spread, Brands brands) {
    this.grid = grid;
    this.burnOutS = burnOutS;
    this.wetness = wetness;
    this.spread = spread;
    this.brands = brands;
    links = new Links(grid);
    band = new Band(grid.cells());
    arrivals = new Arrivals(links, band, grid.cellM());
    int cells = grid.cells();
    state = new byte[cells];
    arrivalS = new float[cells];
    intensity = new float[cells];
    residenceS = new float[cells];
    bornS = new float[cells];
    passed = new boolean[cells];
    towards = new byte[cells];
    Arrays.fill(arrivalS, Float.NaN);
    Arrays.fill(bornS, Float.NaN);
    Arrays.fill(residenceS, (float) burnOutS);
    for (int cell = 0; cell < cells; cell++) {
      state[cell] = spread.burns(cell) ? UNBURNT : UNBURNABLE;
    }
  }

  @Override
  public void ignite(int cell) {
    if (state[cell] == UNBURNT) {
      spread.ellipse(cell, 0, 0, ellipse);
      light(cell, nowS, ellipse.headMps * FIRST_PACE, Float.NaN);
    }
  }

  @Override
  public void igniteFromPoint(int cell) {
    if (state[cell] == UNBURNT) {
      lastBirthS = nowS;
      spread.ellipse(cell, 0, 0, ellipse);
      light(cell, nowS, ellipse.headMps * FIRST_PACE, (float) nowS);
    }
  }

  @Override
  public void step(double seconds, double windEastMps, double windNorthMps) {
    boolean onTurn = steps++ % TURN_STEPS == 0;
    wet = wetness.any();
    watered |= wet || wasWet;
    boolean other = onTurn && (spread.changes(nowS) || isOther(windEastMps, windNorthMps));
    if (other || (onTurn && nowS - lastBirthS < YOUNG_S)) {
      windEast = windEastMps;
      windNorth = windNorthMps;
      turnS = nowS;
      goOn();
    } else if (wet || wasWet) {
      goOnNearWater();
    }
    if (wet) {
      putOut();
    }
    wasWet = wet;
    nowS += seconds;
    for (int slot = band.first(); slot >= 0 && band.dueS[slot] <= nowS; slot = band.first()) {
      arrive(slot);
    }
    if (onTurn) {
      burnDown(seconds * TURN_STEPS);
    }
  }

  private boolean isOther(double windEastMps, double windNorthMps) {
    double east = windEastMps - windEast;
    double north = windNorthMps - windNorth;
    return east * east + north * north > SAME_WIND_MPS * SAME_WIND_MPS;
  }

  /** Looks for fires under way that water holds up, or does no longer; leaves all others alone. */
  private void goOnNearWater() {
    for (int slot = 0; slot < band.slots(); slot++) {
      if (!band.isEmpty(slot) && isPaceOther(slot)) {
        goOn(slot);
      }
    }
  }

  private boolean isPaceOther(int slot) {
    int cell = band.cell[slot];
    for (int link = 0; link < Links.COUNT; link++) {
      int at = slot * Links.COUNT + link;
      if (!Float.isNaN(band.progress[at])
          && band.pace[at] != (float) pace(slot, cell - links.offset[link], link)) {
        return true;
      }
    }
    return false;
  }

  /** Tells every fire under way how far it has come, and sends it on at the present pace. */
  private void goOn() {
    for (int slot = 0; slot < band.slots(); slot++) {
      if (!band.isEmpty(slot)) {
        goOn(slot);
      }
    }
  }

  private void goOn(int slot) {
    double passedS = nowS - band.sinceS[slot];
    int first = slot * Links.COUNT;
    for (int link = 0; link < Links.COUNT; link++) {
      if (band.pace[first + link] > 0) {
        band.progress[first + link] +=
            (float) (passedS * band.pace[first + link] / arrivals.travelS(slot, link));
      }
    }
    band.sinceS[slot] = nowS;
    int cell = band.cell[slot];
    spread.ellipse(cell, windEast, windNorth, ellipse);
    arrivals.metric(slot, ellipse);
    for (int link = 0; link < Links.COUNT; link++) {
      if (!Float.isNaN(band.progress[first + link])) {
        int from = cell - links.offset[link];
        band.pace[first + link] = (float) pace(slot, from, link);
        if (band.pace[first + link] == 0 && state[from] != BURNING) {
          band.progress[first + link] = Float.NaN;
        }
      }
    }
    arrivals.considerAll(slot);
    if (band.dueS[slot] < nowS) {
      band.due(slot, nowS, band.via[slot]);
    } else if (band.dueS[slot] == Double.POSITIVE_INFINITY && !hasFire(slot)) {
      band.remove(slot);
    }
  }

  private boolean hasFire(int slot) {
    for (int at = slot * Links.COUNT; at < (slot + 1) * Links.COUNT; at++) {
      if (!Float.isNaN(band.progress[at])) {
        return true;
      }
    }
    return false;
  }

  private void arrive(int slot) {
    int cell = band.cell[slot];
    int via = band.via[slot];
    double atS = band.dueS[slot];
    if (via < 0) {
      if (wetness.depthMm(cell) >= WaterCoefficients.WET_MM) {
        band.brandS[slot] = Double.POSITIVE_INFINITY;
        arrivals.considerAll(slot);
        return;
      }
      lastBirthS = atS;
      spread.ellipse(cell, 0, 0, ellipse);
      light(cell, atS, ellipse.headMps * FIRST_PACE, (float) atS);
      return;
    }
    double mps =
        links.lengthM[via] * band.pace[slot * Links.COUNT + via] / arrivals.travelS(slot, via);
    light(cell, atS, mps, bornS[cell - links.offset[via]]);
  }

  private void light(int cell, double atS, double linkMps, float born) {
    int slot = band.slotOf(cell);
    if (slot >= 0) {
      band.remove(slot);
    }
    state[cell] = BURNING;
    arrivalS[cell] = (float) atS;
    passed[cell] = false;
    bornS[cell] = born;
    intensity[cell] = (float) spread.intensityKwPerM(cell, Math.min(linkMps, frontMps(cell, atS)));
    if (burning == burningList.length) {
      burningList = Arrays.copyOf(burningList, 2 * burning);
    }
    burningList[burning++] = cell;
    int column = grid.column(cell);
    int row = grid.row(cell);
    for (int link = 0; link < Links.COUNT; link++) {
      int c = column + links.east[link];
      int r = row + links.north[link];
      if (c >= 0 && c < grid.columns() && r >= 0 && r < grid.rows()) {
        send(cell, link, atS, 0);
      }
    }
    throwBrand(cell, atS);
  }

  /** Sends fire from a cell along a link, unless it burns at the other end or never can. */
  private void send(int from, int link, double atS, double done) {
    int cell = from + links.offset[link];
    if (state[cell] != UNBURNT) {
      return;
    }
    int slot = band.slotOf(cell);
    if (slot < 0) {
      slot = enter(cell, atS);
    }
    int at = slot * Links.COUNT + link;
    double pace = pace(slot, from, link);
    band.pace[at] = (float) pace;
    double earlierS = band.sinceS[slot] - atS;
    band.progress[at] =
        (float) (pace > 0 ? done + earlierS * pace / arrivals.travelS(slot, link) : done);
    arrivals.consider(slot, link);
  }

  private int enter(int cell, double atS) {
    int slot = band.add(cell, atS);
    spread.ellipse(cell, windEast, windNorth, ellipse);
    arrivals.metric(slot, ellipse);
    int column = grid.column(cell);
    int row = grid.row(cell);
    int barred = 0;
    for (int link = 0; link < Links.COUNT; link++) {
      if (grid.contains(column - links.east[link], row - links.north[link])
          && isBarred(cell, link)) {
        barred |= 1 << link;
      }
    }
    band.barred[slot] = barred;
    return slot;
  }

  /** Whether what a link crosses on its way to a cell never burns, or burns in another way. */
  private boolean isBarred(int cell, int link) {
    int from = cell - links.offset[link];
    int[] crossed = links.crossed[link];
    for (int i = 0; i < crossed.length - 1; i++) {
      int between = from + crossed[i];
      if (state[between] == UNBURNABLE || !spread.alike(cell, between)) {
        return true;
      }
    }
    int[] corners = links.corners[link];
    for (int i = 0; i < corners.length; i += 2) {
      if (state[from + corners[i]] == UNBURNABLE && state[from + corners[i + 1]] == UNBURNABLE) {
        return true;
      }
    }
    return false;
  }

  /** Share of the dry pace that water, fuel breaks and youth leave along a link, 0..1. */
  private double pace(int slot, int from, int link) {
    if ((band.barred[slot] & 1 << link) != 0) {
      return 0;
    }
    double pace = 1;
    if (!Float.isNaN(bornS[from])) {
      pace = Math.max(LEAST_GROWN, spread.grown(turnS - bornS[from]));
    }
    if (!wet) {
      return pace;
    }
    double kw = intensity[from];
    double least = 1;
    for (int offset : links.crossed[link]) {
      least = Math.min(least, entry(from + offset, kw));
    }
    int[] corners = links.corners[link];
    for (int i = 0; i < corners.length; i += 2) {
      double one = entry(from + corners[i], kw);
      least = Math.min(least, Math.max(one, entry(from + corners[i + 1], kw)));
    }
    return least == 0 ? 0 : least * pace * WaterEffect.pace(wetness.depthMm(from), kw);
  }

  private double entry(int cell, double kw) {
    return switch (state[cell]) {
      case UNBURNT -> WaterEffect.pace(wetness.depthMm(cell), kw);
      case UNBURNABLE -> 0;
      default -> 1;
    };
  }

  private void throwBrand(int cell, double atS) {
    int target = brands.target(cell, intensity[cell], windEast, windNorth);
    if (target >= 0 && state[target] == UNBURNT) {
      int slot = band.slotOf(target);
      if (slot < 0) {
        slot = enter(target, atS);
      }
      double downS = atS + brands.flightS(cell);
      if (downS < band.brandS[slot]) {
        band.brandS[slot] = downS;
        if (downS < band.dueS[slot]) {
          band.due(slot, downS, -1);
        }
      }
    }
  }

  /**
   * Speed of the front across a cell, m/s: one over the gradient of arrival times. Links that run
   * along a flank are faster than the flank itself moves.
   */
  private double frontMps(int cell, double atS) {
    int column = grid.column(cell);
    int row = grid.row(cell);
    double west = column > 0 ? arrivalS[cell - 1] : Double.NaN;
    double east = column < grid.columns() - 1 ? arrivalS[cell + 1] : Double.NaN;
    double south = row > 0 ? arrivalS[cell - grid.columns()] : Double.NaN;
    double north = row < grid.rows() - 1 ? arrivalS[cell + grid.columns()] : Double.NaN;
    double x = sinceEarlier(atS, west, east);
    double y = sinceEarlier(atS, south, north);
    double delayS = Math.sqrt(x * x + y * y);
    return delayS > 0 ? grid.cellM() / delayS : Double.POSITIVE_INFINITY;
  }

  private static double sinceEarlier(double atS, double a, double b) {
    double fromA = atS > a ? atS - a : 0;
    double fromB = atS > b ? atS - b : 0;
    return Math.max(fromA, fromB);
  }

  private void putOut() {
    for (int i = burning - 1; i >= 0; i--) {
      int cell = burningList[i];
      if (wetness.depthMm(cell) >= WaterEffect.neededMm(intensity[cell])) {
        putOut(cell, i);
      }
    }
  }

  private void burnDown(double seconds) {
    if (watered) {
      Arrays.fill(passed, false);
      watered = false;
    }
    for (int i = burning - 1; i >= 0; i--) {
      int cell = burningList[i];
      if (!passed[cell]) {
        passed[cell] = !isInside(cell);
      }
      if (passed[cell] || nowS - arrivalS[cell] > LONGEST_INSIDE_S) {
        residenceS[cell] -= (float) seconds;
        if (residenceS[cell] <= 0) {
          burnOut(cell, i);
        }
      }
    }
  }

  /** Whether fire is on its way to one of the eight cells around. */
  private boolean isInside(int cell) {
    int column = grid.column(cell);
    int row = grid.row(cell);
    for (int i = 0; i < links.near.length; i++) {
      int around = (towards[cell] + i) % links.near.length;
      if (isOnItsWay(cell, column, row, links.near[around])) {
        towards[cell] = (byte) around;
        return true;
      }
    }
    return false;
  }

  private boolean isOnItsWay(int cell, int column, int row, int link) {
    if (!grid.contains(column + links.east[link], row + links.north[link])) {
      return false;
    }
    int slot = band.slotOf(cell + links.offset[link]);
    return slot >= 0
        && !Float.isNaN(band.progress[slot * Links.COUNT + link])
        && band.pace[slot * Links.COUNT + link] > 0;
  }

  private void burnOut(int cell, int place) {
    state[cell] = BURNT;
    burningList[place] = burningList[--burning];
    burnt++;
  }

  private void putOut(int cell, int place) {
    recall(cell);
    if (residenceS[cell] < burnOutS / 2) {
      burnOut(cell, place);
      return;
    }
    state[cell] = UNBURNT;
    burningList[place] = burningList[--burning];
    arrivalS[cell] = Float.NaN;
    bornS[cell] = Float.NaN;
    int column = grid.column(cell);
    int row = grid.row(cell);
    for (int link = 0; link < Links.COUNT; link++) {
      if (grid.contains(column - links.east[link], row - links.north[link])
          && state[cell - links.offset[link]] == BURNING) {
        send(cell - links.offset[link], link, nowS, 0);
      }
    }
  }

  /** Stops all fire that is on its way from a cell. */
  private void recall(int cell) {
    int column = grid.column(cell);
    int row = grid.row(cell);
    for (int link = 0; link < Links.COUNT; link++) {
      if (grid.contains(column + links.east[link], row + links.north[link])) {
        int slot = band.slotOf(cell + links.offset[link]);
        if (slot >= 0) {
          band.progress[slot * Links.COUNT + link] = Float.NaN;
          arrivals.considerAll(slot);
        }
      }
    }
  }

  @Override
  public Fuel crowns(int cell) {
    return spread.fuel(cell);
  }

  @Override
  public CellState state(int cell) {
    return STATES[state[cell]];
  }

  @Override
  public double intensityKwPerM(int cell) {
    if (state[cell] != BURNING) {
      return 0;
    }
    double kw = intensity[cell];
    return kw * WaterEffect.pace(wetness.depthMm(cell), kw);
  }

  @Override
  public double arrivalS(int cell) {
    return arrivalS[cell];
  }

  @Override
  public int burningCells() {
    return burning;
  }

  @Override
  public int burntCells() {
    return burnt;
  }

  @Override
  public long fold(long hash) {
    long h = band.fold(hash);
    for (int cell = 0; cell < state.length; cell++) {
      h = Hash.fold(h, state[cell]);
      h = Hash.fold(h, arrivalS[cell]);
      h = Hash.fold(h, intensity[cell]);
      h = Hash.fold(h, residenceS[cell]);
      h = Hash.fold(h, bornS[cell]);
    }
    for (int i = 0; i < burning; i++) {
      h = Hash.fold(h, burningList[i]);
    }
    h = Hash.fold(h, steps);
    h = Hash.fold(h, turnS);
    h = Hash.fold(h, lastBirthS);
    h = Hash.fold(h, wasWet ? 1 : 0);
    h = Hash.fold(h, windEast);
    h = Hash.fold(h, windNorth);
    return Hash.fold(h, nowS);
  }
}
