package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.mavlink.MavSeverity;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;
import org.jspecify.annotations.Nullable;

/** Arms and disarms, on command and by itself, and knows what speaks against it. */
final class CopterArming {
  /** Parameter 2 of the command that arms without checks. */
  private static final float FORCE_ARM = 2989;

  /** Parameter 2 of the command that disarms in flight. */
  private static final float FORCE_DISARM = 21196;

  private static final int TOUCHDOWN_TO_DISARM_TICKS = Ticks.in(2);

  private final FlightStatus status;
  private final CopterBoot boot;
  private final CopterModes modes;
  private final Parameters parameters;
  private final Craft body;
  private final Geography geography;
  private final Downlink downlink;
  private final CopterFence fence;
  private final LandDetector landDetector;
  private int idleTicks;
  private boolean tellsFall;

  CopterArming(
      FlightStatus status,
      CopterBoot boot,
      CopterModes modes,
      Parameters parameters,
      Craft body,
      Geography geography,
      Downlink downlink,
      CopterFence fence) {
    this.status = status;
    this.boot = boot;
    this.modes = modes;
    this.parameters = parameters;
    this.body = body;
    this.geography = geography;
    this.downlink = downlink;
    this.fence = fence;
    landDetector = new LandDetector(status, body);
  }

  /** Answers the command to arm or disarm; returns one of {@link MavResult}. */
  int command(float what, float force) {
    if (what == 1) {
      return arm(force == FORCE_ARM || force == FORCE_DISARM)
          ? MavResult.ACCEPTED
          : MavResult.FAILED;
    }
    if (what == 0) {
      if (status.armed && !status.landed && force != FORCE_DISARM) {
        return MavResult.FAILED;
      }
      disarm();
      return MavResult.ACCEPTED;
    }
    return MavResult.UNSUPPORTED;
  }

  /** Runs the checks and tells in a text what failed, if anything. */
  void check() {
    String problem = prearmProblem();
    if (problem != null) {
      downlink.text(MavSeverity.CRITICAL, "PreArm: " + problem);
    }
  }

  /** Whether all checks before arming pass; whether the mode allows it is not asked. */
  boolean isReady() {
    return prearmProblem() == null;
  }

  private @Nullable String prearmProblem() {
    if (body.isWrecked()) {
      return "Motors: hardware failure";
    }
    if (!boot.isInitialised()) {
      return "System not initialised";
    }
    if (!boot.hasOrigin()) {
      return "AHRS: waiting for home";
    }
    if (!body.fix().hasFix()) {
      return "GPS 1: Bad fix";
    }
    if (!boot.hasPosition() || body.fix().isLost()) {
      return "Need Position Estimate";
    }
    if (status.gcsLost) {
      return "GCS failsafe on";
    }
    if (status.batteryLow) {
      return "Battery 1 low";
    }
    if (fence.isOutsideShapes()) {
      return "Vehicle breaching Polygon fence";
    }
    return null;
  }

  private boolean arm(boolean force) {
    if (status.armed) {
      return true;
    }
    String problem = modes.current().armable ? prearmProblem() : "Mode not armable";
    if (problem != null && (!force || body.isWrecked())) {
      downlink.text(MavSeverity.CRITICAL, "Arm: " + problem);
      return false;
    }
    status.armed = true;
    idleTicks = 0;
    geography.setHome();
    body.turnRotors(true);
    downlink.once(MessageKind.HOME_POSITION);
    downlink.text(MavSeverity.INFO, "Arming motors");
    return true;
  }

  void disarm() {
    if (status.armed) {
      status.armed = false;
      body.turnRotors(false);
      downlink.text(MavSeverity.INFO, "Disarming motors");
    }
  }

  /** Says once that it falls, though its rotors should carry it. */
  private void watchThrust() {
    boolean falling = status.armed && body.isFalling();
    if (falling && !tellsFall) {
      downlink.text(MavSeverity.EMERGENCY, "Potential Thrust Loss");
    }
    tellsFall = falling;
  }

  /** Watches the ground: after the airframe has moved, once a tick. */
  void watch() {
    if (body.isWrecked()) {
      if (status.armed) {
        downlink.text(MavSeverity.EMERGENCY, "Crash: Disarming");
        disarm();
      }
      status.landed = true;
      return;
    }
    watchThrust();
    landDetector.watch();
    disarmWhenIdle();
  }

  private void disarmWhenIdle() {
    boolean idle = status.armed && status.landed && !modes.isTakingOff();
    idleTicks = idle ? idleTicks + 1 : 0;
    if (!idle) {
      return;
    }
    int delaySeconds = parameters.whole(CopterParameter.DISARM_DELAY);
    boolean landedByItself =
        modes.current() == CopterMode.LAND
            || modes.current() == CopterMode.RTL
            || (modes.current() == CopterMode.AUTO && modes.isLanding());
    if (landedByItself && landDetector.touchingTicks() >= TOUCHDOWN_TO_DISARM_TICKS) {
      disarm();
    } else if (delaySeconds > 0 && idleTicks >= delaySeconds * Ticks.PER_SECOND) {
      disarm();
    }
  }

  long hash(long start) {
    return StateHash.add(StateHash.add(landDetector.hash(start), idleTicks), tellsFall);
  }
}
