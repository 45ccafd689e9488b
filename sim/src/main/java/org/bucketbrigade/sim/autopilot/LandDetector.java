package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;

/** Notices that the vehicle stands on the ground: some time after it touched it. */
final class LandDetector {
  private static final int TOUCHDOWN_TO_LANDED_TICKS = Ticks.in(1);

  private final FlightStatus status;
  private final Craft body;
  private int touchingTicks;

  LandDetector(FlightStatus status, Craft body) {
    this.status = status;
    this.body = body;
  }

  /** Looks, once a tick. */
  void watch() {
    touchingTicks = body.isTouching() ? touchingTicks + 1 : 0;
    if (touchingTicks == 0) {
      status.landed = false;
    } else if (!status.landed && touchingTicks >= TOUCHDOWN_TO_LANDED_TICKS) {
      status.landed = true;
      body.settle();
    }
  }

  /** For how long it has touched the ground. */
  int touchingTicks() {
    return touchingTicks;
  }

  long hash(long start) {
    return StateHash.add(start, touchingTicks);
  }
}
