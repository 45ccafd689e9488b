package org.bucketbrigade.vehicle;

import org.bucketbrigade.mavlink.MavProtocolCapability;
import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What makes a vehicle safe without us: parameters that let it stop when we fall silent, and a
 * fence of its own. Read at link-up; put in place on the pilot in command's order, and anew
 * whenever the flight area changes.
 */
final class Safeguards {
  /** Pause before a fence that was refused in flight is tried again. */
  private static final long RETRY_NANOS = 5_000_000_000L;

  private final Autopilot autopilot;
  private final SafetyParameters parameters;
  private final FenceLoad fence;
  private @Nullable FencePlan plan;
  private boolean capable;
  private boolean applying;
  private long retryNanos;

  Safeguards(Autopilot autopilot, SafetyParameters parameters, FenceLoad fence) {
    this.autopilot = autopilot;
    this.parameters = parameters;
    this.fence = fence;
  }

  SafetyParameters parameters() {
    return parameters;
  }

  FenceLoad fence() {
    return fence;
  }

  /** What the fence is to be from now on; it is brought there by {@link #apply}. */
  void plan(FencePlan wanted) {
    plan = wanted;
  }

  /**
   * The vehicle told what it is.
   *
   * @param softwareVersion as MAVLink packs it; 0 if it does not tell
   * @param capabilities bits of {@link MavProtocolCapability}
   */
  void identified(long softwareVersion, long capabilities) {
    capable = (capabilities & MavProtocolCapability.MISSION_FENCE) != 0;
    parameters.require(autopilot.safety(softwareVersion));
  }

  /** The vehicle began anew: nothing is known of it. */
  void forget() {
    applying = false;
    parameters.reset();
    fence.reset();
  }

  /** Ends what is under way. */
  void pause() {
    applying = false;
    parameters.stopSetting();
    fence.pause();
  }

  /**
   * Begins to put everything in place.
   *
   * @param homeAmslM height of the vehicle's home above mean sea level, metres
   */
  void apply(double homeAmslM, long nowNanos) {
    applying = true;
    FencePlan wanted = wanted();
    if (wanted != null) {
      parameters.require(autopilot.fence(wanted.ceilingAmslM() - homeAmslM));
      fence.start(wanted, nowNanos);
    }
    parameters.startSetting();
  }

  private @Nullable FencePlan wanted() {
    return capable ? plan : null;
  }

  /** Moves on; reads parameters, and sets them if they are to be in place. */
  void tick(long nowNanos) {
    fence.tick(nowNanos);
    if (!applying || fenceInPlace()) {
      parameters.tick(nowNanos);
    }
    if (done()) {
      applying = false;
      parameters.stopSetting();
    }
  }

  /** In flight: begins anew if the plan has changed since, or was refused a while ago. */
  void keepUp(double homeAmslM, long nowNanos) {
    boolean stale = !fenceInPlace() && (!applying || fence.failed());
    if (stale && nowNanos >= retryNanos) {
      retryNanos = nowNanos + RETRY_NANOS;
      apply(homeAmslM, nowNanos);
    }
  }

  /** Whether the vehicle has the fence that it is to have, if it can have one. */
  boolean fenceInPlace() {
    FencePlan wanted = wanted();
    return wanted == null || fence.has(wanted);
  }

  /** Whether everything is in place. */
  boolean done() {
    return fenceInPlace() && parameters.safe();
  }

  /** Why it cannot be put in place, or OK. */
  Reason failure() {
    if (!applying) {
      return Reason.REASON_OK;
    }
    if (!fenceInPlace() && fence.failed()) {
      return Reason.REASON_FENCE_REFUSED;
    }
    return parameters.gaveUp() ? Reason.REASON_PARAMETER_UNSAFE : Reason.REASON_OK;
  }

  /** The same for a person. */
  String failureWords() {
    return failure() == Reason.REASON_FENCE_REFUSED
        ? "not armed: the autopilot does not take its fence"
        : "not armed: parameter " + parameters.unsafe() + " cannot be made safe";
  }

  /** State of the fence, for a person. */
  String fenceWords() {
    return capable ? fence.words() : "none: the autopilot does not take one";
  }

  /** Visits all that is remembered. */
  void state(State s) {
    parameters.state(s);
    fence.state(s);
    plan = FencePlan.state(plan, s);
    capable = s.flag(capable);
    applying = s.flag(applying);
    retryNanos = s.i64(retryNanos);
  }
}
