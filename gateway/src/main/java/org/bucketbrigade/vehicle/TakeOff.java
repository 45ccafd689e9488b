package org.bucketbrigade.vehicle;

import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavLandedState;
import org.bucketbrigade.state.State;

/**
 * The way from the ground until a vehicle follows our setpoints: the order to take off, the climb,
 * and standing still by our setpoints until it takes them, which some autopilots must see first.
 */
final class TakeOff {
  /** So much of the climb done, it is up: autopilots approach the height slowly. */
  private static final double DONE_SHARE = 0.93;

  /** Setpoints must have come for a while before some autopilots follow them. */
  private static final long STREAM_NANOS = 300_000_000L;

  private static final long NEVER = Long.MIN_VALUE / 2;
  private static final int NO_TAG = -1;

  /** How far it has come. */
  enum Step {
    CLIMBING,
    /** It stands in the air and sees our setpoints. */
    ENGAGING,
    /** As before, and now it is to be told to follow them. */
    ASKS_FOR_MODE,
    DONE
  }

  private final Vehicle vehicle;
  private final Autopilot autopilot;
  private final CommandQueue queue;
  private boolean wanted;
  private double climbM;

  /** Not its height above home: arming makes home the place where it stands. */
  private int groundAmslMm;

  private boolean sent;
  private boolean givenBack;
  private long streamSinceNanos = NEVER;

  TakeOff(Vehicle vehicle, Autopilot autopilot, CommandQueue queue) {
    this.vehicle = vehicle;
    this.autopilot = autopilot;
    this.queue = queue;
  }

  /** Whether it is to climb once it is armed, and how far above the ground, metres. */
  void want(boolean climbs, double heightM) {
    wanted = climbs;
    climbM = heightM;
  }

  /** It is not to climb after all. */
  void cancel() {
    wanted = false;
  }

  boolean wanted() {
    return wanted;
  }

  double climbM() {
    return climbM;
  }

  /** It stands on the ground, and nothing of a take-off has happened. */
  void reset() {
    groundAmslMm = vehicle.amslMm();
    sent = false;
    givenBack = false;
  }

  /** It stands in the air, where somebody else had brought it. */
  void giveBack(long nowNanos) {
    sent = true;
    givenBack = true;
    engage(nowNanos);
  }

  /** Whether somebody else had brought it into the air. */
  boolean givenBack() {
    return givenBack;
  }

  /** Whether it may be changing its modes by itself because of our order. */
  boolean sent() {
    return sent;
  }

  /** It is not ours for now. */
  void pause() {
    streamSinceNanos = NEVER;
  }

  private void engage(long nowNanos) {
    queue.clear();
    streamSinceNanos = nowNanos;
  }

  /** Moves on; called about ten times a second, with the mode that the vehicle shows. */
  Step tick(int mode, long nowNanos) {
    if (!sent) {
      sent = true;
      pause();
      queue.addPatient(
          MavCmd.NAV_TAKEOFF,
          NO_TAG,
          nowNanos,
          autopilot.takeoffParameters(climbM, vehicle.amslMm() / 1_000.0));
    }
    if (streamSinceNanos != NEVER) {
      vehicle.sendStop();
      boolean seen = nowNanos - streamSinceNanos >= STREAM_NANOS;
      return seen && queue.isEmpty() ? Step.ASKS_FOR_MODE : Step.ENGAGING;
    }
    if (!isUp()) {
      return Step.CLIMBING;
    }
    if (mode == autopilot.steeredMode()) {
      return Step.DONE;
    }
    engage(nowNanos);
    return Step.ENGAGING;
  }

  private boolean isUp() {
    return vehicle.amslMm() - groundAmslMm >= climbM * DONE_SHARE * 1_000
        && vehicle.landedState() != MavLandedState.ON_GROUND;
  }

  /** Visits all that is remembered. */
  void state(State s) {
    wanted = s.flag(wanted);
    climbM = s.f64(climbM);
    groundAmslMm = s.i32(groundAmslMm);
    sent = s.flag(sent);
    givenBack = s.flag(givenBack);
    streamSinceNanos = s.i64(streamSinceNanos);
  }
}
