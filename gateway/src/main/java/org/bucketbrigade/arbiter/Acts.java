package org.bucketbrigade.arbiter;

import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;

/**
 * From votes to acts: counts a crew's votes, takes decisions, waits for durability and gates, and
 * sees each act to its outcome.
 *
 * <p>A drop needs 60 % of all connected members, two people at least, on one point; a fill half of
 * the pilots, two at least; a return 60 %. Every gate is looked at again at the moment of release.
 */
final class Acts {
  private static final double DROP_SHARE = 0.6;
  private static final double FILL_SHARE = 0.5;
  private static final double RETURN_SHARE = 0.6;
  private static final int LEAST_PEOPLE = 2;

  /** Water must be predicted to land this near the point, metres. */
  static final double HIT_M = 15;

  /** Within this distance there is no use in waiting for a better moment, metres. */
  private static final double GOOD_HIT_M = 4;

  private static final double COLUMN_CLEAR_M = 15;
  private static final long DROP_ANSWER_NANOS = 5_000_000_000L;
  private static final long DROP_RUN_NANOS = 4_000_000_000L;
  private static final long FILL_RUN_NANOS = 40_000_000_000L;

  private final Envelope envelope;
  private final Airspace airspace;
  private final Hazards hazards;
  private final ArbiterOutput output;
  private final PayloadLimits payload;

  Acts(
      Envelope envelope,
      Airspace airspace,
      Hazards hazards,
      PayloadLimits payload,
      ArbiterOutput output) {
    this.envelope = envelope;
    this.airspace = airspace;
    this.hazards = hazards;
    this.payload = payload;
    this.output = output;
  }

  /** Whether a vote may be cast at all; the gates come later. */
  Reason mayVote(Drone drone, Act act, int seat, double eastM, double northM) {
    if (!Ballot.entitled(act, drone.crew, seat)) {
      return Reason.REASON_ROLE_FORBIDS;
    }
    if (drone.control != Drone.Control.CREW) {
      return Reason.REASON_NOT_FLYING;
    }
    return switch (act) {
      case ACT_FILL ->
          drone.fill.active()
              ? Reason.REASON_ALREADY_DECIDED
              : drone.tankLitres > payload.fullLitres()
                  ? Reason.REASON_TANK_FULL
                  : Reason.REASON_OK;
      case ACT_DROP -> {
        if (drone.drop.active()) {
          yield Reason.REASON_ALREADY_DECIDED;
        }
        if (drone.tankLitres < payload.emptyLitres()) {
          yield Reason.REASON_TANK_EMPTY;
        }
        if (!envelope.isInArea(drone, eastM, northM)) {
          yield Reason.REASON_OUTSIDE_AREA;
        }
        yield hazards.personNear(eastM, northM) ? Reason.REASON_PERSON_NEAR : Reason.REASON_OK;
      }
      case ACT_RETURN -> Reason.REASON_OK;
      case ACT_UNSPECIFIED, UNRECOGNIZED -> Reason.REASON_MALFORMED;
    };
  }

  /** Counts the crew's votes for an act and decides if they suffice. */
  void count(Drone drone, Act act, long event, long nowNanos) {
    Ballot ballot = drone.crew.ballot;
    ballot.count(act, drone.crew, nowNanos);
    double needed =
        switch (act) {
          case ACT_DROP -> DROP_SHARE;
          case ACT_FILL -> FILL_SHARE;
          case ACT_RETURN -> RETURN_SHARE;
          case ACT_UNSPECIFIED, UNRECOGNIZED -> Double.POSITIVE_INFINITY;
        };
    // Going home takes nobody's chance away, so a crew of one may.
    int people = act == Act.ACT_RETURN ? 1 : LEAST_PEOPLE;
    if (ballot.bestSeat < 0 || ballot.bestPeople < people || ballot.bestShare < needed) {
      return;
    }
    int seat = ballot.bestSeat;
    if (act == Act.ACT_RETURN) {
      answer(drone, act, seat, Ack.Outcome.OUTCOME_DONE, Reason.REASON_OK);
      ballot.clear(act);
      output.returnHome(drone);
      return;
    }
    Decision decision = act == Act.ACT_DROP ? drone.drop : drone.fill;
    decision.decide(ballot.eastM(act, seat), ballot.northM(act, seat), event, nowNanos);
    answer(drone, act, seat, Ack.Outcome.OUTCOME_DECIDED, Reason.REASON_OK);
    refuseOthers(drone, act, seat);
    output.awaitDurable();
  }

  /** Everything up to an event is on disk. */
  void durable(Drone drone, long event, long nowNanos) {
    ready(drone.drop, event, nowNanos);
    ready(drone.fill, event, nowNanos);
  }

  private static void ready(Decision decision, long event, long nowNanos) {
    if (decision.state == Decision.State.DECIDED
        && event >= decision.decidedAtEvent
        && nowNanos - decision.decidedNanos <= Decision.DURABLE_NANOS) {
      decision.state = Decision.State.READY;
    }
  }

  /** Moves a drone's decisions on; called at least ten times a second. */
  void tick(Drone drone, long nowNanos) {
    if (drone.drop.active()) {
      drop(drone, drone.drop, nowNanos);
    }
    if (drone.fill.active()) {
      fill(drone, drone.fill, nowNanos);
    }
  }

  private void drop(Drone drone, Decision drop, long nowNanos) {
    switch (drop.state) {
      case DECIDED -> {
        if (nowNanos - drop.decidedNanos > Decision.DURABLE_NANOS) {
          end(drone, Act.ACT_DROP, drop, Ack.Outcome.OUTCOME_REFUSED, Reason.REASON_NOT_DURABLE);
        }
      }
      case READY -> {
        if (drop.leftNanos(nowNanos) == 0) {
          Reason why =
              drop.waitingFor == Reason.REASON_OK
                  ? Reason.REASON_DECISION_EXPIRED
                  : drop.waitingFor;
          end(drone, Act.ACT_DROP, drop, Ack.Outcome.OUTCOME_REFUSED, why);
          return;
        }
        drop.waitingFor = dropGate(drone, drop, nowNanos);
        if (drop.waitingFor == Reason.REASON_OK && impactIsRight(drone, drop)) {
          drop.state = Decision.State.RELEASED;
          drop.runningNanos = nowNanos;
          output.releaseWater(drone, drop.number);
        }
      }
      case RELEASED -> {
        if (nowNanos - drop.runningNanos > DROP_ANSWER_NANOS) {
          end(
              drone,
              Act.ACT_DROP,
              drop,
              Ack.Outcome.OUTCOME_UNKNOWN,
              Reason.REASON_AUTOPILOT_SILENT);
        }
      }
      case RUNNING -> {
        if (drone.tankLitres < payload.emptyLitres()
            || nowNanos - drop.runningNanos > DROP_RUN_NANOS) {
          drop.end();
        }
      }
      case NONE -> {}
    }
  }

  /** Whether every gate of a drop but the aim is open right now. */
  Reason dropGate(Drone drone, Decision drop, long nowNanos) {
    if (drone.control != Drone.Control.CREW) {
      return Reason.REASON_NOT_FLYING;
    }
    if (drone.holds.any(nowNanos)) {
      return Reason.REASON_HELD;
    }
    if (drone.motion.ageNanos(nowNanos) > Arbiter.POSITION_NANOS) {
      return Reason.REASON_VEHICLE_LOST;
    }
    if (!hazards.feedFresh(nowNanos)) {
      return Reason.REASON_FEED_STALE;
    }
    if (!hazards.picPresent(nowNanos)) {
      return Reason.REASON_PIC_AWAY;
    }
    if (!hazards.attested(nowNanos)) {
      return Reason.REASON_GROUND_NOT_CLEAR;
    }
    if (!envelope.isInArea(drone, drop.eastM, drop.northM)) {
      return Reason.REASON_OUTSIDE_AREA; // the drone belongs to another sector by now
    }
    if (hazards.personNear(drop.eastM, drop.northM)) {
      return Reason.REASON_PERSON_NEAR;
    }
    if (drone.tankLitres < payload.emptyLitres()) {
      return Reason.REASON_TANK_EMPTY;
    }
    double agl = envelope.aglM(drone.motion);
    if (!(agl <= payload.dropAglMaxM())) {
      return Reason.REASON_TOO_HIGH;
    }
    if (!(agl >= payload.dropAglMinM())) {
      return Reason.REASON_TOO_LOW;
    }
    if (!(drone.motion.groundSpeedMps() <= payload.dropSpeedMaxMps())) {
      return Reason.REASON_TOO_FAST_FOR_ACT;
    }
    return airspace.columnClear(drone, drop.eastM, drop.northM, COLUMN_CLEAR_M)
        ? Reason.REASON_OK
        : Reason.REASON_COLUMN_NOT_CLEAR;
  }

  /**
   * Whether water let go now lands on the point, and waiting would not make it land nearer. The
   * middle of the water leaves half the valve time after the command, keeps the drone's speed for a
   * moment and drifts with the wind while it falls.
   */
  private boolean impactIsRight(Drone drone, Decision drop) {
    Motion motion = drone.motion;
    double h = envelope.aglM(motion);
    double carried = payload.latencyS() + payload.valveS() / 2 + payload.carryS(h);
    double drift = payload.fallS(h);
    double dE =
        motion.eastM + motion.eastMps * carried + hazards.windEastMps() * drift - drop.eastM;
    double dN =
        motion.northM + motion.northMps * carried + hazards.windNorthMps() * drift - drop.northM;
    double miss = Math.sqrt(dE * dE + dN * dN);
    boolean worsening = miss >= drop.lastMissM;
    drop.lastMissM = miss;
    return miss <= GOOD_HIT_M || (miss <= HIT_M && worsening);
  }

  /** The vehicle has answered a release. */
  void dropAnswered(Drone drone, int number, Ack.Outcome outcome, long nowNanos) {
    Decision drop = drone.drop;
    if (drop.state != Decision.State.RELEASED || drop.number != number) {
      return;
    }
    if (outcome == Ack.Outcome.OUTCOME_DONE) {
      answerAll(drone, Act.ACT_DROP, outcome, Reason.REASON_OK);
      drone.crew.ballot.clear(Act.ACT_DROP);
      drop.state = Decision.State.RUNNING;
      drop.runningNanos = nowNanos;
    } else {
      end(drone, Act.ACT_DROP, drop, outcome, Reason.REASON_AUTOPILOT_DENIED);
    }
  }

  private void fill(Drone drone, Decision fill, long nowNanos) {
    switch (fill.state) {
      case DECIDED -> {
        if (nowNanos - fill.decidedNanos > Decision.DURABLE_NANOS) {
          end(drone, Act.ACT_FILL, fill, Ack.Outcome.OUTCOME_REFUSED, Reason.REASON_NOT_DURABLE);
        }
      }
      case READY -> {
        fill.waitingFor = fillGate(drone, nowNanos);
        if (fill.waitingFor == Reason.REASON_OK) {
          fill.state = Decision.State.RUNNING;
          fill.runningNanos = nowNanos;
          answerAll(drone, Act.ACT_FILL, Ack.Outcome.OUTCOME_DONE, Reason.REASON_OK);
          drone.crew.ballot.clear(Act.ACT_FILL);
          output.pump(drone, true);
        } else if (fill.leftNanos(nowNanos) == 0) {
          end(drone, Act.ACT_FILL, fill, Ack.Outcome.OUTCOME_REFUSED, fill.waitingFor);
        }
      }
      case RUNNING -> {
        if (drone.tankLitres >= payload.fullLitres()
            || fillGate(drone, nowNanos) != Reason.REASON_OK
            || nowNanos - fill.runningNanos > FILL_RUN_NANOS) {
          output.pump(drone, false);
          fill.end();
        }
      }
      case NONE, RELEASED -> {}
    }
  }

  private Reason fillGate(Drone drone, long nowNanos) {
    if (drone.control != Drone.Control.CREW) {
      return Reason.REASON_NOT_FLYING;
    }
    if (drone.holds.any(nowNanos)) {
      return Reason.REASON_HELD;
    }
    if (drone.motion.ageNanos(nowNanos) > Arbiter.POSITION_NANOS) {
      return Reason.REASON_VEHICLE_LOST;
    }
    if (!drone.water.within(drone.motion)) {
      return Reason.REASON_NOT_AT_WATER;
    }
    if (!(drone.motion.amslM - drone.water.surfaceAmslM <= payload.fillHeightMaxM())) {
      return Reason.REASON_TOO_HIGH;
    }
    return drone.motion.groundSpeedMps() <= payload.fillSpeedMaxMps()
        ? Reason.REASON_OK
        : Reason.REASON_TOO_FAST_FOR_ACT;
  }

  /**
   * Voids whatever is being decided; nothing is told to the vehicle any more but "pump off". Water
   * that the vehicle was told to let go is gone or not: that answer is still waited for.
   */
  void abort(Drone drone, Reason reason) {
    if (drone.drop.state == Decision.State.DECIDED || drone.drop.state == Decision.State.READY) {
      end(drone, Act.ACT_DROP, drone.drop, Ack.Outcome.OUTCOME_REFUSED, reason);
    }
    if (drone.fill.state == Decision.State.RUNNING) {
      output.pump(drone, false);
      drone.fill.end();
    } else if (drone.fill.active()) {
      end(drone, Act.ACT_FILL, drone.fill, Ack.Outcome.OUTCOME_REFUSED, reason);
    }
  }

  private void end(Drone drone, Act act, Decision decision, Ack.Outcome outcome, Reason reason) {
    decision.end();
    answerAll(drone, act, outcome, reason);
    drone.crew.ballot.clear(act);
    output.notice(drone, act, reason);
  }

  private void answerAll(Drone drone, Act act, Ack.Outcome outcome, Reason reason) {
    for (int seat = 0; seat < drone.crew.seats(); seat++) {
      if (drone.crew.ballot.voted(act, seat)) {
        answerOne(drone, act, seat, outcome, reason);
      }
    }
  }

  /** Answers everyone who voted for the same thing as a seat. */
  private void answer(Drone drone, Act act, int with, Ack.Outcome outcome, Reason reason) {
    for (int seat = 0; seat < drone.crew.seats(); seat++) {
      Ballot ballot = drone.crew.ballot;
      if (ballot.voted(act, seat) && ballot.together(act, with, seat)) {
        answerOne(drone, act, seat, outcome, reason);
      }
    }
  }

  /** Ends the votes for anything else than what was decided. */
  private void refuseOthers(Drone drone, Act act, int with) {
    Ballot ballot = drone.crew.ballot;
    for (int seat = 0; seat < drone.crew.seats(); seat++) {
      if (ballot.voted(act, seat) && !ballot.together(act, with, seat)) {
        answerOne(drone, act, seat, Ack.Outcome.OUTCOME_REFUSED, Reason.REASON_ALREADY_DECIDED);
        ballot.clear(act, seat);
      }
    }
  }

  private void answerOne(Drone drone, Act act, int seat, Ack.Outcome outcome, Reason reason) {
    if (drone.crew.occupied(seat)) {
      Ballot ballot = drone.crew.ballot;
      output.ack(
          drone.crew.person(seat),
          ballot.idHigh(act, seat),
          ballot.idLow(act, seat),
          outcome,
          reason);
    }
  }
}
