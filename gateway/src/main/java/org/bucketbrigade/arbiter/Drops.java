package org.bucketbrigade.arbiter;

import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;

/**
 * A drop that a crew has decided on: waits for its gates and for the moment in which the water hits
 * the point, is released at most once, and ends with what the vehicle says. Every gate is looked at
 * again at the moment of release.
 */
final class Drops {
  /** Water must be predicted to land this near the point, metres. */
  static final double HIT_M = 15;

  /** No water this near to any drone's pad, where people work, metres. */
  static final double PAD_M = 50;

  /** Within this distance there is no use in waiting for a better moment, metres. */
  private static final double GOOD_HIT_M = 3;

  /** A prediction this much worse than the best one was no wobble: the drone flies away, metres. */
  private static final double LEAVING_M = 2;

  /** So short before a decision ends, any moment in which the water hits is the best left. */
  private static final long LAST_NANOS = 2_000_000_000L;

  private static final double COLUMN_CLEAR_M = 15;
  private static final long ANSWER_NANOS = 5_000_000_000L;
  private static final long RUN_NANOS = 4_000_000_000L;

  private final Envelope envelope;
  private final Airspace airspace;
  private final Hazards hazards;
  private final Objections objections;
  private final PayloadLimits payload;
  private final ArbiterOutput output;
  private final Voices voices;

  Drops(
      Envelope envelope,
      Airspace airspace,
      Hazards hazards,
      Objections objections,
      PayloadLimits payload,
      ArbiterOutput output,
      Voices voices) {
    this.envelope = envelope;
    this.airspace = airspace;
    this.hazards = hazards;
    this.objections = objections;
    this.payload = payload;
    this.output = output;
    this.voices = voices;
  }

  void tick(Drone drone, long nowNanos) {
    Decision drop = drone.drop;
    switch (drop.state) {
      case READY -> {
        if (drop.leftNanos(nowNanos) == 0) {
          boolean missed = drop.waitingFor == Reason.REASON_OK;
          Reason why = missed ? Reason.REASON_DECISION_EXPIRED : drop.waitingFor;
          voices.end(drone, Act.ACT_DROP, drop, Ack.Outcome.OUTCOME_REFUSED, why);
          return;
        }
        drop.waitingFor = gate(drone, drop, nowNanos);
        if (drop.waitingFor == Reason.REASON_OK && impactIsRight(drone, drop, nowNanos)) {
          spend(drop, nowNanos);
          output.releaseWater(drone, drop.number);
        }
      }
      case RELEASED -> {
        if (nowNanos - drop.runningNanos > ANSWER_NANOS) {
          voices.end(
              drone,
              Act.ACT_DROP,
              drop,
              Ack.Outcome.OUTCOME_UNKNOWN,
              Reason.REASON_AUTOPILOT_SILENT);
        }
      }
      case RUNNING -> {
        if (drone.tankLitres < payload.emptyLitres() || nowNanos - drop.runningNanos > RUN_NANOS) {
          drop.end();
        }
      }
      case NONE, DECIDED -> {}
    }
  }

  /** A decision is good for one release, whatever becomes of it. */
  private static void spend(Decision drop, long nowNanos) {
    drop.state = Decision.State.RELEASED;
    drop.runningNanos = nowNanos;
  }

  /** The vehicle has answered a release. */
  void answered(Drone drone, int number, Ack.Outcome outcome, long nowNanos) {
    Decision drop = drone.drop;
    if (drop.state != Decision.State.RELEASED || drop.number != number) {
      return;
    }
    if (outcome == Ack.Outcome.OUTCOME_DONE) {
      voices.settle(drone, Act.ACT_DROP, outcome, Reason.REASON_OK);
      drop.state = Decision.State.RUNNING;
      drop.runningNanos = nowNanos;
    } else {
      voices.end(drone, Act.ACT_DROP, drop, outcome, Reason.REASON_AUTOPILOT_DENIED);
    }
  }

  // ---------------------------------------------------------------------------- gates

  /** Whether every gate of a drop but the aim is open right now. */
  private Reason gate(Drone drone, Decision drop, long nowNanos) {
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
    if (drop.needsLead) {
      return Reason.REASON_NEEDS_LEAD;
    }
    if (!envelope.isInArea(drone, drop.eastM, drop.northM)) {
      return Reason.REASON_OUTSIDE_AREA; // the drone belongs to another sector by now
    }
    Reason place = placeGate(drone, drop.eastM, drop.northM, nowNanos);
    if (place != Reason.REASON_OK) {
      return place;
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
   * Whether water may fall on a point of the drone's flight area, as far as places and people go.
   */
  Reason placeGate(Drone drone, double eastM, double northM, long nowNanos) {
    FlightArea area = envelope.area(drone);
    if (area == null || !area.inDropZone(eastM, northM) || airspace.padNear(eastM, northM, PAD_M)) {
      return Reason.REASON_NOT_A_DROP_ZONE;
    }
    if (hazards.personNear(eastM, northM)) {
      return Reason.REASON_PERSON_NEAR;
    }
    if (objections.vetoed(drone, nowNanos)) {
      return Reason.REASON_VETOED;
    }
    return objections.hazardNear(eastM, northM, nowNanos) ? Reason.REASON_HAZARD : Reason.REASON_OK;
  }

  /**
   * Whether water let go now lands on the point, and waiting would not make it land nearer. The
   * middle of the water leaves half the valve time after the command, keeps the drone's speed for a
   * moment and drifts with the wind for the rest of its fall.
   */
  private boolean impactIsRight(Drone drone, Decision drop, long nowNanos) {
    Motion motion = drone.motion;
    double h = envelope.aglM(motion);
    double carried = payload.latencyS() + payload.valveS() / 2 + payload.carryS(h);
    double drift = payload.fallS(h) - payload.carryS(h);
    double dE =
        motion.eastM + motion.eastMps * carried + hazards.windEastMps() * drift - drop.eastM;
    double dN =
        motion.northM + motion.northMps * carried + hazards.windNorthMps() * drift - drop.northM;
    double miss = Math.sqrt(dE * dE + dN * dN);
    drop.closestMissM = Math.min(drop.closestMissM, miss);
    boolean isNowOrNever =
        miss >= drop.closestMissM + LEAVING_M || drop.leftNanos(nowNanos) <= LAST_NANOS;
    return miss <= GOOD_HIT_M || (miss <= HIT_M && isNowOrNever);
  }
}
