package org.bucketbrigade.arbiter.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bucketbrigade.arbiter.FlightLimits;
import org.bucketbrigade.arbiter.MergePolicy;
import org.bucketbrigade.wire.v1.Act;
import org.jspecify.annotations.Nullable;

/** The people who fly one drone together, and what each of them wishes. */
final class ReferenceCrew {
  static final long EXPIRY_NANOS = 1_500_000_000L;
  private static final int MOST_SEATS = 48;
  private static final long FRESH_NANOS = 150_000_000L;
  private static final long AIM_NANOS = 10_000_000_000L;
  private static final long ECHO_NANOS = 3_000_000_000L;
  private static final long SAMPLE_NANOS = 5_000_000_000L;
  private static final double LARGEST_RATIO = 1.5;

  /** A wish for a velocity or, if it is an aim, for a point. */
  record Wish(boolean aim, Vec target, long ageNanos, long arrivedNanos, long order) {}

  /** A vote for an act. */
  record Vote(Vec point, long idHigh, long idLow, long nanos) {}

  /** Who sits in a seat. */
  static final class Member {
    final int seat;
    final int person;
    final boolean pilot;
    final Map<Act, Vote> votes = new HashMap<>();
    boolean connected = true;
    long echoNanos;
    @Nullable Wish wish;
    double earned;
    long sampledNanos;
    double share;

    Member(int seat, int person, boolean pilot, long now) {
      this.seat = seat;
      this.person = person;
      this.pilot = pilot;
      echoNanos = now;
      sampledNanos = now;
    }

    /** How much they are trusted, 1 to 1.5. */
    double trust() {
      return 1 + 0.5 * earned;
    }
  }

  // By seat; a seat that was left is null until somebody else comes.
  private final List<@Nullable Member> seats = new ArrayList<>();
  private ReferenceMerge policy = new ReferenceMerge(MergePolicy.MEDIAN);
  private long inputs;
  private int nextObserved;
  private Vec merged = Vec.ZERO;
  double agreement = 1;

  Stream<Member> members() {
    return seats.stream().filter(Objects::nonNull).map(Objects::requireNonNull);
  }

  Stream<Member> connected() {
    return members().filter(member -> member.connected);
  }

  int seats() {
    return seats.size();
  }

  @Nullable Member at(int seat) {
    return seat >= 0 && seat < seats.size() ? seats.get(seat) : null;
  }

  long count(boolean pilots) {
    return members().filter(member -> member.pilot == pilots).count();
  }

  int seat(int person, boolean pilot, long now) {
    for (int i = 0; i < seats.size(); i++) {
      Member member = seats.get(i);
      if (member != null && member.person == person) {
        return i;
      }
    }
    int free = seats.indexOf(null);
    if (free < 0 && seats.size() == MOST_SEATS) {
      return -1;
    }
    if (free < 0) {
      free = seats.size();
      seats.add(null);
    }
    seats.set(free, new Member(free, person, pilot, now));
    return free;
  }

  void unseat(int seat) {
    if (at(seat) != null) {
      seats.set(seat, null);
    }
    while (!seats.isEmpty() && seats.getLast() == null) {
      seats.removeLast();
    }
  }

  void connect(Member member, boolean connected, long now) {
    member.connected = connected;
    member.echoNanos = now;
    if (!connected) {
      member.wish = null;
      member.votes.clear();
    }
  }

  void wish(Member member, boolean aim, Vec target, long ageNanos, long now) {
    member.wish = new Wish(aim, target, Math.max(0, ageNanos), now, ++inputs);
  }

  void policy(MergePolicy another) {
    policy = new ReferenceMerge(another);
    merged = Vec.ZERO;
  }

  // ---------------------------------------------------------------------------- merge

  /** The merge of all unexpired proposals; null if there are none. */
  @Nullable Vec merge(@Nullable Report report, FlightLimits limits, long now) {
    List<Proposal> proposals = capped(proposals(report, limits, now));
    members().forEach(member -> member.share = 0);
    ReferenceMerge.Merged result = policy.merge(proposals, merged, now);
    merged = result.velocity();
    if (proposals.isEmpty()) {
      agreement = 1;
      return null;
    }
    observe(proposals, now);
    double near = 0;
    double total = 0;
    for (int i = 0; i < proposals.size(); i++) {
      Proposal proposal = proposals.get(i);
      total += proposal.weight();
      near += proposal.agreesWith(merged) ? proposal.weight() : 0;
      Objects.requireNonNull(at(proposal.seat())).share = result.shares().get(i);
    }
    agreement = near / total;
    return merged;
  }

  private List<Proposal> proposals(@Nullable Report report, FlightLimits limits, long now) {
    List<Proposal> proposals = new ArrayList<>();
    for (Member member : members().toList()) {
      Wish wish = member.wish;
      if (wish == null) {
        continue;
      }
      long born = wish.arrivedNanos - wish.ageNanos;
      long expires =
          wish.aim
              ? Math.min(wish.arrivedNanos + AIM_NANOS, member.echoNanos + ECHO_NANOS)
              : born + EXPIRY_NANOS;
      if (now >= expires) {
        member.wish = null;
        continue;
      }
      Vec velocity = wish.aim ? approach(wish.target, report, limits) : wish.target;
      double fresh = wish.aim ? 1 : freshness(now - born);
      proposals.add(
          new Proposal(
              member.seat, member.person, velocity, member.trust() * fresh, wish.order, expires));
    }
    return proposals;
  }

  private static double freshness(long ageNanos) {
    double stale = (double) (ageNanos - FRESH_NANOS) / (EXPIRY_NANOS - FRESH_NANOS);
    return 1 - 0.33 * Math.max(0, stale);
  }

  private static List<Proposal> capped(List<Proposal> proposals) {
    double least = proposals.stream().mapToDouble(Proposal::weight).max().orElse(0) / LARGEST_RATIO;
    return proposals.stream().map(p -> p.withWeight(Math.max(least, p.weight()))).toList();
  }

  /** The velocity that brakes at a point, gently. */
  private static Vec approach(Vec target, @Nullable Report report, FlightLimits limits) {
    Vec way = target.minus(report == null ? Vec.ZERO : report.at());
    Vec level = levelApproach(way, limits);
    double rise = approachMps(Math.abs(way.up()), limits, limits.verticalDecelerationMps2());
    return level.withUp(
        way.up() > 0
            ? Math.min(rise, limits.maxClimbMps())
            : -Math.min(rise, limits.maxDescentMps()));
  }

  /** The level velocity that brakes at the end of a way. */
  static Vec levelApproach(Vec way, FlightLimits limits) {
    double distance = way.flat().length();
    double speed =
        Math.min(limits.maxSpeedMps(), approachMps(distance, limits, limits.decelerationMps2()));
    return way.flat().times(distance < 0.1 ? 0 : speed / distance);
  }

  private static double approachMps(double distance, FlightLimits limits, double deceleration) {
    double gentle = 0.6 * deceleration;
    double t = limits.responseS() + limits.linkS() + 0.5;
    return gentle * (Math.sqrt(t * t + 2 * distance / gentle) - t);
  }

  // ---------------------------------------------------------------------------- trust

  /** Every five seconds a person is compared with the median of the others. */
  private void observe(List<Proposal> proposals, long now) {
    if (proposals.size() < 3) {
      return;
    }
    nextObserved = nextObserved < proposals.size() ? nextObserved : 0;
    Proposal own = proposals.get(nextObserved);
    Member member = Objects.requireNonNull(at(own.seat()));
    if (now - member.sampledNanos < SAMPLE_NANOS) {
      return;
    }
    double seconds = Math.min(10, (now - member.sampledNanos) * 1e-9);
    member.sampledNanos = now;
    List<Proposal> others =
        proposals.stream().filter(proposal -> proposal.seat() != own.seat()).toList();
    boolean agrees = own.agreesWith(ReferenceMedian.of(others, merged));
    member.earned += ((agrees ? 1 : 0) - member.earned) * seconds / 180;
    nextObserved++;
  }
}
