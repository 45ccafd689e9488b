package org.bucketbrigade.arbiter;

import java.util.Arrays;

/**
 * Finds claims near a point without looking at all of them: squares on the map, each with a list of
 * the claims whose middle lies in it.
 *
 * <p>Claims differ in size from a few metres to hundreds, so there are several such grids, each
 * with squares twice as large as those of the one before; a claim belongs to the first whose
 * squares are twice its size. So a search looks at a handful of squares of each grid that is in
 * use, and its cost depends on how many claims are near, not on how many there are. A search that
 * would look at more squares than there can be claims, as a vehicle that claims to be hundreds of
 * kilometres high asks for, looks at all claims instead, so that nobody can make it long.
 *
 * <p>Squares share buckets of a table of fixed size, so places need no bounds.
 */
final class ClaimGrid {
  /** Largest claim of the finest grid, metres: nearly all drones at full speed. */
  static final double FINEST_M = 64;

  private static final int LEVELS = 8;
  private static final int NONE = -1;

  // Of each claim: its grid, its square there, and its neighbours in the bucket's list.
  private final int[] level;
  private final int[] column;
  private final int[] row;
  private final int[] next;
  private final int[] previous;
  private final int[] heads;
  private final int mask;
  private final int[] population = new int[LEVELS];

  // Largest claim that ever was in the coarsest grid, which takes what is too large for it, too.
  private double largestM = sizeOf(LEVELS - 1);

  ClaimGrid(int capacity) {
    level = new int[capacity];
    column = new int[capacity];
    row = new int[capacity];
    next = new int[capacity];
    previous = new int[capacity];
    Arrays.fill(level, NONE);
    int buckets = Integer.highestOneBit(Math.max(1, capacity)) * 4;
    heads = new int[buckets];
    Arrays.fill(heads, NONE);
    mask = buckets - 1;
  }

  private static double sizeOf(int atLevel) {
    return FINEST_M * (1 << atLevel);
  }

  private static int square(double metres, double edgeM) {
    return (int) Math.floor(metres / edgeM);
  }

  private int bucket(int atLevel, int atColumn, int atRow) {
    int hash = (atColumn * 0x9E37_79B1) ^ (atRow * 0x85EB_CA77) ^ (atLevel * 0xC2B2_AE3D);
    return (hash ^ (hash >>> 15)) & mask;
  }

  /** Puts a claim where it is now: a ball of this size around a point, metres. */
  void put(int claim, double x, double y, double sizeM) {
    int atLevel = 0;
    while (atLevel < LEVELS - 1 && sizeM > sizeOf(atLevel)) {
      atLevel++;
    }
    largestM = Math.max(largestM, sizeM);
    double edgeM = 2 * sizeOf(atLevel);
    int atColumn = square(x, edgeM);
    int atRow = square(y, edgeM);
    if (level[claim] == atLevel && column[claim] == atColumn && row[claim] == atRow) {
      return;
    }
    remove(claim);
    level[claim] = atLevel;
    column[claim] = atColumn;
    row[claim] = atRow;
    population[atLevel]++;
    int bucket = bucket(atLevel, atColumn, atRow);
    int head = heads[bucket];
    previous[claim] = NONE;
    next[claim] = head;
    if (head != NONE) {
      previous[head] = claim;
    }
    heads[bucket] = claim;
  }

  /** Takes a claim out, if it is in. */
  void remove(int claim) {
    if (level[claim] == NONE) {
      return;
    }
    population[level[claim]]--;
    if (previous[claim] != NONE) {
      next[previous[claim]] = next[claim];
    } else {
      heads[bucket(level[claim], column[claim], row[claim])] = next[claim];
    }
    if (next[claim] != NONE) {
      previous[next[claim]] = previous[claim];
    }
    level[claim] = NONE;
  }

  /**
   * Finds all claims that may come within a distance of a point, metres, and some that do not; each
   * once, in an order that depends on what was before.
   *
   * @param out takes their numbers
   * @return how many there are
   */
  int near(double x, double y, double withinM, int[] out) {
    int found = 0;
    for (int at = 0; at < LEVELS; at++) {
      if (population[at] == 0) {
        continue;
      }
      double edgeM = 2 * sizeOf(at);
      double reachM = withinM + (at == LEVELS - 1 ? largestM : sizeOf(at));
      double across = 2 * reachM / edgeM + 1;
      if (!(across * across <= level.length)) {
        found = collect(at, out, found);
        continue;
      }
      int lastColumn = square(x + reachM, edgeM);
      int lastRow = square(y + reachM, edgeM);
      int firstRow = square(y - reachM, edgeM);
      for (int atColumn = square(x - reachM, edgeM); atColumn <= lastColumn; atColumn++) {
        for (int atRow = firstRow; atRow <= lastRow; atRow++) {
          found = collect(at, atColumn, atRow, out, found);
        }
      }
    }
    return found;
  }

  /** All claims of a grid: cheaper than its squares if these are more than there can be claims. */
  private int collect(int atLevel, int[] out, int from) {
    int found = from;
    for (int claim = 0; claim < level.length; claim++) {
      if (level[claim] == atLevel) {
        out[found++] = claim;
      }
    }
    return found;
  }

  private int collect(int atLevel, int atColumn, int atRow, int[] out, int from) {
    int found = from;
    int claim = heads[bucket(atLevel, atColumn, atRow)];
    for (; claim != NONE; claim = next[claim]) {
      if (level[claim] == atLevel && column[claim] == atColumn && row[claim] == atRow) {
        out[found++] = claim;
      }
    }
    return found;
  }
}
