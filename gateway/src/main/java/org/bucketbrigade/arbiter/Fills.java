package org.bucketbrigade.arbiter;

import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;

/** A fill that a crew has decided on: waits for its place at the water, runs the pump, ends. */
final class Fills {
  private static final long RUN_NANOS = 40_000_000_000L;

  private final PayloadLimits payload;
  private final ArbiterOutput output;
  private final Voices voices;

  Fills(PayloadLimits payload, ArbiterOutput output, Voices voices) {
    this.payload = payload;
    this.output = output;
    this.voices = voices;
  }

  void tick(Drone drone, long nowNanos) {
    Decision fill = drone.fill;
    switch (fill.state) {
      case READY -> {
        fill.waitingFor = gate(drone, nowNanos);
        if (fill.waitingFor == Reason.REASON_OK) {
          fill.state = Decision.State.RUNNING;
          fill.runningNanos = nowNanos;
          voices.settle(drone, Act.ACT_FILL, Ack.Outcome.OUTCOME_DONE, Reason.REASON_OK);
          output.pump(drone, true);
        } else if (fill.leftNanos(nowNanos) == 0) {
          voices.end(drone, Act.ACT_FILL, fill, Ack.Outcome.OUTCOME_REFUSED, fill.waitingFor);
        }
      }
      case RUNNING -> {
        if (drone.tankLitres >= payload.fullLitres()
            || gate(drone, nowNanos) != Reason.REASON_OK
            || nowNanos - fill.runningNanos > RUN_NANOS) {
          stop(drone);
        }
      }
      case NONE, DECIDED, RELEASED -> {}
    }
  }

  /** Stops the pump. */
  void stop(Drone drone) {
    output.pump(drone, false);
    drone.fill.end();
  }

  private Reason gate(Drone drone, long nowNanos) {
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
}
