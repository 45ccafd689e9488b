package org.bucketbrigade.arbiter.reference;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bucketbrigade.arbiter.Decision;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;
import org.jspecify.annotations.Nullable;

/** Counts votes, and tells those who voted what became of them. */
final class ReferenceVotes {
  static final double TOGETHER_M = 15;

  /**
   * The vote with which the most weight stands.
   *
   * @param share of the weight of those entitled
   */
  record Count(ReferenceCrew.Vote vote, double share, int people) {}

  private final Consumer<Told> output;

  ReferenceVotes(Consumer<Told> output) {
    this.output = output;
  }

  static boolean entitled(Act act, ReferenceCrew.Member member) {
    return member.connected && (act != Act.ACT_FILL || member.pilot);
  }

  static boolean together(Act act, ReferenceCrew.Vote first, ReferenceCrew.Vote second) {
    return act != Act.ACT_DROP || first.point().distance(second.point()) <= TOGETHER_M;
  }

  static long leftNanos(Act act, ReferenceCrew.Vote vote, long now) {
    return (act == Act.ACT_FILL ? 5_000_000_000L : 10_000_000_000L) - (now - vote.nanos());
  }

  private static double weight(List<ReferenceCrew.Member> members) {
    return members.stream().mapToDouble(ReferenceCrew.Member::trust).sum();
  }

  /** Members whose votes for an act are together with one. */
  static List<ReferenceCrew.Member> with(
      ReferenceCrew.Vote vote, Act act, List<ReferenceCrew.Member> members) {
    return members.stream()
        .filter(member -> member.votes.containsKey(act))
        .filter(member -> together(act, vote, voteOf(member, act)))
        .toList();
  }

  static ReferenceCrew.Vote voteOf(ReferenceCrew.Member member, Act act) {
    return Objects.requireNonNull(member.votes.get(act));
  }

  /** Null without votes; votes whose time is over end. */
  static @Nullable Count count(Act act, ReferenceCrew crew, long now) {
    List<ReferenceCrew.Member> entitled =
        crew.members().filter(member -> entitled(act, member)).toList();
    for (ReferenceCrew.Member member : entitled) {
      member.votes.computeIfPresent(act, (_, vote) -> leftNanos(act, vote, now) > 0 ? vote : null);
    }
    Count best = null;
    for (ReferenceCrew.Member member : entitled) {
      ReferenceCrew.Vote vote = member.votes.get(act);
      if (vote != null) {
        List<ReferenceCrew.Member> with = with(vote, act, entitled);
        double share = weight(with) / weight(entitled);
        best = best == null || share > best.share ? new Count(vote, share, with.size()) : best;
      }
    }
    return best;
  }

  // ---------------------------------------------------------------------------- answers

  private void answer(ReferenceCrew.Member member, Act act, Ack.Outcome outcome, Reason reason) {
    ReferenceCrew.Vote vote = voteOf(member, act);
    output.accept(new Told.Answer(member.person, vote.idHigh(), vote.idLow(), outcome, reason));
  }

  private void answer(
      ReferenceDrone drone,
      Act act,
      Predicate<ReferenceCrew.Vote> whose,
      Ack.Outcome outcome,
      Reason reason) {
    drone
        .crew
        .members()
        .filter(member -> member.votes.containsKey(act) && whose.test(voteOf(member, act)))
        .forEach(member -> answer(member, act, outcome, reason));
  }

  /** Answers all who voted for an act, and ends their votes. */
  void settle(ReferenceDrone drone, Act act, Ack.Outcome outcome, Reason reason) {
    answer(drone, act, _ -> true, outcome, reason);
    drone.crew.members().forEach(member -> member.votes.remove(act));
  }

  /** Ends a decision; the whole crew is told. */
  void end(
      ReferenceDrone drone,
      Act act,
      ReferenceDrone.Decided decision,
      Ack.Outcome outcome,
      Reason reason) {
    decision.state = Decision.State.NONE;
    settle(drone, act, outcome, reason);
    output.accept(new Told.Notice(drone.index, act, reason));
  }

  /** Tells who voted for what was decided, and ends the votes for anything else. */
  void decided(ReferenceDrone drone, Act act, ReferenceCrew.Vote vote) {
    Predicate<ReferenceCrew.Vote> same = other -> together(act, vote, other);
    answer(drone, act, same, Ack.Outcome.OUTCOME_DECIDED, Reason.REASON_OK);
    answer(drone, act, same.negate(), Ack.Outcome.OUTCOME_REFUSED, Reason.REASON_ALREADY_DECIDED);
    drone
        .crew
        .members()
        .forEach(member -> member.votes.computeIfPresent(act, (_, v) -> same.test(v) ? v : null));
  }
}
