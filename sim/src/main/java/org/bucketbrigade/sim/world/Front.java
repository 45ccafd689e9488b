package org.bucketbrigade.sim.world;

import java.util.Arrays;

/** Cells that fire goes out from, in slots: how far it has come along each of their links. */
final class Front {
  private static final int FIRST_CAPACITY = 1024;

  private final int[] slotOf;
  private int count;
  int[] cell = new int[FIRST_CAPACITY];

  /** One bit for each link that fire may still go. */
  int[] open = new int[FIRST_CAPACITY];

  /** Seconds of the step in which the cell was lit that it has yet to use. */
  float[] unusedS = new float[FIRST_CAPACITY];

  /** Whether fire still moves along any link. */
  boolean[] live = new boolean[FIRST_CAPACITY];

  /** Whether fire still moves towards one of the eight cells around. */
  boolean[] inside = new boolean[FIRST_CAPACITY];

  /** Share of each link's length that is done. */
  float[] progress = new float[FIRST_CAPACITY * Links.COUNT];

  Front(int cells) {
    slotOf = new int[cells];
    Arrays.fill(slotOf, -1);
  }

  int count() {
    return count;
  }

  /** The slot of a cell, -1 if fire does not go out from it. */
  int slotOf(int ofCell) {
    return slotOf[ofCell];
  }

  void add(int newCell, int openLinks, double unused) {
    if (count == cell.length) {
      grow();
    }
    int slot = count++;
    slotOf[newCell] = slot;
    cell[slot] = newCell;
    open[slot] = openLinks;
    unusedS[slot] = (float) unused;
    live[slot] = true;
    inside[slot] = true;
    Arrays.fill(progress, slot * Links.COUNT, (slot + 1) * Links.COUNT, 0);
  }

  /** Takes a slot out; the last slot moves into its place. */
  void remove(int slot) {
    slotOf[cell[slot]] = -1;
    int last = --count;
    if (slot != last) {
      cell[slot] = cell[last];
      open[slot] = open[last];
      unusedS[slot] = unusedS[last];
      live[slot] = live[last];
      inside[slot] = inside[last];
      System.arraycopy(progress, last * Links.COUNT, progress, slot * Links.COUNT, Links.COUNT);
      slotOf[cell[slot]] = slot;
    }
  }

  void reopen(int slot, int link) {
    open[slot] |= 1 << link;
    progress[slot * Links.COUNT + link] = 0;
  }

  private void grow() {
    int capacity = cell.length * 2;
    cell = Arrays.copyOf(cell, capacity);
    open = Arrays.copyOf(open, capacity);
    unusedS = Arrays.copyOf(unusedS, capacity);
    live = Arrays.copyOf(live, capacity);
    inside = Arrays.copyOf(inside, capacity);
    progress = Arrays.copyOf(progress, capacity * Links.COUNT);
  }

  long fold(long hash) {
    long h = Hash.fold(hash, count);
    for (int slot = 0; slot < count; slot++) {
      h = Hash.fold(h, cell[slot]);
      h = Hash.fold(h, open[slot]);
      h = Hash.fold(h, unusedS[slot]);
      h = Hash.fold(h, (live[slot] ? 1 : 0) + (inside[slot] ? 2 : 0));
      for (int i = slot * Links.COUNT; i < (slot + 1) * Links.COUNT; i++) {
        h = Hash.fold(h, progress[i]);
      }
    }
    return h;
  }
}
