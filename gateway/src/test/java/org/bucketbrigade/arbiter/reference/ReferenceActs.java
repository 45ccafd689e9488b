package org.bucketbrigade.arbiter.reference;

import java.util.List;
import java.util.function.Consumer;
import org.bucketbrigade.arbiter.Decision;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.PayloadLimits;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;
import org.jspecify.annotations.Nullable;

/** From votes to decisions to what is told to vehicles. */
final class ReferenceActs {
  private static final List<Act> DECIDED = List.of(Act.ACT_DROP, Act.ACT_FILL, Act.ACT_END_HOLD);
  private static final long DURABLE_NANOS = 500_000_000L;
  private static final long EXPIRY_NANOS = 20_000_000_000L;
  private static final long ANSWER_NANOS = 5_000_000_000L;
  private static final long DROP_NANOS = 4_000_000_000L;
  private static final long FILL_NANOS = 40_000_000_000L;
  private static final double PAD_M = 50;
  private static final double COLUMN_M = 15;
  private static final double HIT_M = 15;
  private static final double GOOD_HIT_M = 3;
  private static final double LEAVING_M = 2;
  private static final long LAST_NANOS = 2_000_000_000L;
  private static final double FALL_MPS = 8;
  private static final double CARRY_S = 0.5;

  private final List<ReferenceDrone> drones;
  private final ReferenceEnvelope envelope;
  private final ReferenceFacts facts;
  private final ReferenceObjections objections;
  private final PayloadLimits payload;
  private final Consumer<Told> output;
  private final ReferenceVotes votes;

  ReferenceActs(
      List<ReferenceDrone> drones,
      ReferenceEnvelope envelope,
      ReferenceFacts facts,
      ReferenceObjections objections,
      PayloadLimits payload,
      Consumer<Told> output) {
    this.drones = drones;
    this.envelope = envelope;
    this.facts = facts;
    this.objections = objections;
    this.payload = payload;
    this.output = output;
    votes = new ReferenceVotes(output);
  }

  static ReferenceDrone.Decided decision(ReferenceDrone drone, Act act) {
    return act == Act.ACT_DROP ? drone.drop : act == Act.ACT_FILL ? drone.fill : drone.endHold;
  }

  static long leftNanos(ReferenceDrone.Decided decision, long now) {
    return Math.max(0, decision.atNanos + EXPIRY_NANOS - now);
  }

  // ---------------------------------------------------------------------------- votes

  Reason mayVote(ReferenceDrone drone, Act act, ReferenceCrew.Member member, Vec point, long now) {
    if (!ReferenceVotes.entitled(act, member)) {
      return Reason.REASON_ROLE_FORBIDS;
    }
    if (drone.control != Drone.Control.CREW) {
      return Reason.REASON_NOT_FLYING;
    }
    if (act != Act.ACT_RETURN && decision(drone, act).active()) {
      return Reason.REASON_ALREADY_DECIDED;
    }
    return switch (act) {
      case ACT_RETURN -> Reason.REASON_OK;
      case ACT_END_HOLD ->
          drone.holds.crewLeftNanos(now) > 0 ? Reason.REASON_OK : Reason.REASON_NOT_HELD;
      case ACT_FILL ->
          drone.tankLitres > payload.fullLitres() ? Reason.REASON_TANK_FULL : Reason.REASON_OK;
      case ACT_DROP -> {
        if (drone.tankLitres < payload.emptyLitres()) {
          yield Reason.REASON_TANK_EMPTY;
        }
        yield mayFallOn(drone, point, now);
      }
      default -> Reason.REASON_MALFORMED;
    };
  }

  void count(ReferenceDrone drone, Act act, long event, long now) {
    ReferenceVotes.Count count = ReferenceVotes.count(act, drone.crew, now);
    int connected = (int) drone.crew.connected().count();
    double share = act == Act.ACT_FILL ? 0.5 : 0.6;
    int people =
        switch (act) {
          case ACT_FILL -> 2;
          case ACT_DROP -> Math.min(2, connected);
          default -> 1;
        };
    if (count == null || count.people() < people || count.share() < share) {
      return;
    }
    if (act == Act.ACT_RETURN) {
      votes.settle(drone, act, Ack.Outcome.OUTCOME_DONE, Reason.REASON_OK);
      output.accept(new Told.Return(drone.index));
      return;
    }
    ReferenceDrone.Decided decision = decision(drone, act);
    decision.state = Decision.State.DECIDED;
    decision.number++;
    decision.point = count.vote().point();
    decision.atNanos = now;
    decision.event = event;
    decision.closestMissM = Double.POSITIVE_INFINITY;
    decision.waitingFor = Reason.REASON_OK;
    decision.needsLead = act == Act.ACT_DROP && connected < 3;
    votes.decided(drone, act, count.vote());
    output.accept(new Told.AwaitDurable());
    if (decision.needsLead) {
      Vec point = decision.point;
      output.accept(new Told.LeadWanted(drone.index, point.east(), point.north()));
    }
  }

  Reason confirmDrop(ReferenceDrone drone, Vec point) {
    boolean asked =
        drone.drop.waits()
            && drone.drop.needsLead
            && drone.drop.point.distance(point) <= ReferenceVotes.TOGETHER_M;
    drone.drop.needsLead &= !asked;
    return asked ? Reason.REASON_OK : Reason.REASON_NOTHING_DECIDED;
  }

  // ---------------------------------------------------------------------------- time

  void durable(ReferenceDrone drone, long event, long now) {
    for (Act act : DECIDED) {
      ReferenceDrone.Decided decision = decision(drone, act);
      if (decision.state == Decision.State.DECIDED
          && event >= decision.event
          && now - decision.atNanos <= DURABLE_NANOS) {
        decision.state = Decision.State.READY;
      }
    }
    if (drone.endHold.state == Decision.State.READY) {
      drone.holds.endCrewHold();
      votes.end(drone, Act.ACT_END_HOLD, drone.endHold, Ack.Outcome.OUTCOME_DONE, Reason.REASON_OK);
    }
  }

  void tick(ReferenceDrone drone, long now) {
    for (Act act : DECIDED) {
      ReferenceDrone.Decided decision = decision(drone, act);
      if (decision.state == Decision.State.DECIDED && now - decision.atNanos > DURABLE_NANOS) {
        refuse(drone, act, Reason.REASON_NOT_DURABLE);
      }
    }
    tickDrop(drone, drone.drop, now);
    tickFill(drone, drone.fill, now);
  }

  private void tickDrop(ReferenceDrone drone, ReferenceDrone.Decided drop, long now) {
    long runs = now - drop.runsSinceNanos;
    switch (drop.state) {
      case READY -> {
        if (leftNanos(drop, now) == 0) {
          boolean missed = drop.waitingFor == Reason.REASON_OK;
          refuse(drone, Act.ACT_DROP, missed ? Reason.REASON_DECISION_EXPIRED : drop.waitingFor);
          return;
        }
        drop.waitingFor = dropGate(drone, drop, now);
        if (drop.waitingFor == Reason.REASON_OK && hits(drone, drop, now)) {
          drop.state = Decision.State.RELEASED;
          drop.runsSinceNanos = now;
          output.accept(new Told.Release(drone.index, drop.number));
        }
      }
      case RELEASED -> {
        if (runs > ANSWER_NANOS) {
          Reason silent = Reason.REASON_AUTOPILOT_SILENT;
          votes.end(drone, Act.ACT_DROP, drop, Ack.Outcome.OUTCOME_UNKNOWN, silent);
        }
      }
      case RUNNING -> {
        if (drone.tankLitres < payload.emptyLitres() || runs > DROP_NANOS) {
          drop.state = Decision.State.NONE;
        }
      }
      case NONE, DECIDED -> {}
    }
  }

  private void tickFill(ReferenceDrone drone, ReferenceDrone.Decided fill, long now) {
    if (fill.state == Decision.State.READY) {
      fill.waitingFor = fillGate(drone, now);
      if (fill.waitingFor == Reason.REASON_OK) {
        fill.state = Decision.State.RUNNING;
        fill.runsSinceNanos = now;
        votes.settle(drone, Act.ACT_FILL, Ack.Outcome.OUTCOME_DONE, Reason.REASON_OK);
        output.accept(new Told.Pump(drone.index, true));
      } else if (leftNanos(fill, now) == 0) {
        refuse(drone, Act.ACT_FILL, fill.waitingFor);
      }
    } else if (fill.state == Decision.State.RUNNING
        && (drone.tankLitres >= payload.fullLitres()
            || fillGate(drone, now) != Reason.REASON_OK
            || now - fill.runsSinceNanos > FILL_NANOS)) {
      stopPump(drone);
    }
  }

  private void stopPump(ReferenceDrone drone) {
    output.accept(new Told.Pump(drone.index, false));
    drone.fill.state = Decision.State.NONE;
  }

  void dropAnswered(ReferenceDrone drone, int number, Ack.Outcome outcome, long now) {
    ReferenceDrone.Decided drop = drone.drop;
    if (drop.state != Decision.State.RELEASED || drop.number != number) {
      return;
    }
    if (outcome == Ack.Outcome.OUTCOME_DONE) {
      votes.settle(drone, Act.ACT_DROP, outcome, Reason.REASON_OK);
      drop.state = Decision.State.RUNNING;
      drop.runsSinceNanos = now;
    } else {
      votes.end(drone, Act.ACT_DROP, drop, outcome, Reason.REASON_AUTOPILOT_DENIED);
    }
  }

  // ---------------------------------------------------------------------------- stops

  private void refuse(ReferenceDrone drone, Act act, Reason reason) {
    votes.end(drone, act, decision(drone, act), Ack.Outcome.OUTCOME_REFUSED, reason);
  }

  void held(ReferenceDrone drone) {
    if (drone.endHold.active()) {
      refuse(drone, Act.ACT_END_HOLD, Reason.REASON_HELD);
    }
  }

  void vetoed(ReferenceDrone drone) {
    if (drone.drop.waits()) {
      refuse(drone, Act.ACT_DROP, Reason.REASON_VETOED);
    } else if (!drone.drop.active()) {
      votes.settle(drone, Act.ACT_DROP, Ack.Outcome.OUTCOME_REFUSED, Reason.REASON_VETOED);
    }
  }

  /** Nothing goes on but the wait for the answer to a release. */
  void abort(ReferenceDrone drone) {
    if (drone.drop.waits()) {
      refuse(drone, Act.ACT_DROP, Reason.REASON_NOT_FLYING);
    }
    if (drone.fill.state == Decision.State.RUNNING) {
      stopPump(drone);
    } else if (drone.fill.active()) {
      refuse(drone, Act.ACT_FILL, Reason.REASON_NOT_FLYING);
    }
    if (drone.endHold.active()) {
      refuse(drone, Act.ACT_END_HOLD, Reason.REASON_NOT_FLYING);
    }
  }

  // ---------------------------------------------------------------------------- gates

  private @Nullable Reason flightGate(ReferenceDrone drone, long now) {
    if (drone.control != Drone.Control.CREW) {
      return Reason.REASON_NOT_FLYING;
    }
    if (drone.holds.any(now)) {
      return Reason.REASON_HELD;
    }
    return drone.heard(now) ? null : Reason.REASON_VEHICLE_LOST;
  }

  private Reason dropGate(ReferenceDrone drone, ReferenceDrone.Decided drop, long now) {
    Reason flight = flightGate(drone, now);
    if (flight != null) {
      return flight;
    }
    if (!facts.feedFresh(now)) {
      return Reason.REASON_FEED_STALE;
    }
    if (!facts.picPresent(now)) {
      return Reason.REASON_PIC_AWAY;
    }
    if (!facts.attested(now)) {
      return Reason.REASON_GROUND_NOT_CLEAR;
    }
    if (drop.needsLead) {
      return Reason.REASON_NEEDS_LEAD;
    }
    Reason place = mayFallOn(drone, drop.point, now);
    if (place != Reason.REASON_OK) {
      return place;
    }
    if (drone.tankLitres < payload.emptyLitres()) {
      return Reason.REASON_TANK_EMPTY;
    }
    double agl = envelope.ground.aglM(drone);
    if (!(agl <= payload.dropAglMaxM())) {
      return Reason.REASON_TOO_HIGH;
    }
    if (agl < payload.dropAglMinM()) {
      return Reason.REASON_TOO_LOW;
    }
    if (drone.velocity().flat().length() > payload.dropSpeedMaxMps()) {
      return Reason.REASON_TOO_FAST_FOR_ACT;
    }
    return drones.stream().anyMatch(other -> isBelow(other, drone, drop.point))
        ? Reason.REASON_COLUMN_NOT_CLEAR
        : Reason.REASON_OK;
  }

  private static boolean isBelow(ReferenceDrone other, ReferenceDrone drone, Vec point) {
    Vec at = other.at().flat();
    return other != drone
        && other.report != null
        && other.at().up() < drone.at().up()
        && (at.distance(drone.at().flat()) <= COLUMN_M || at.distance(point) <= COLUMN_M);
  }

  /** Whether water may fall on a point, as far as places, people and objections go. */
  private Reason mayFallOn(ReferenceDrone drone, Vec point, long now) {
    ReferenceArea area = envelope.area(drone);
    if (area == null || !area.contains(point)) {
      return Reason.REASON_OUTSIDE_AREA;
    }
    boolean padNear =
        drones.stream()
            .anyMatch(other -> other.home != null && other.home.flat().distance(point) < PAD_M);
    if (!area.inDropZone(point) || padNear) {
      return Reason.REASON_NOT_A_DROP_ZONE;
    }
    if (facts.personNear(point)) {
      return Reason.REASON_PERSON_NEAR;
    }
    if (objections.vetoed(drone, now)) {
      return Reason.REASON_VETOED;
    }
    return objections.dangerNear(point, now) ? Reason.REASON_HAZARD : Reason.REASON_OK;
  }

  /** Whether water let go now lands on the point, and waiting would not bring it nearer. */
  private boolean hits(ReferenceDrone drone, ReferenceDrone.Decided drop, long now) {
    double fallS = Math.max(0, envelope.ground.aglM(drone) / FALL_MPS);
    double carryS = Math.min(CARRY_S, fallS);
    double carriedS = payload.latencyS() + payload.valveS() / 2 + carryS;
    double miss =
        drone
            .at()
            .flat()
            .plus(drone.velocity().flat().times(carriedS))
            .plus(facts.wind.times(fallS - carryS))
            .distance(drop.point);
    drop.closestMissM = Math.min(drop.closestMissM, miss);
    boolean leaves = miss >= drop.closestMissM + LEAVING_M;
    boolean endsSoon = leftNanos(drop, now) <= LAST_NANOS;
    return miss <= GOOD_HIT_M || (miss <= HIT_M && (leaves || endsSoon));
  }

  private Reason fillGate(ReferenceDrone drone, long now) {
    Reason flight = flightGate(drone, now);
    if (flight != null) {
      return flight;
    }
    Vec water = drone.water;
    if (water == null || drone.at().flat().distance(water.flat()) > payload.fillRadiusM()) {
      return Reason.REASON_NOT_AT_WATER;
    }
    if (drone.at().up() - water.up() > payload.fillHeightMaxM()) {
      return Reason.REASON_TOO_HIGH;
    }
    return drone.velocity().flat().length() > payload.fillSpeedMaxMps()
        ? Reason.REASON_TOO_FAST_FOR_ACT
        : Reason.REASON_OK;
  }
}
