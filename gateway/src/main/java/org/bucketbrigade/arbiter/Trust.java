package org.bucketbrigade.arbiter;

import java.util.Arrays;
import org.bucketbrigade.state.State;

/**
 * How much the members of a crew have earned by agreeing with the others: a factor of a proposal's
 * weight, 1 for whoever is new, at most {@value #MOST}. It belongs to the person: the arbiter keeps
 * it while they sit nowhere.
 *
 * <p>About every five seconds each proposal is compared with the weighted geometric median of all
 * <em>other</em> people's. The part of the time that they were within {@link Crew#AGREEMENT_MPS} of
 * each other, remembered with a time constant of {@value #TIME_CONSTANT_S} s, is what is earned:
 * trust = 1 + 0.5 x that part. One's own proposal does not help oneself to agree, and two people
 * alone prove nothing about each other.
 *
 * <p>Whoever earns trust in order to abuse it gains no more than {@link Weights#MAX_RATIO}, which
 * caps the product of trust and freshness.
 */
final class Trust {
  /** Greatest factor; the least is 1. */
  static final double MOST = 1.5;

  static final double TIME_CONSTANT_S = 180;

  /** How often one person is looked at. */
  static final long SAMPLE_NANOS = 5_000_000_000L;

  /** Time in which nobody looked counts no more than this, seconds. */
  private static final double LONGEST_SAMPLE_S = 10;

  private static final int LEAST_PROPOSALS = 3;
  private static final double NANOS = 1e-9;

  private final double[] earned = new double[Crew.MAX_SEATS];
  private final long[] sampledNanos = new long[Crew.MAX_SEATS];
  private int next;

  Trust() {
    Arrays.fill(sampledNanos, Long.MIN_VALUE / 2);
  }

  /** Somebody new sits there. */
  void begin(int seat, long nowNanos) {
    earned[seat] = 0;
    sampledNanos[seat] = nowNanos;
  }

  /** Whoever sits there has earned this elsewhere, 0..1. */
  void bring(int seat, double before) {
    earned[seat] = before;
  }

  /** What whoever sits there has earned, 0..1. */
  double earned(int seat) {
    return earned[seat];
  }

  /** Factor of the weight of whoever sits there, 1..{@value #MOST}. */
  double factor(int seat) {
    return 1 + (MOST - 1) * earned[seat];
  }

  /**
   * Looks at the next person, if it is time; called with every merge.
   *
   * @param ofAll the merge of all proposals
   */
  void observe(MergeScratch scratch, Velocity ofAll, long nowNanos) {
    Proposals all = scratch.proposals;
    if (all.n < LEAST_PROPOSALS) {
      return;
    }
    next = next < all.n ? next : 0;
    int seat = all.seat[next];
    if (nowNanos - sampledNanos[seat] < SAMPLE_NANOS) {
      return;
    }
    double sinceS = Math.min(LONGEST_SAMPLE_S, (nowNanos - sampledNanos[seat]) * NANOS);
    sampledNanos[seat] = nowNanos;
    scratch.others.allBut(next, all);
    Velocity merged = scratch.ofOthers;
    merged.set(ofAll.north, ofAll.east, ofAll.down); // where they probably are
    scratch.median.merge(scratch.others, merged, nowNanos);
    boolean agrees = all.isWithin(next, merged.north, merged.east, merged.down, Crew.AGREEMENT_MPS);
    earned[seat] += ((agrees ? 1 : 0) - earned[seat]) * sinceS / TIME_CONSTANT_S;
    next++;
  }

  /** Visits all that is remembered. */
  void state(State s) {
    s.f64s(earned, Crew.MAX_SEATS);
    s.i64s(sampledNanos, Crew.MAX_SEATS);
    next = s.i32(next);
  }
}
