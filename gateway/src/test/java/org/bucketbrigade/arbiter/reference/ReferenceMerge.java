package org.bucketbrigade.arbiter.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.bucketbrigade.arbiter.MergePolicy;
import org.jspecify.annotations.Nullable;

/** The seven ways to make one velocity of a crew's proposals; without any, it is standing still. */
final class ReferenceMerge {
  /**
   * A merge.
   *
   * @param shares each proposal's part of it
   */
  record Merged(Vec velocity, List<Double> shares) {}

  static final Merged STANDING = new Merged(Vec.ZERO, List.of());

  private record Score(int person, double value) {}

  private static final long WINDOW_NANOS = 1_000_000_000L;
  private static final double SAME_WEIGHT = 1e-9;
  private static final double STANDING_MPS = 0.3;

  private final MergePolicy policy;
  // Whose proposal was elected or chosen last, and until when that holds.
  private @Nullable Proposal elected;
  private Map<Integer, Double> votes = Map.of();
  private final Map<Integer, Score> scores = new HashMap<>();
  private long untilNanos;
  private long choices;

  ReferenceMerge(MergePolicy policy) {
    this.policy = policy;
  }

  Merged merge(List<Proposal> proposals, Vec last, long now) {
    if (proposals.isEmpty()) {
      elected = null;
      return STANDING;
    }
    return switch (policy) {
      case MEDIAN -> new Merged(ReferenceMedian.of(proposals, last), byWeight(proposals));
      case MEAN -> mean(proposals);
      case TRIMMED -> trimmed(proposals);
      case VOTE -> vote(proposals, now);
      case LEADER -> leader(proposals, now);
      case ACTIVE -> active(proposals);
      case MOB -> {
        Proposal newest = proposals.getFirst();
        for (Proposal proposal : proposals) {
          newest = proposal.order() > newest.order() ? proposal : newest;
        }
        yield alone(newest, proposals);
      }
    };
  }

  private static double total(List<Proposal> proposals) {
    return proposals.stream().mapToDouble(Proposal::weight).sum();
  }

  private static List<Double> byWeight(List<Proposal> proposals) {
    double total = total(proposals);
    return proposals.stream().map(proposal -> proposal.weight() / total).toList();
  }

  private static Merged alone(Proposal one, List<Proposal> proposals) {
    return new Merged(
        one.velocity(),
        proposals.stream().map(proposal -> proposal.seat() == one.seat() ? 1.0 : 0.0).toList());
  }

  private @Nullable Proposal stillOf(@Nullable Proposal before, List<Proposal> proposals) {
    for (Proposal proposal : proposals) {
      if (before != null && proposal.isOf(before.seat(), before.person())) {
        return proposal;
      }
    }
    return null;
  }

  private static Merged mean(List<Proposal> proposals) {
    List<Double> shares = byWeight(proposals);
    Vec sum = Vec.ZERO;
    for (int i = 0; i < proposals.size(); i++) {
      sum = sum.plus(proposals.get(i).velocity().times(shares.get(i)));
    }
    return new Merged(sum, shares);
  }

  // ---------------------------------------------------------------------------- trimmed mean

  private static Merged trimmed(List<Proposal> proposals) {
    List<Double> shares = new ArrayList<>(Collections.nCopies(proposals.size(), 0.0));
    double east = middleHalf(proposals, Vec::east, shares);
    double north = middleHalf(proposals, Vec::north, shares);
    double up = middleHalf(proposals, Vec::up, shares);
    return new Merged(new Vec(east, north, up), shares);
  }

  /** Mean of what lies between the lowest and the highest quarter of the weight, on one axis. */
  private static double middleHalf(
      List<Proposal> proposals, ToDoubleFunction<Vec> axis, List<Double> shares) {
    double total = total(proposals);
    TreeSet<Double> values = new TreeSet<>();
    proposals.forEach(proposal -> values.add(axis.applyAsDouble(proposal.velocity())));
    double before = 0;
    double sum = 0;
    for (double value : values) {
      List<Proposal> equal =
          proposals.stream().filter(p -> axis.applyAsDouble(p.velocity()) == value).toList();
      double after = before + total(equal);
      double kept = Math.min(0.75 * total, after) - Math.max(0.25 * total, before);
      double share = Math.max(0, kept) / (0.5 * total);
      sum += share * value;
      for (Proposal proposal : equal) {
        int i = proposals.indexOf(proposal);
        shares.set(i, shares.get(i) + share * proposal.weight() / total(equal) / 3);
      }
      before = after;
    }
    return sum;
  }

  // ---------------------------------------------------------------------------- elections

  private Merged vote(List<Proposal> proposals, long now) {
    if (elected == null || now >= untilNanos || stillOf(elected, proposals) == null) {
      Proposal best = proposals.getFirst();
      for (Proposal candidate : proposals) {
        double more = votesFor(candidate, proposals) - votesFor(best, proposals);
        best = more > SAME_WEIGHT ? candidate : best;
      }
      Proposal winner = best;
      elected = winner;
      untilNanos = Math.min(now + WINDOW_NANOS, winner.expiresNanos());
      votes = new HashMap<>();
      proposals.stream()
          .filter(proposal -> proposal.agreesWith(winner.velocity()))
          .forEach(proposal -> votes.put(proposal.person(), proposal.weight()));
    }
    List<Double> weights =
        proposals.stream().map(p -> votes.getOrDefault(p.person(), 0.0)).toList();
    double total = weights.stream().mapToDouble(weight -> weight).sum();
    return new Merged(elected.velocity(), weights.stream().map(weight -> weight / total).toList());
  }

  private static double votesFor(Proposal candidate, List<Proposal> proposals) {
    return total(proposals.stream().filter(p -> p.agreesWith(candidate.velocity())).toList());
  }

  private Merged leader(List<Proposal> proposals, long now) {
    Proposal leader = stillOf(elected, proposals);
    if (now >= untilNanos) {
      score(proposals);
      untilNanos = now + WINDOW_NANOS;
      leader = null;
    }
    if (leader == null) {
      leader = proposals.getFirst();
      for (Proposal proposal : proposals) {
        leader = scoreOf(proposal) > scoreOf(leader) ? proposal : leader;
      }
    }
    elected = leader;
    return alone(leader, proposals);
  }

  private double scoreOf(Proposal proposal) {
    Score score = scores.get(proposal.seat());
    return score != null && score.person == proposal.person() ? score.value : 0;
  }

  /** Half of what was, and half of the mean similarity to all others. */
  private void score(List<Proposal> proposals) {
    for (Proposal one : proposals) {
      double similarity =
          proposals.stream()
              .filter(other -> other.seat() != one.seat())
              .mapToDouble(other -> similarity(one.velocity(), other.velocity()))
              .average()
              .orElse(0);
      scores.put(one.seat(), new Score(one.person(), 0.5 * scoreOf(one) + 0.5 * similarity));
    }
  }

  private static double similarity(Vec v, Vec w) {
    boolean stands = v.length() < STANDING_MPS;
    boolean otherStands = w.length() < STANDING_MPS;
    if (stands || otherStands) {
      return stands && otherStands ? 1 : 0;
    }
    return v.dot(w) / (v.length() * w.length());
  }

  // ---------------------------------------------------------------------------- active

  private Merged active(List<Proposal> proposals) {
    Proposal active = stillOf(elected, proposals);
    if (active == null) {
      choices++;
      active = proposals.getFirst();
      for (Proposal proposal : proposals) {
        active = lot(proposal.person()) < lot(active.person()) ? proposal : active;
      }
    }
    elected = active;
    return alone(active, proposals);
  }

  /** SplitMix64's finisher over the person and the number of the choice. */
  private long lot(int person) {
    long x = person * 0x9E37_79B9_7F4A_7C15L + choices;
    x = (x ^ (x >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return x ^ (x >>> 31);
  }
}
