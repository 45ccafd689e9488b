package org.bucketbrigade.arbiter;

import java.util.Arrays;

/**
 * What the members of a crew propose at one moment, each a velocity with a weight: what a {@link
 * Merge} is given.
 *
 * <p>Only what is a velocity gets in, so no merge needs to fear NaN, infinity or an overflow.
 */
final class Proposals {
  /** Faster is no proposal, along any axis, m/s; far above any vehicle, far below any overflow. */
  static final double MOST_MPS = 1_000;

  final int[] seat;
  final int[] person;
  final double[] north;
  final double[] east;
  final double[] down;
  final double[] weight;
  // Running number of the input that a proposal stems from: the higher, the newer.
  final long[] order;
  // Core time at which the proposal ends if nothing renews it, nanoseconds.
  final long[] expiresNanos;
  // What part of the merge each one had, 0..1: set by the merge, 1 in all.
  final double[] share;
  int n;

  Proposals(int capacity) {
    seat = new int[capacity];
    person = new int[capacity];
    north = new double[capacity];
    east = new double[capacity];
    down = new double[capacity];
    weight = new double[capacity];
    order = new long[capacity];
    expiresNanos = new long[capacity];
    share = new double[capacity];
  }

  void clear() {
    n = 0;
  }

  /** Takes a proposal; false, and nothing changes, if it is no velocity or has no weight. */
  boolean add(
      int atSeat,
      int ofPerson,
      double northMps,
      double eastMps,
      double downMps,
      double itsWeight,
      long itsOrder,
      long itsExpiryNanos) {
    boolean counts =
        isSpeed(northMps)
            && isSpeed(eastMps)
            && isSpeed(downMps)
            && itsWeight > 0
            && itsWeight <= MOST_MPS
            && n < seat.length;
    if (!counts) {
      return false;
    }
    seat[n] = atSeat;
    person[n] = ofPerson;
    north[n] = northMps;
    east[n] = eastMps;
    down[n] = downMps;
    weight[n] = itsWeight;
    order[n] = itsOrder;
    expiresNanos[n] = itsExpiryNanos;
    share[n] = 0;
    n++;
    return true;
  }

  private static boolean isSpeed(double mps) {
    return Math.abs(mps) <= MOST_MPS; // false for what is no number
  }

  /** Takes over all proposals of another set but one. */
  void allBut(int left, Proposals from) {
    clear();
    for (int i = 0; i < from.n; i++) {
      if (i != left) {
        add(
            from.seat[i],
            from.person[i],
            from.north[i],
            from.east[i],
            from.down[i],
            from.weight[i],
            from.order[i],
            from.expiresNanos[i]);
      }
    }
  }

  double totalWeight() {
    double total = 0;
    for (int i = 0; i < n; i++) {
      total += weight[i];
    }
    return total;
  }

  /** Each one had a part of the merge in proportion to its weight. */
  void shareByWeight() {
    double total = totalWeight();
    for (int i = 0; i < n; i++) {
      share[i] = weight[i] / total;
    }
  }

  /** One alone made the merge. */
  void shareOf(int index) {
    Arrays.fill(share, 0, n, 0);
    share[index] = 1;
  }

  /** Index of the proposal that was made at a seat by a person; -1 if there is none. */
  int of(int itsSeat, int itsPerson) {
    for (int i = 0; i < n; i++) {
      if (seat[i] == itsSeat && person[i] == itsPerson) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a proposal lies within a distance of a velocity, m/s. */
  boolean isWithin(int index, double ofNorth, double ofEast, double ofDown, double mps) {
    double dN = north[index] - ofNorth;
    double dE = east[index] - ofEast;
    double dD = down[index] - ofDown;
    return dN * dN + dE * dE + dD * dD <= mps * mps;
  }

  /** Copies a proposal's velocity. */
  void take(int index, Velocity out) {
    out.set(north[index], east[index], down[index]);
  }
}
