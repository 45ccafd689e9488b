package org.bucketbrigade.arbiter;

import java.util.Arrays;
import org.bucketbrigade.state.State;

/**
 * Leader: once a second whoever has agreed most with the others of late is elected; until the next
 * election the leader's own proposals are the merge, at once.
 *
 * <p>As in Legion a person's agreement in one second is the mean similarity of their proposal to
 * all others', here the cosine of the angle between the velocities, and of the seconds before half
 * is remembered each time. A leader whose proposal ends is replaced at once.
 */
final class LeaderMerge implements Merge {
  static final long WINDOW_NANOS = 1_000_000_000L;
  private static final double MEMORY = 0.5;

  /** Slower is standing, which agrees with standing only, m/s. */
  private static final double STANDING_MPS = 0.3;

  private final double[] scoreOfSeat = new double[Crew.MAX_SEATS];
  private final int[] personOfSeat = new int[Crew.MAX_SEATS];
  private final Elected elected = new Elected();
  private long untilNanos;

  LeaderMerge() {
    Arrays.fill(personOfSeat, -1);
  }

  @Override
  public void merge(Proposals proposals, Velocity merged, long nowNanos) {
    if (proposals.n == 0) {
      elected.none();
      merged.set(0, 0, 0);
      return;
    }
    int leader = elected.among(proposals);
    if (nowNanos >= untilNanos || leader < 0) {
      if (nowNanos >= untilNanos) {
        score(proposals);
        untilNanos = nowNanos + WINDOW_NANOS;
      }
      leader = best(proposals);
      elected.elect(proposals, leader);
    }
    proposals.shareOf(leader);
    proposals.take(leader, merged);
  }

  private int best(Proposals proposals) {
    int best = 0;
    for (int i = 1; i < proposals.n; i++) {
      best = scoreOf(proposals, i) > scoreOf(proposals, best) ? i : best;
    }
    return best;
  }

  /** A person who was not there at the last scoring has none. */
  private double scoreOf(Proposals proposals, int index) {
    int itsSeat = proposals.seat[index];
    return personOfSeat[itsSeat] == proposals.person[index] ? scoreOfSeat[itsSeat] : 0;
  }

  private void score(Proposals proposals) {
    for (int i = 0; i < proposals.n; i++) {
      double sum = 0;
      for (int j = 0; j < proposals.n; j++) {
        sum += j == i ? 0 : similarity(proposals, i, j);
      }
      double agreement = proposals.n == 1 ? 0 : sum / (proposals.n - 1);
      double score = MEMORY * scoreOf(proposals, i) + (1 - MEMORY) * agreement;
      scoreOfSeat[proposals.seat[i]] = score;
      personOfSeat[proposals.seat[i]] = proposals.person[i];
    }
  }

  private static double similarity(Proposals p, int i, int j) {
    double a = Math.sqrt(dot(p, i, i));
    double b = Math.sqrt(dot(p, j, j));
    if (a < STANDING_MPS || b < STANDING_MPS) {
      return a < STANDING_MPS && b < STANDING_MPS ? 1 : 0;
    }
    return dot(p, i, j) / (a * b);
  }

  private static double dot(Proposals p, int i, int j) {
    return p.north[i] * p.north[j] + p.east[i] * p.east[j] + p.down[i] * p.down[j];
  }

  @Override
  public void state(State s) {
    s.f64s(scoreOfSeat, Crew.MAX_SEATS);
    s.i32s(personOfSeat, Crew.MAX_SEATS);
    elected.state(s);
    untilNanos = s.i64(untilNanos);
  }
}
