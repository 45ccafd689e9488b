package org.bucketbrigade.sim.crowd;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.sim.crowd.BoardItem.Place;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.CrewState;
import org.bucketbrigade.wire.v1.Limit;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Seat;
import org.bucketbrigade.wire.v1.Seating;
import org.jspecify.annotations.Nullable;

/**
 * An ordinary person who flies water from the lake to the fire together with a crew.
 *
 * <p>The person sees its drone a reaction time late, closes the loop as the crossover model says
 * (see {@link Guidance}), adds noise in proportion to what it commands, and goes along when the
 * crew is clearly flying elsewhere.
 */
final class OperatorBrain implements Brain {
  /** Pictures older than this are no pictures: people let go. */
  private static final long BLIND_NANOS = 2_000_000_000L;

  private static final long RECONSIDER_NANOS = 1_000_000_000L;
  private static final long STUBBORN_NANOS = 2_000_000_000L;
  private static final long RETURN_VOTE_NANOS = 4_000_000_000L;

  /** So long a drone in the way is waited for before the load goes elsewhere. */
  private static final long CROWDED_NANOS = 3_000_000_000L;

  private static final double STANDS_MPS = 1.5;
  private static final double SLOW_MPS = 5;

  private static final double FULL_SHARE = 0.95;
  private static final double EMPTY_SHARE = 0.1;
  private static final double HALF_SHARE = 0.5;
  private static final int TANK_DL_DEFAULT = 1_000;
  private static final int BATTERY_LOW_PERMILLE = 150;

  private static final double FIRE_WITHIN_M = 250;
  private static final double ARRIVES_S = 6;
  private static final double ARRIVES_M = 40;
  private static final double TOO_HIGH_M = 15;
  private static final double CLEARLY_MPS = 3;
  private static final double SAME_WAY_COSINE = 0.77;
  private static final double LAST_STRETCH_M = 60;

  /** What the person is about. */
  enum Errand {
    UNDECIDED,
    TO_WATER,
    TO_FIRE
  }

  private final Personality personality;
  private final FillTalk fillTalk = new FillTalk();
  private final DropTalk dropTalk;
  private final GiveWay giveWay = new GiveWay();
  private final Hand hand;

  private Errand errand = Errand.UNDECIDED;
  private @Nullable Target target;
  private @Nullable Goal slot;
  private @Nullable Seating slotOf;
  private boolean started;
  private long nextLookNanos;
  private long reconsiderNanos;
  private boolean against;
  private long againstSinceNanos;
  private boolean crowded;
  private long crowdedSinceNanos;
  private long returnVoteNanos;

  OperatorBrain(Personality personality) {
    this.personality = personality;
    this.dropTalk = new DropTalk(personality.initiativeNanos());
    this.hand = new Hand(personality);
  }

  @Override
  public void seatChanged() {
    become(Errand.UNDECIDED);
    hand.forget();
  }

  @Override
  public void acked(Ack ack, long nowNanos) {
    if (dropTalk.acked(ack, nowNanos)) {
      target = null;
    }
  }

  @Override
  public void tick(Cockpit cockpit, Controls controls, long nowNanos) {
    if (!started) {
      started = true;
      nextLookNanos = nowNanos + personality.phaseNanos();
      returnVoteNanos = nowNanos;
    }
    if (nowNanos - nextLookNanos < 0) {
      return;
    }
    nextLookNanos += personality.inputPeriodNanos();
    if (nowNanos - nextLookNanos >= 0) {
      nextLookNanos = nowNanos + personality.inputPeriodNanos();
    }
    look(cockpit, controls, nowNanos);
  }

  private void look(Cockpit cockpit, Controls controls, long nowNanos) {
    TelemetryScreen screen = cockpit.telemetry();
    Place place = cockpit.board().place();
    if (place == null || screen.newest() == null) {
      return;
    }
    TelemetryFrame seen = screen.seenAt(nowNanos - personality.reactionNanos());
    if (seen == null) {
      return;
    }
    if (screen.ageNanos(nowNanos) > BLIND_NANOS || !mayFly(seen)) {
      hand.letGo(controls);
      return;
    }
    if (!personality.isSilent(nowNanos)) {
      fly(cockpit, controls, place, seen, nowNanos);
    }
  }

  private static boolean mayFly(TelemetryFrame seen) {
    CrewState crew = seen.crew();
    return seen.drone().phase() == Phase.PHASE_FLYING
        && crew.getHoldLeftMs() == 0
        && !crew.getLatchedHold();
  }

  private void fly(
      Cockpit cockpit, Controls controls, Place place, TelemetryFrame seen, long nowNanos) {
    Seating seating = cockpit.seating();
    Sight sight = seen.sight(place.frame());
    Goal slot = slot(seating, place);
    updateErrand(seen.drone(), seating, slot, sight);
    Goal goal = slot;
    if (errand == Errand.TO_FIRE) {
      goal = attack(cockpit, controls, place, seen, sight, slot, nowNanos);
    }
    if (seating.getSeat() == Seat.SEAT_PILOT) {
      pilot(cockpit, controls, place, seen, sight, goal, nowNanos);
      if (errand == Errand.TO_WATER) {
        fillTalk.tick(seen.crew(), seating, slot, sight, controls, nowNanos);
      }
      voteReturn(seen.drone(), controls, nowNanos);
    }
  }

  /** The goal over the crew's water, worked out once a seat. */
  private Goal slot(Seating seating, Place place) {
    Goal known = slot;
    if (known == null || !seating.equals(slotOf)) {
      known = Plans.water(seating, place);
      slot = known;
      slotOf = seating;
    }
    return known;
  }

  private void updateErrand(DroneView drone, Seating seating, Goal slot, Sight sight) {
    int capacityDl =
        seating.getTankCapacityDl() > 0 ? seating.getTankCapacityDl() : TANK_DL_DEFAULT;
    double share = drone.tankDl() / (double) capacityDl;
    Errand next =
        switch (errand) {
          case UNDECIDED -> {
            boolean fillsNow =
                slot.distanceM(sight.eastM(), sight.northM()) < 3 * slot.innerM()
                    && share < FULL_SHARE;
            yield share >= HALF_SHARE && !fillsNow ? Errand.TO_FIRE : Errand.TO_WATER;
          }
          case TO_WATER -> share >= FULL_SHARE ? Errand.TO_FIRE : Errand.TO_WATER;
          case TO_FIRE -> share <= EMPTY_SHARE ? Errand.TO_WATER : Errand.TO_FIRE;
        };
    if (next != errand) {
      become(next);
    }
  }

  private void become(Errand next) {
    errand = next;
    target = null;
    against = false;
    dropTalk.clear();
  }

  private Goal attack(
      Cockpit cockpit,
      Controls controls,
      Place place,
      TelemetryFrame seen,
      Sight sight,
      Goal slot,
      long nowNanos) {
    Seating seating = cockpit.seating();
    SituationBoard board = cockpit.board();
    if (isCrowdedOut(seen, nowNanos)) {
      target = null;
    }
    reconsider(cockpit, place, seen, slot, nowNanos);
    Target own = target;
    if (own == null) {
      return Plans.waitOverWater(seating, slot);
    }
    Target agreed = dropTalk.agreed(seen.crew(), own, sight, board, place);
    target = agreed;
    Goal goal = Plans.drop(seating, agreed, board, sight);
    dropTalk.tick(seen.crew(), agreed, arrivesSoon(goal, sight), controls, nowNanos);
    return goal;
  }

  private boolean isCrowdedOut(TelemetryFrame seen, long nowNanos) {
    Limit limit = seen.drone().limit();
    boolean inTheWay = limit == Limit.LIMIT_SEPARATION || limit == Limit.LIMIT_FENCE;
    boolean stopped = inTheWay && seen.drone().speedMps() < STANDS_MPS;
    if (stopped && !crowded) {
      crowdedSinceNanos = nowNanos;
    }
    crowded = stopped;
    boolean out = crowded && nowNanos - crowdedSinceNanos >= CROWDED_NANOS;
    crowded = crowded && !out;
    Target known = target;
    if (out && limit == Limit.LIMIT_FENCE && known != null) {
      dropTalk.refuse(known); // it lies beyond the crew's own sector
    }
    return out;
  }

  private void reconsider(
      Cockpit cockpit, Place place, TelemetryFrame seen, Goal slot, long nowNanos) {
    Target known = target;
    if (known != null && nowNanos - reconsiderNanos < 0) {
      return;
    }
    reconsiderNanos = nowNanos + RECONSIDER_NANOS;
    SituationBoard board = cockpit.board();
    if (known == null || !FireChooser.isWorthWater(board, known, FIRE_WITHIN_M)) {
      FireChooser.Bias bias = new FireChooser.Bias.FromWater(slot.eastM(), slot.northM());
      target =
          FireChooser.choose(
              board, cockpit.seating(), bias, dropTalk.refused(), occupied(seen, place));
    }
  }

  /** Where other drones are about their drops, as far as the person sees. */
  private static List<Sight> occupied(TelemetryFrame seen, Place place) {
    List<Sight> occupied = new ArrayList<>();
    for (DroneView other : seen.neighbours()) {
      Sight there = Sight.of(other, place.frame());
      if (there.speedMps() < SLOW_MPS) {
        occupied.add(there);
      }
    }
    return occupied;
  }

  private static boolean arrivesSoon(Goal goal, Sight sight) {
    double distanceM = goal.distanceM(sight.eastM(), sight.northM());
    return distanceM < Math.max(ARRIVES_M, ARRIVES_S * sight.speedMps())
        && sight.amslM() < goal.amslM() + TOO_HIGH_M;
  }

  private void pilot(
      Cockpit cockpit,
      Controls controls,
      Place place,
      TelemetryFrame seen,
      Sight sight,
      Goal goal,
      long nowNanos) {
    boolean steers = personality.style() == Personality.Style.STEER;
    double gainPerS = Guidance.gainPerS(loopDelayS(cockpit));
    Wish wish = Guidance.toward(goal, sight, cockpit.board(), cockpit.seating(), gainPerS, steers);
    goAlong(cockpit, seen, sight, wish, nowNanos);
    wish = giveWay.bend(wish, seen.drone(), sight, seen.neighbours(), place.frame(), nowNanos);
    if (steers) {
      hand.steer(wish, sight, cockpit.seating(), seen.drone().headingCdeg(), controls);
    } else {
      hand.aim(wish, sight, goal, cockpit.seating(), place.frame(), controls);
    }
  }

  private double loopDelayS(Cockpit cockpit) {
    // Half a telemetry interval is how old the picture is on average.
    double displayS = 0.05;
    double linkS = Math.clamp(cockpit.echoRttNanos() / 1e9, 0, 2);
    return personality.reactionNanos() / 1e9 + linkS + displayS;
  }

  /** When the crew has long been flying elsewhere, the person takes a target that lies there. */
  private void goAlong(
      Cockpit cockpit, TelemetryFrame seen, Sight sight, Wish wish, long nowNanos) {
    Target own = target;
    double east = seen.crew().getEastCms() / 100.0;
    double north = seen.crew().getNorthCms() / 100.0;
    double merged = StrictMath.hypot(east, north);
    double mine = wish.horizontalMps();
    boolean differs =
        errand == Errand.TO_FIRE
            && own != null
            && merged > CLEARLY_MPS
            && mine > CLEARLY_MPS
            && own.distanceM(sight.eastM(), sight.northM()) > LAST_STRETCH_M
            && wish.eastMps() * east + wish.northMps() * north < SAME_WAY_COSINE * merged * mine;
    if (differs && !against) {
      againstSinceNanos = nowNanos;
    }
    against = differs;
    if (against && nowNanos - againstSinceNanos >= STUBBORN_NANOS) {
      against = false;
      FireChooser.Bias bias =
          new FireChooser.Bias.Along(sight.eastM(), sight.northM(), east / merged, north / merged);
      Target theirs =
          FireChooser.choose(
              cockpit.board(), cockpit.seating(), bias, dropTalk.refused(), List.of());
      target = theirs == null ? own : theirs;
    }
  }

  private void voteReturn(DroneView drone, Controls controls, long nowNanos) {
    boolean low = drone.batteryPermille() > 0 && drone.batteryPermille() < BATTERY_LOW_PERMILLE;
    if (low && nowNanos - returnVoteNanos >= 0) {
      returnVoteNanos = nowNanos + RETURN_VOTE_NANOS;
      controls.vote(Act.ACT_RETURN, nowNanos);
    }
  }
}
