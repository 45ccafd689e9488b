package org.bucketbrigade.arbiter;

import org.bucketbrigade.wire.v1.Act;

/** Lists what a crew is voting on or has decided, for its members to see and join. */
public final class OpenVotes {
  /** Most entries told at a time. */
  static final int MAX = 5;

  private static final Act[] ACTS = {Act.ACT_DROP, Act.ACT_FILL, Act.ACT_RETURN, Act.ACT_END_HOLD};

  /** Receives one entry. */
  public interface Visitor {
    void open(
        Act act,
        double eastM,
        double northM,
        double share,
        int people,
        boolean decided,
        long leftNanos);
  }

  private OpenVotes() {}

  /**
   * Calls the visitor once for each decision under way and each group of votes that lie together.
   */
  public static void visit(Drone drone, long nowNanos, Visitor visitor) {
    int told = 0;
    for (Act act : ACTS) {
      Decision decision = act == Act.ACT_DROP ? drone.drop : drone.fill;
      if ((act == Act.ACT_DROP || act == Act.ACT_FILL) && decision.active()) {
        visitor.open(
            act, decision.eastM, decision.northM, 1, 0, true, decision.leftNanos(nowNanos));
        told++;
        continue;
      }
      for (int seat = 0; seat < drone.crew.seats() && told < MAX; seat++) {
        if (isFirstOfGroup(drone, act, seat, nowNanos)) {
          tell(drone, act, seat, nowNanos, visitor);
          told++;
        }
      }
    }
  }

  private static boolean counts(Drone drone, Act act, int seat, long nowNanos) {
    Ballot ballot = drone.crew.ballot;
    return ballot.voted(act, seat)
        && Ballot.entitled(act, drone.crew, seat)
        && ballot.leftNanos(act, seat, nowNanos) > 0;
  }

  private static boolean isFirstOfGroup(Drone drone, Act act, int seat, long nowNanos) {
    if (!counts(drone, act, seat, nowNanos)) {
      return false;
    }
    for (int other = 0; other < seat; other++) {
      if (counts(drone, act, other, nowNanos) && drone.crew.ballot.together(act, other, seat)) {
        return false;
      }
    }
    return true;
  }

  private static void tell(Drone drone, Act act, int seat, long nowNanos, Visitor visitor) {
    Ballot ballot = drone.crew.ballot;
    int people = 0;
    double weight = 0;
    double entitled = 0;
    for (int other = 0; other < drone.crew.seats(); other++) {
      if (Ballot.entitled(act, drone.crew, other)) {
        entitled += drone.crew.voice(other);
        if (counts(drone, act, other, nowNanos) && ballot.together(act, seat, other)) {
          weight += drone.crew.voice(other);
          people++;
        }
      }
    }
    visitor.open(
        act,
        ballot.eastM(act, seat),
        ballot.northM(act, seat),
        weight / entitled,
        people,
        false,
        ballot.leftNanos(act, seat, nowNanos));
  }
}
