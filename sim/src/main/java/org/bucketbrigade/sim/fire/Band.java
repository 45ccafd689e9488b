package org.bucketbrigade.sim.fire;

import java.util.Arrays;
import org.bucketbrigade.sim.chance.Hash;

/**
 * Unburnt cells that fire is on its way to, in slots, and a heap of them by the time at which the
 * first fire will arrive.
 */
final class Band {
  private static final int FIRST_CAPACITY = 1024;
  private static final int NONE = -1;

  private final int[] slotOf;
  private int[] free = new int[FIRST_CAPACITY];
  private int freeCount;
  private int used;

  int[] cell = new int[FIRST_CAPACITY];

  /** Time to which {@link #progress} belongs, seconds. */
  double[] sinceS = new double[FIRST_CAPACITY];

  /** When the first fire will arrive, seconds; infinite if none will. */
  double[] dueS = new double[FIRST_CAPACITY];

  /** When a firebrand comes down, seconds; infinite if none will. */
  double[] brandS = new double[FIRST_CAPACITY];

  /** The link by which the first fire comes; -1: a firebrand. */
  byte[] via = new byte[FIRST_CAPACITY];

  /** One bit for each link that something lies across which never lets fire pass. */
  int[] barred = new int[FIRST_CAPACITY];

  /** Metric of travel time: seconds^2 by square metre. */
  double[] ee = new double[FIRST_CAPACITY];

  double[] en = new double[FIRST_CAPACITY];
  double[] nn = new double[FIRST_CAPACITY];

  /** What the way with the wind is shorter by, seconds by metre. */
  double[] aheadE = new double[FIRST_CAPACITY];

  double[] aheadN = new double[FIRST_CAPACITY];

  /** Share of a link's way that is done at {@link #sinceS}; not a number: no fire on it. */
  float[] progress = new float[FIRST_CAPACITY * Links.COUNT];

  /** Share of the dry pace at which fire moves along a link. */
  float[] pace = new float[FIRST_CAPACITY * Links.COUNT];

  private int[] heap = new int[FIRST_CAPACITY];
  private int[] placeOf = new int[FIRST_CAPACITY];
  private int heapSize;

  Band(int cells) {
    slotOf = new int[cells];
    Arrays.fill(slotOf, NONE);
  }

  /** The slot of a cell, -1 if no fire is on its way to it. */
  int slotOf(int ofCell) {
    return slotOf[ofCell];
  }

  /** One more than the highest slot; slots below may be empty. */
  int slots() {
    return used;
  }

  boolean isEmpty(int slot) {
    return cell[slot] == NONE;
  }

  int add(int newCell, double nowS) {
    if (freeCount == 0 && used == cell.length) {
      grow();
    }
    int slot = freeCount > 0 ? free[--freeCount] : used++;
    slotOf[newCell] = slot;
    cell[slot] = newCell;
    sinceS[slot] = nowS;
    dueS[slot] = Double.POSITIVE_INFINITY;
    brandS[slot] = Double.POSITIVE_INFINITY;
    via[slot] = NONE;
    barred[slot] = 0;
    Arrays.fill(progress, slot * Links.COUNT, (slot + 1) * Links.COUNT, Float.NaN);
    placeOf[slot] = heapSize;
    heap[heapSize++] = slot;
    return slot;
  }

  void remove(int slot) {
    int place = placeOf[slot];
    int last = heap[--heapSize];
    if (last != slot) {
      put(last, place);
      moved(last);
    }
    slotOf[cell[slot]] = NONE;
    cell[slot] = NONE;
    free[freeCount++] = slot;
  }

  /** The slot that fire reaches first, -1 if there is none. */
  int first() {
    return heapSize > 0 ? heap[0] : NONE;
  }

  /** Sets when the first fire arrives. */
  void due(int slot, double atS, int link) {
    dueS[slot] = atS;
    via[slot] = (byte) link;
    moved(slot);
  }

  private void moved(int slot) {
    int place = placeOf[slot];
    while (place > 0 && before(slot, heap[(place - 1) / 2])) {
      put(heap[(place - 1) / 2], place);
      place = (place - 1) / 2;
    }
    int child = 2 * place + 1;
    while (child < heapSize) {
      if (child + 1 < heapSize && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], slot)) {
        break;
      }
      put(heap[child], place);
      place = child;
      child = 2 * place + 1;
    }
    put(slot, place);
  }

  private void put(int slot, int place) {
    heap[place] = slot;
    placeOf[slot] = place;
  }

  /** Cells that are due at the same time come by number, so that runs agree. */
  private boolean before(int a, int b) {
    return dueS[a] < dueS[b] || (dueS[a] == dueS[b] && cell[a] < cell[b]);
  }

  private void grow() {
    int capacity = cell.length * 2;
    free = Arrays.copyOf(free, capacity);
    cell = Arrays.copyOf(cell, capacity);
    sinceS = Arrays.copyOf(sinceS, capacity);
    dueS = Arrays.copyOf(dueS, capacity);
    brandS = Arrays.copyOf(brandS, capacity);
    via = Arrays.copyOf(via, capacity);
    barred = Arrays.copyOf(barred, capacity);
    ee = Arrays.copyOf(ee, capacity);
    en = Arrays.copyOf(en, capacity);
    nn = Arrays.copyOf(nn, capacity);
    aheadE = Arrays.copyOf(aheadE, capacity);
    aheadN = Arrays.copyOf(aheadN, capacity);
    progress = Arrays.copyOf(progress, capacity * Links.COUNT);
    pace = Arrays.copyOf(pace, capacity * Links.COUNT);
    heap = Arrays.copyOf(heap, capacity);
    placeOf = Arrays.copyOf(placeOf, capacity);
  }

  long fold(long hash) {
    long h = Hash.fold(hash, heapSize);
    for (int place = 0; place < heapSize; place++) {
      int slot = heap[place];
      h = Hash.fold(h, cell[slot]);
      h = Hash.fold(h, sinceS[slot]);
      h = Hash.fold(h, dueS[slot]);
      h = Hash.fold(h, brandS[slot]);
      for (int i = slot * Links.COUNT; i < (slot + 1) * Links.COUNT; i++) {
        h = Hash.fold(h, progress[i]);
        h = Hash.fold(h, Float.isNaN(progress[i]) ? 0 : pace[i]);
      }
    }
    return h;
  }
}
