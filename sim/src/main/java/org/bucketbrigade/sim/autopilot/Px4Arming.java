package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.mavlink.MavSeverity;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;
import org.jspecify.annotations.Nullable;

/** Arms and disarms a PX4, on command and by itself, and knows what speaks against it. */
final class Px4Arming {
  /** Parameter 2 of the command that disarms in flight, or arms without checks. */
  private static final float FORCE = 21196;

  private final FlightStatus status;
  private final Px4Boot boot;
  private final Px4Modes modes;
  private final Parameters parameters;
  private final Craft body;
  private final Geography geography;
  private final Downlink downlink;
  private final LandDetector landDetector;
  private int idleTicks;
  private boolean tellsFall;
  private boolean hasFlown;

  Px4Arming(
      FlightStatus status,
      Px4Boot boot,
      Px4Modes modes,
      Parameters parameters,
      Craft body,
      Geography geography,
      Downlink downlink) {
    this.status = status;
    this.boot = boot;
    this.modes = modes;
    this.parameters = parameters;
    this.body = body;
    this.geography = geography;
    this.downlink = downlink;
    landDetector = new LandDetector(status, body);
  }

  /** Answers the command to arm or disarm; returns one of {@link MavResult}. */
  int command(float what, float force) {
    if (what == 1) {
      return arm(force == FORCE) ? MavResult.ACCEPTED : MavResult.TEMPORARILY_REJECTED;
    }
    if (what == 0) {
      if (status.armed && !status.landed && force != FORCE) {
        return MavResult.TEMPORARILY_REJECTED;
      }
      disarm();
      return MavResult.ACCEPTED;
    }
    return MavResult.UNSUPPORTED;
  }

  /** Runs the checks and tells in a text what failed, if anything. */
  void check() {
    String problem = problem();
    if (problem != null) {
      downlink.text(MavSeverity.CRITICAL, "Preflight Fail: " + problem);
    }
  }

  /** Whether all checks before arming pass; whether the mode allows it is not asked. */
  boolean isReady() {
    return problem() == null;
  }

  private @Nullable String problem() {
    if (body.isWrecked()) {
      return "Motor failure";
    }
    if (!boot.isReady()) {
      return "System not ready";
    }
    if (!body.fix().hasFix() || body.fix().isLost()) {
      return "GPS fix invalid";
    }
    if (status.gcsLost && parameters.whole(Px4Parameter.NAV_DLL_ACT) > 0) {
      return "No connection to the ground control station";
    }
    if (status.batteryLow) {
      return "Low battery";
    }
    return status.fenceBreached ? "Vehicle outside geofence" : null;
  }

  private boolean arm(boolean force) {
    if (status.armed) {
      return true;
    }
    boolean runs = modes.intended().isArmable() && modes.canRun(modes.intended());
    String problem = runs ? problem() : "Mode not suitable for takeoff";
    if (problem != null && (!force || body.isWrecked())) {
      downlink.text(MavSeverity.CRITICAL, "Arming denied: " + problem);
      return false;
    }
    status.armed = true;
    idleTicks = 0;
    hasFlown = false;
    geography.setHome();
    body.turnRotors(true);
    downlink.once(MessageKind.HOME_POSITION);
    downlink.text(MavSeverity.INFO, "Armed by external command");
    return true;
  }

  void disarm() {
    if (status.armed) {
      status.armed = false;
      body.turnRotors(false);
      modes.onDisarmed();
      downlink.text(MavSeverity.INFO, "Disarmed");
    }
  }

  /** Watches the ground: after the airframe has moved, once a tick. */
  void watch() {
    if (body.isWrecked()) {
      disarm();
      status.landed = true;
      return;
    }
    boolean falling = status.armed && body.isFalling();
    if (falling && !tellsFall) {
      downlink.text(MavSeverity.EMERGENCY, "Motor failure detected");
    }
    tellsFall = falling;
    landDetector.watch();
    hasFlown |= !status.landed;
    boolean idle = status.armed && status.landed && !modes.isTakingOff();
    idleTicks = idle ? idleTicks + 1 : 0;
    if (idle && idleTicks >= Ticks.in(patienceSeconds())) {
      disarm();
    }
  }

  /** How long it stands armed; one that has not flown counts from when its motors have spun up. */
  private double patienceSeconds() {
    double seconds =
        hasFlown
            ? parameters.get(Px4Parameter.COM_DISARM_LAND)
            : parameters.get(Px4Parameter.COM_DISARM_PRFLT)
                + parameters.get(Px4Parameter.COM_SPOOLUP_TIME);
    boolean never = hasFlown ? seconds <= 0 : parameters.get(Px4Parameter.COM_DISARM_PRFLT) <= 0;
    return never ? Integer.MAX_VALUE / (double) Ticks.PER_SECOND : seconds;
  }

  long hash(long start) {
    long hash = landDetector.hash(start);
    return StateHash.add(StateHash.add(StateHash.add(hash, idleTicks), hasFlown), tellsFall);
  }
}
