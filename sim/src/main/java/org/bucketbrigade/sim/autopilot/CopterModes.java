package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.MavSeverity;
import org.bucketbrigade.sim.airframe.StateHash;

/** The flight modes: which one flies, and whether it may change. */
final class CopterModes {
  /** Deceleration of BRAKE, m/s2: all that a lean of 30 degrees gives. */
  private static final double BRAKE_MPS2 = 5;

  private final FlightStatus status;
  private final CopterBoot boot;
  private final Downlink downlink;
  private final Navigation navigation;
  private final Craft body;
  private final CopterGuided guided;
  private final CopterReturn returnHome;
  private final MissionFlight auto;
  private final Parameters parameters;
  private CopterMode current = CopterMode.STABILIZE;
  private double landEastM;
  private double landNorthM;
  private boolean landStopped;

  CopterModes(
      FlightStatus status,
      CopterBoot boot,
      Downlink downlink,
      Navigation navigation,
      Craft body,
      CopterGuided guided,
      CopterReturn returnHome,
      MissionFlight auto,
      Parameters parameters) {
    this.status = status;
    this.boot = boot;
    this.downlink = downlink;
    this.navigation = navigation;
    this.body = body;
    this.guided = guided;
    this.returnHome = returnHome;
    this.auto = auto;
    this.parameters = parameters;
  }

  CopterMode current() {
    return current;
  }

  /**
   * Changes the mode as somebody asked, if it may be; says why not in a text.
   *
   * @param code custom mode as on the wire
   */
  boolean request(long code) {
    CopterMode mode = CopterMode.of(code);
    if (mode == null) {
      downlink.text(MavSeverity.WARNING, "No such mode " + code);
      return false;
    }
    if (status.armed && mode.needsPosition && !hasPosition()) {
      refuse(mode, "requires position");
      return false;
    }
    if (status.armed && mode == CopterMode.AUTO && !auto.exists()) {
      refuse(mode, "init failed");
      return false;
    }
    change(mode);
    downlink.once(MessageKind.HEARTBEAT);
    return true;
  }

  private boolean hasPosition() {
    return boot.hasPosition() && !body.fix().isLost();
  }

  private void refuse(CopterMode mode, String why) {
    downlink.text(MavSeverity.WARNING, "Mode change to " + mode.name() + " failed: " + why);
  }

  /** Enters a mode; nothing happens if it is the present one. */
  void change(CopterMode to) {
    if (to == current) {
      return;
    }
    current = to;
    body.usualAcceleration();
    switch (to) {
      case GUIDED -> guided.hold();
      case RTL -> returnHome.begin();
      case BRAKE -> body.limitAcceleration(BRAKE_MPS2);
      case LAND -> landStopped = false;
      case AUTO -> auto.begin();
      case STABILIZE, ALT_HOLD, LOITER -> {}
    }
    if (to != CopterMode.GUIDED && !status.landed) {
      body.turnAt(0);
    }
  }

  /** Gives the airframe its command for this tick. */
  void steer() {
    if (!status.armed) {
      navigation.stop();
      return;
    }
    switch (current) {
      case GUIDED -> guided.steer();
      case RTL -> {
        if (status.landed) {
          navigation.stop();
        } else {
          returnHome.steer();
        }
      }
      case LAND -> land();
      case STABILIZE, ALT_HOLD -> {
        if (body.fix().isLost()) {
          navigation.drift();
        } else {
          navigation.coast();
        }
      }
      case AUTO -> flyMission();
      case LOITER, BRAKE -> navigation.stop();
    }
  }

  /** On the ground a mission begins with a take-off, or not at all. */
  private void flyMission() {
    if (status.landed && !auto.isTakingOff()) {
      navigation.stop();
    } else {
      auto.steer(parameters.get(CopterParameter.WP_SPD));
    }
  }

  /** Brakes first, then keeps above the place where it stopped. */
  private void land() {
    if (body.fix().isLost()) {
      landStopped = false;
      navigation.sinkBlind();
    } else if (!landStopped) {
      landEastM = body.eastM();
      landNorthM = body.northM();
      landStopped = body.groundSpeedMps() < 0.5;
      navigation.sink();
    } else {
      navigation.descendAt(landEastM, landNorthM);
    }
  }

  boolean isLanding() {
    return current == CopterMode.LAND
        || (current == CopterMode.RTL && returnHome.isLanding())
        || (current == CopterMode.AUTO && auto.isLanding());
  }

  boolean isTakingOff() {
    return (current == CopterMode.GUIDED && guided.isTakingOff())
        || (current == CopterMode.AUTO && auto.isTakingOff());
  }

  /** As after a boot. */
  void reset() {
    change(CopterMode.STABILIZE);
  }

  long hash(long start) {
    long hash = StateHash.add(start, current);
    hash = StateHash.add(hash, landEastM);
    hash = StateHash.add(hash, landNorthM);
    return auto.hash(returnHome.hash(guided.hash(hash)));
  }
}
