package org.bucketbrigade.arbiter;

import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Act;

/**
 * The open votes of a crew: at most one of each person for each act.
 *
 * <p>Votes on a point (drop) agree when they lie within {@value #TOGETHER_M} m of one of them.
 */
final class Ballot {
  /** Votes for a drop within this distance mean the same point, metres. */
  static final double TOGETHER_M = 15;

  private static final int ACTS = Act.ACT_END_HOLD.getNumber() + 1;

  private final boolean[] voted = new boolean[ACTS * Crew.MAX_SEATS];
  private final double[] eastM = new double[ACTS * Crew.MAX_SEATS];
  private final double[] northM = new double[ACTS * Crew.MAX_SEATS];
  private final long[] atNanos = new long[ACTS * Crew.MAX_SEATS];
  private final long[] idHigh = new long[ACTS * Crew.MAX_SEATS];
  private final long[] idLow = new long[ACTS * Crew.MAX_SEATS];

  /** Outcome of the last {@link #count}. */
  double bestShare;

  int bestPeople;
  int bestSeat;

  void vote(Act act, int seat, double east, double north, long high, long low, long nowNanos) {
    int at = index(act, seat);
    voted[at] = true;
    eastM[at] = east;
    northM[at] = north;
    atNanos[at] = nowNanos;
    idHigh[at] = high;
    idLow[at] = low;
  }

  void clear(int seat) {
    for (int act = 0; act < ACTS; act++) {
      voted[act * Crew.MAX_SEATS + seat] = false;
    }
  }

  void clear(Act act, int seat) {
    voted[index(act, seat)] = false;
  }

  void clear(Act act) {
    for (int seat = 0; seat < Crew.MAX_SEATS; seat++) {
      voted[index(act, seat)] = false;
    }
  }

  boolean voted(Act act, int seat) {
    return voted[index(act, seat)];
  }

  double eastM(Act act, int seat) {
    return eastM[index(act, seat)];
  }

  double northM(Act act, int seat) {
    return northM[index(act, seat)];
  }

  long idHigh(Act act, int seat) {
    return idHigh[index(act, seat)];
  }

  long idLow(Act act, int seat) {
    return idLow[index(act, seat)];
  }

  /** Nanoseconds until a seat's vote ends. */
  long leftNanos(Act act, int seat, long nowNanos) {
    return windowNanos(act) - (nowNanos - atNanos[index(act, seat)]);
  }

  /** How long a vote waits for others. */
  static long windowNanos(Act act) {
    return act == Act.ACT_FILL ? 5_000_000_000L : 10_000_000_000L;
  }

  /** Whether two seats vote for the same thing. */
  boolean together(Act act, int a, int b) {
    if (act != Act.ACT_DROP) {
      return true;
    }
    double dE = eastM[index(act, a)] - eastM[index(act, b)];
    double dN = northM[index(act, a)] - northM[index(act, b)];
    return dE * dE + dN * dN <= TOGETHER_M * TOGETHER_M;
  }

  /**
   * Finds the vote with which the most weight of connected members stands; the result lies in
   * {@link #bestShare} (of the weight of those entitled to vote), {@link #bestPeople} and {@link
   * #bestSeat} (-1: no votes).
   */
  void count(Act act, Crew crew, long nowNanos) {
    bestShare = 0;
    bestPeople = 0;
    bestSeat = -1;
    double entitled = 0;
    for (int seat = 0; seat < crew.seats(); seat++) {
      if (entitled(act, crew, seat)) {
        entitled += crew.voice(seat);
        if (voted(act, seat) && leftNanos(act, seat, nowNanos) <= 0) {
          voted[index(act, seat)] = false;
        }
      }
    }
    for (int seat = 0; seat < crew.seats(); seat++) {
      if (entitled(act, crew, seat) && voted(act, seat)) {
        tally(act, crew, seat, entitled);
      }
    }
  }

  private void tally(Act act, Crew crew, int seat, double entitled) {
    double weight = 0;
    int people = 0;
    for (int other = 0; other < crew.seats(); other++) {
      if (entitled(act, crew, other) && voted(act, other) && together(act, seat, other)) {
        weight += crew.voice(other);
        people++;
      }
    }
    if (weight / entitled > bestShare) {
      bestShare = weight / entitled;
      bestPeople = people;
      bestSeat = seat;
    }
  }

  /** Who may vote for an act: pilots for fill, every connected member for the others. */
  static boolean entitled(Act act, Crew crew, int seat) {
    return crew.isConnected(seat) && (act != Act.ACT_FILL || crew.isPilot(seat));
  }

  private static int index(Act act, int seat) {
    return act.getNumber() * Crew.MAX_SEATS + seat;
  }

  /** Visits all that is remembered. */
  void state(State s) {
    s.flags(voted, voted.length);
    s.f64s(eastM, eastM.length);
    s.f64s(northM, northM.length);
    s.i64s(atNanos, atNanos.length);
    s.i64s(idHigh, idHigh.length);
    s.i64s(idLow, idLow.length);
  }
}
