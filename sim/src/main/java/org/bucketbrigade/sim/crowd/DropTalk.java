package org.bucketbrigade.sim.crowd;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bucketbrigade.sim.crowd.BoardItem.Place;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.CrewState;
import org.bucketbrigade.wire.v1.OpenDecision;
import org.bucketbrigade.wire.v1.Reason;
import org.jspecify.annotations.Nullable;

/**
 * How a person comes to terms with its crew about the point of a drop, by votes alone: join what
 * stands if it makes sense, else propose one's own point.
 */
final class DropTalk {
  /** A vote counts for 10 s: people say it again before it fades. */
  private static final long SAY_AGAIN_NANOS = 6_000_000_000L;

  /** A person changes its mind at most this often. */
  private static final long CHANGE_NANOS = 1_000_000_000L;

  /** How long a person leaves a refusal alone. */
  private static final long AFTER_REFUSAL_NANOS = 2_000_000_000L;

  /** Votes closer than this to the crew's point count for it. */
  private static final double SAME_POINT_M = 7;

  /** A dry point makes sense if something burns this near. */
  private static final double FIRE_WITHIN_M = 250;

  /** A point makes sense if it is this near to the drone or to the own choice. */
  private static final double NEAR_DRONE_M = 200;

  private static final double NEAR_OWN_M = 60;
  private static final int REFUSED_MEMORY = 12;

  private static final Comparator<OpenDecision> STRONGEST =
      Comparator.comparing(OpenDecision::getDecided)
          .thenComparingInt(OpenDecision::getPeople)
          .thenComparingInt(OpenDecision::getSharePermille)
          // Any order will do as long as everybody has the same.
          .thenComparingInt(OpenDecision::getLatE7)
          .thenComparingInt(OpenDecision::getLonE7);

  private final long initiativeNanos;
  private final List<Target> refused = new ArrayList<>(0);
  private @Nullable Target voted;
  private ByteString votedId = ByteString.EMPTY;
  private long votedNanos;
  private long quietUntilNanos;
  private boolean isQuiet;
  private boolean inRange;
  private long inRangeSinceNanos;

  DropTalk(long initiativeNanos) {
    this.initiativeNanos = initiativeNanos;
  }

  /** A new load, a new talk. */
  void clear() {
    voted = null;
    inRange = false;
    isQuiet = false;
  }

  /** Points that the gateway refused for good. */
  List<Target> refused() {
    return refused;
  }

  /** The crew's point if one stands that makes sense, else the own one. */
  Target agreed(CrewState crew, Target own, Sight sight, SituationBoard board, Place place) {
    OpenDecision standing = standing(crew);
    if (standing == null) {
      return own;
    }
    Target theirs = Target.at(place.frame(), standing.getLatE7(), standing.getLonE7());
    boolean near =
        theirs.distanceM(sight.eastM(), sight.northM()) < NEAR_DRONE_M
            || theirs.distanceM(own) < NEAR_OWN_M;
    boolean sensible =
        standing.getDecided() || FireChooser.isWorthWater(board, theirs, FIRE_WITHIN_M);
    return near && sensible ? theirs : own;
  }

  private static @Nullable OpenDecision standing(CrewState crew) {
    OpenDecision strongest = null;
    for (OpenDecision decision : crew.getDecisionsList()) {
      if (decision.getAct() == Act.ACT_DROP
          && (strongest == null || STRONGEST.compare(decision, strongest) > 0)) {
        strongest = decision;
      }
    }
    return strongest;
  }

  /**
   * Votes if it is time to.
   *
   * @param agreed from {@link #agreed}
   * @param withinRange whether the drone arrives soon
   */
  void tick(CrewState crew, Target agreed, boolean withinRange, Controls controls, long nowNanos) {
    if (withinRange && !inRange) {
      inRangeSinceNanos = nowNanos;
    }
    inRange = withinRange;
    if (isQuiet && nowNanos - quietUntilNanos < 0) {
      return;
    }
    isQuiet = false;
    OpenDecision standing = standing(crew);
    if (standing != null && standing.getDecided()) {
      return;
    }
    boolean joins =
        standing != null
            && standing.getLatE7() == agreed.latE7()
            && standing.getLonE7() == agreed.lonE7();
    boolean proposes = inRange && nowNanos - inRangeSinceNanos >= initiativeNanos;
    if ((joins || proposes) && isDue(agreed, nowNanos)) {
      voted = agreed;
      votedNanos = nowNanos;
      votedId = controls.voteDrop(agreed.latE7(), agreed.lonE7(), nowNanos);
    }
  }

  private boolean isDue(Target agreed, long nowNanos) {
    Target last = voted;
    if (last == null) {
      return true;
    }
    boolean samePoint = last.distanceM(agreed) < SAME_POINT_M;
    return nowNanos - votedNanos >= (samePoint ? SAY_AGAIN_NANOS : CHANGE_NANOS);
  }

  /** Takes an answer; returns whether the point itself was refused. */
  boolean acked(Ack ack, long nowNanos) {
    Target last = voted;
    if (last == null
        || ack.getOutcome() != Ack.Outcome.OUTCOME_REFUSED
        || !ack.getActId().equals(votedId)) {
      return false;
    }
    voted = null;
    isQuiet = true;
    quietUntilNanos = nowNanos + AFTER_REFUSAL_NANOS;
    if (ack.getReason() != Reason.REASON_PERSON_NEAR
        && ack.getReason() != Reason.REASON_OUTSIDE_AREA) {
      return false;
    }
    refuse(last);
    return true;
  }

  /** Remembers a point as one that cannot be dropped on. */
  void refuse(Target point) {
    if (refused.size() == REFUSED_MEMORY) {
      refused.removeFirst();
    }
    refused.add(point);
  }
}
