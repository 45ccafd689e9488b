package org.bucketbrigade.arbiter;

import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;

/**
 * From votes to decisions: who may vote for what, how many must agree, and that a decision is on
 * the disk before anything comes of it.
 *
 * <p>A drop needs 60 % of the weight of all connected members, two people at least, on one point,
 * and in a crew of fewer than three a lead besides; a fill half of the pilots' weight, two people
 * at least; a return, and going on before a hold of the crew's own ends, 60 %. A member weighs as
 * much as they are trusted.
 */
final class Acts {
  private static final double FILL_SHARE = 0.5;
  private static final double SHARE = 0.6;
  private static final int LEAST_PEOPLE = 2;

  /** A crew of fewer connected members drops only if a lead confirms. */
  private static final int SMALL_CREW = 3;

  private static final Act[] DECIDED = {Act.ACT_DROP, Act.ACT_FILL, Act.ACT_END_HOLD};

  private final Envelope envelope;
  private final PayloadLimits payload;
  private final ArbiterOutput output;
  private final Voices voices;
  private final Drops drops;
  private final Fills fills;

  Acts(
      Envelope envelope,
      Airspace airspace,
      Hazards hazards,
      Objections objections,
      PayloadLimits payload,
      ArbiterOutput output) {
    this.envelope = envelope;
    this.payload = payload;
    this.output = output;
    voices = new Voices(output);
    drops = new Drops(envelope, airspace, hazards, objections, payload, output, voices);
    fills = new Fills(payload, output, voices);
  }

  // ---------------------------------------------------------------------------- votes

  /** Whether a vote may be cast at all; the gates of the moment come later. */
  Reason mayVote(Drone drone, Act act, int seat, double eastM, double northM, long nowNanos) {
    if (!Ballot.entitled(act, drone.crew, seat)) {
      return Reason.REASON_ROLE_FORBIDS;
    }
    if (drone.control != Drone.Control.CREW) {
      return Reason.REASON_NOT_FLYING;
    }
    if (act != Act.ACT_RETURN && decision(drone, act).active()) {
      return Reason.REASON_ALREADY_DECIDED;
    }
    return switch (act) {
      case ACT_FILL ->
          drone.tankLitres > payload.fullLitres() ? Reason.REASON_TANK_FULL : Reason.REASON_OK;
      case ACT_DROP -> {
        if (drone.tankLitres < payload.emptyLitres()) {
          yield Reason.REASON_TANK_EMPTY;
        }
        if (!envelope.isInArea(drone, eastM, northM)) {
          yield Reason.REASON_OUTSIDE_AREA;
        }
        yield drops.placeGate(drone, eastM, northM, nowNanos);
      }
      case ACT_END_HOLD ->
          drone.holds.crewLeftNanos(nowNanos) > 0 ? Reason.REASON_OK : Reason.REASON_NOT_HELD;
      case ACT_RETURN -> Reason.REASON_OK;
      case ACT_UNSPECIFIED, UNRECOGNIZED -> Reason.REASON_MALFORMED;
    };
  }

  private static Decision decision(Drone drone, Act act) {
    return switch (act) {
      case ACT_DROP -> drone.drop;
      case ACT_FILL -> drone.fill;
      default -> drone.endHold;
    };
  }

  /** Counts the crew's votes for an act and decides if they suffice. */
  void count(Drone drone, Act act, long event, long nowNanos) {
    Ballot ballot = drone.crew.ballot;
    ballot.count(act, drone.crew, nowNanos);
    if (ballot.bestSeat < 0 || !isAgreed(drone, act)) {
      return;
    }
    int seat = ballot.bestSeat;
    if (act == Act.ACT_RETURN) {
      voices.settle(drone, act, Ack.Outcome.OUTCOME_DONE, Reason.REASON_OK);
      output.returnHome(drone);
      return;
    }
    Decision decision = decision(drone, act);
    decision.decide(ballot.eastM(act, seat), ballot.northM(act, seat), event, nowNanos);
    decision.needsLead = act == Act.ACT_DROP && drone.crew.connectedMembers() < SMALL_CREW;
    voices.answer(drone, act, seat, Ack.Outcome.OUTCOME_DECIDED, Reason.REASON_OK);
    voices.refuseOthers(drone, act, seat);
    output.awaitDurable();
    if (decision.needsLead) {
      output.leadWanted(drone, decision);
    }
  }

  /** Whether those who vote for the same, as counted last, are enough. */
  private static boolean isAgreed(Drone drone, Act act) {
    Ballot ballot = drone.crew.ballot;
    double needed = act == Act.ACT_FILL ? FILL_SHARE : SHARE;
    return ballot.bestPeople >= leastPeople(drone, act) && ballot.bestShare >= needed;
  }

  private static int leastPeople(Drone drone, Act act) {
    return switch (act) {
      // Going home takes nobody's chance away, and ending one's own hold neither.
      case ACT_RETURN, ACT_END_HOLD -> 1;
      // The lead who must confirm is the second person.
      case ACT_DROP -> Math.min(LEAST_PEOPLE, drone.crew.connectedMembers());
      default -> LEAST_PEOPLE;
    };
  }

  /** A lead stands for the people that a small crew lacks, having looked at a point. */
  Reason confirmDrop(Drone drone, double eastM, double northM) {
    Decision drop = drone.drop;
    boolean waits = drop.state == Decision.State.DECIDED || drop.state == Decision.State.READY;
    if (!waits || !drop.needsLead || !drop.isNear(eastM, northM, Ballot.TOGETHER_M)) {
      return Reason.REASON_NOTHING_DECIDED;
    }
    drop.needsLead = false;
    return Reason.REASON_OK;
  }

  // ---------------------------------------------------------------------------- time

  /** Everything up to an event is on disk. */
  void durable(Drone drone, long event, long nowNanos) {
    for (Act act : DECIDED) {
      Decision decision = decision(drone, act);
      if (decision.state == Decision.State.DECIDED
          && event >= decision.decidedAtEvent
          && nowNanos - decision.decidedNanos <= Decision.DURABLE_NANOS) {
        decision.state = Decision.State.READY;
      }
    }
    if (drone.endHold.state == Decision.State.READY) {
      drone.holds.endCrewHold();
      voices.end(
          drone, Act.ACT_END_HOLD, drone.endHold, Ack.Outcome.OUTCOME_DONE, Reason.REASON_OK);
    }
  }

  /** Moves a drone's decisions on; called at least ten times a second. */
  void tick(Drone drone, long nowNanos) {
    for (Act act : DECIDED) {
      Decision decision = decision(drone, act);
      if (decision.state == Decision.State.DECIDED
          && nowNanos - decision.decidedNanos > Decision.DURABLE_NANOS) {
        refuse(drone, act, Reason.REASON_NOT_DURABLE);
      }
    }
    drops.tick(drone, nowNanos);
    fills.tick(drone, nowNanos);
  }

  // ---------------------------------------------------------------------------- stops

  /** Somebody pressed HOLD: whoever stops means it, whatever has been agreed on before. */
  void held(Drone drone) {
    if (drone.endHold.active()) {
      refuse(drone, Act.ACT_END_HOLD, Reason.REASON_HELD);
    }
  }

  /** A member's veto counts: what has been decided is void, unless the water is on its way. */
  void vetoed(Drone drone) {
    if (drone.drop.state == Decision.State.DECIDED || drone.drop.state == Decision.State.READY) {
      refuse(drone, Act.ACT_DROP, Reason.REASON_VETOED);
    } else if (!drone.drop.active()) {
      voices.settle(drone, Act.ACT_DROP, Ack.Outcome.OUTCOME_REFUSED, Reason.REASON_VETOED);
    }
  }

  /**
   * Voids whatever is being decided; nothing is told to the vehicle any more but "pump off". Water
   * that the vehicle was told to let go is gone or not: that answer is still waited for.
   */
  void abort(Drone drone, Reason reason) {
    if (drone.drop.state == Decision.State.DECIDED || drone.drop.state == Decision.State.READY) {
      refuse(drone, Act.ACT_DROP, reason);
    }
    if (drone.fill.state == Decision.State.RUNNING) {
      fills.stop(drone);
    } else if (drone.fill.active()) {
      refuse(drone, Act.ACT_FILL, reason);
    }
    if (drone.endHold.active()) {
      refuse(drone, Act.ACT_END_HOLD, reason);
    }
  }

  private void refuse(Drone drone, Act act, Reason reason) {
    voices.end(drone, act, decision(drone, act), Ack.Outcome.OUTCOME_REFUSED, reason);
  }

  /** The vehicle has answered a release. */
  void dropAnswered(Drone drone, int number, Ack.Outcome outcome, long nowNanos) {
    drops.answered(drone, number, outcome, nowNanos);
  }
}
