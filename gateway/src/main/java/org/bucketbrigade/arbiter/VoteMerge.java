package org.bucketbrigade.arbiter;

import java.util.Arrays;
import org.bucketbrigade.state.State;

/**
 * Vote: once a second the proposal with the most weight behind it is elected, and flown until the
 * next election. A vote for a proposal is one within {@link Crew#AGREEMENT_MPS} of it.
 *
 * <p>The window makes the crew late by half a second on average, which is why no other policy has
 * one. It ends early when the elected proposal would have expired or its person has none any more:
 * nobody's wish is flown after its end.
 *
 * <p>Of proposals with the same weight behind them, that of the lowest seat is elected.
 */
final class VoteMerge implements Merge {
  static final long WINDOW_NANOS = 1_000_000_000L;

  /** Weights that differ by a smaller part are the same but for how their sums were rounded. */
  private static final double ROUNDING = 1e-9;

  private final double[] shareOfSeat = new double[Crew.MAX_SEATS];
  private final Elected elected = new Elected();
  private double north;
  private double east;
  private double down;
  private long untilNanos;

  @Override
  public void merge(Proposals proposals, Velocity merged, long nowNanos) {
    if (proposals.n == 0) {
      elected.none();
      merged.set(0, 0, 0);
      return;
    }
    if (nowNanos >= untilNanos || elected.among(proposals) < 0) {
      elect(proposals, nowNanos);
    }
    share(proposals);
    merged.set(north, east, down);
  }

  private void elect(Proposals proposals, long nowNanos) {
    int winner = 0;
    double most = 0;
    for (int i = 0; i < proposals.n; i++) {
      double votes = 0;
      for (int j = 0; j < proposals.n; j++) {
        votes += isFor(proposals, j, i) ? proposals.weight[j] : 0;
      }
      if (votes > most * (1 + ROUNDING)) {
        most = votes;
        winner = i;
      }
    }
    elected.elect(proposals, winner);
    north = proposals.north[winner];
    east = proposals.east[winner];
    down = proposals.down[winner];
    untilNanos = Math.min(nowNanos + WINDOW_NANOS, proposals.expiresNanos[winner]);
    Arrays.fill(shareOfSeat, 0);
    for (int i = 0; i < proposals.n; i++) {
      if (isFor(proposals, i, winner)) {
        shareOfSeat[proposals.seat[i]] = proposals.weight[i] / most;
      }
    }
  }

  private static boolean isFor(Proposals proposals, int voter, int candidate) {
    return proposals.isWithin(
        voter,
        proposals.north[candidate],
        proposals.east[candidate],
        proposals.down[candidate],
        Crew.AGREEMENT_MPS);
  }

  /** Until the next election the shares are the last one's, among those who are still there. */
  private void share(Proposals proposals) {
    double total = 0;
    for (int i = 0; i < proposals.n; i++) {
      total += shareOfSeat[proposals.seat[i]];
    }
    for (int i = 0; i < proposals.n; i++) {
      proposals.share[i] = shareOfSeat[proposals.seat[i]] / total; // the elected one is there
    }
  }

  @Override
  public void state(State s) {
    s.f64s(shareOfSeat, Crew.MAX_SEATS);
    elected.state(s);
    north = s.f64(north);
    east = s.f64(east);
    down = s.f64(down);
    untilNanos = s.i64(untilNanos);
  }
}
