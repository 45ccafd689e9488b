package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.MavSeverity;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;
import org.jspecify.annotations.Nullable;

/**
 * What a PX4 does by itself when setpoints end, the ground station falls silent, its fence is
 * breached, the battery runs low or the position is lost.
 *
 * <p>What it then does takes the place of the mode that was commanded. When setpoints come again
 * OFFBOARD goes on; the others last until a mode is commanded or the flight ends. An action other
 * than to hold waits COM_FAIL_ACT_T, in which it holds and the cause may pass.
 */
final class Px4Failsafes {
  private static final int LINK_HOLD = 1;
  private static final int LINK_RTL = 2;
  private static final int LINK_LAND = 3;
  private static final int EXCEPT_MISSION = 1;
  private static final int EXCEPT_AUTO = 2;
  private static final int EXCEPT_OFFBOARD = 4;
  private static final int FENCE_HOLD = 2;
  private static final int FENCE_RTL = 3;
  private static final int FENCE_LAND = 5;
  private static final int OFFBOARD_LAND = 4;
  private static final int OFFBOARD_HOLD = 5;
  private static final int BATTERY_RTL = 1;
  private static final int BATTERY_LAND = 2;
  private static final int BATTERY_RTL_THEN_LAND = 3;

  private final FlightStatus status;
  private final Parameters parameters;
  private final Px4Modes modes;
  private final Px4Offboard offboard;
  private final Craft body;
  private final Downlink downlink;
  private @Nullable Px4FlightMode action;
  private @Nullable Px4FlightMode delayed;
  private long delayedSinceTick;
  private boolean linkFailed;
  private boolean fenceFailed;
  private boolean batteryCritical;
  private boolean batteryEmergency;
  private long commandsSeen;
  private boolean acts;

  Px4Failsafes(
      FlightStatus status,
      Parameters parameters,
      Px4Modes modes,
      Px4Offboard offboard,
      Craft body,
      Downlink downlink) {
    this.status = status;
    this.parameters = parameters;
    this.modes = modes;
    this.offboard = offboard;
    this.body = body;
    this.downlink = downlink;
  }

  /** Looks at everything; returns the mode that must fly now, or null if the commanded one may. */
  @Nullable Px4FlightMode tick() {
    if (!status.armed || modes.commands() != commandsSeen) {
      commandsSeen = modes.commands();
      action = null;
      delayed = null;
    }
    boolean flies = status.armed && !status.landed;
    watchLink(flies);
    watchFence(flies);
    watchBattery(flies);
    watchPosition(flies);
    waitOut();
    Px4FlightMode instead = decide(flies);
    if (instead != null && !acts) {
      downlink.text(MavSeverity.WARNING, "Failsafe activated");
    }
    acts = instead != null;
    return instead;
  }

  private @Nullable Px4FlightMode decide(boolean flies) {
    if (action != null) {
      return action;
    }
    if (delayed != null) {
      return Px4FlightMode.LOITER;
    }
    boolean lost = modes.intended() == Px4FlightMode.OFFBOARD && !offboard.hasStream();
    return flies && lost ? offboardAction() : null;
  }

  /** Modes of a pilot need a radio control, which is not there: it returns instead. */
  private Px4FlightMode offboardAction() {
    return switch (parameters.whole(Px4Parameter.COM_OBL_RC_ACT)) {
      case OFFBOARD_LAND -> Px4FlightMode.LAND;
      case OFFBOARD_HOLD -> Px4FlightMode.LOITER;
      default -> Px4FlightMode.RTL;
    };
  }

  private void watchLink(boolean flies) {
    boolean fails = flies && status.gcsLost && !isLinkExcepted();
    if (fails && !linkFailed) {
      switch (parameters.whole(Px4Parameter.NAV_DLL_ACT)) {
        case LINK_HOLD -> raise(Px4FlightMode.LOITER);
        case LINK_RTL -> raise(Px4FlightMode.RTL);
        case LINK_LAND -> raise(Px4FlightMode.LAND);
        default -> {}
      }
    } else if (!fails && linkFailed) {
      delayed = null;
    }
    linkFailed = fails;
  }

  private boolean isLinkExcepted() {
    int bit =
        switch (modes.intended()) {
          case MISSION -> EXCEPT_MISSION;
          case LOITER, TAKEOFF, RTL, LAND -> EXCEPT_AUTO;
          case OFFBOARD -> EXCEPT_OFFBOARD;
          default -> 0;
        };
    return (parameters.whole(Px4Parameter.COM_DLL_EXCEPT) & bit) != 0;
  }

  private void watchFence(boolean flies) {
    boolean fails = flies && status.fenceBreached;
    if (fails && !fenceFailed) {
      downlink.text(MavSeverity.WARNING, "Geofence violated");
      switch (parameters.whole(Px4Parameter.GF_ACTION)) {
        case FENCE_HOLD -> raise(Px4FlightMode.LOITER);
        case FENCE_RTL -> raise(Px4FlightMode.RTL);
        case FENCE_LAND -> raise(Px4FlightMode.LAND);
        default -> {}
      }
    }
    fenceFailed = fails;
  }

  private void watchBattery(boolean flies) {
    double capacity = parameters.get(Px4Parameter.BAT1_CAPACITY);
    double left = 1 - body.usedMilliampereHours() / capacity;
    boolean critical = left < parameters.get(Px4Parameter.BAT_CRIT_THR);
    boolean emergency = left < parameters.get(Px4Parameter.BAT_EMERGEN_THR);
    status.batteryLow = left < parameters.get(Px4Parameter.BAT_LOW_THR);
    if (flies && critical && !batteryCritical) {
      downlink.text(MavSeverity.CRITICAL, "Critical battery level");
      switch (parameters.whole(Px4Parameter.COM_LOW_BAT_ACT)) {
        case BATTERY_RTL, BATTERY_RTL_THEN_LAND -> raise(Px4FlightMode.RTL);
        case BATTERY_LAND -> raise(Px4FlightMode.LAND);
        default -> {}
      }
    }
    if (flies && emergency && !batteryEmergency) {
      downlink.text(MavSeverity.EMERGENCY, "Dangerous battery level");
      switch (parameters.whole(Px4Parameter.COM_LOW_BAT_ACT)) {
        case BATTERY_LAND, BATTERY_RTL_THEN_LAND -> raise(Px4FlightMode.LAND);
        default -> {}
      }
    }
    batteryCritical = flies && critical;
    batteryEmergency = flies && emergency;
  }

  /** Without a position it can only come down: at once, and whatever was commanded. */
  private void watchPosition(boolean flies) {
    boolean lost = body.fix().isLost();
    if (lost && !status.positionLost) {
      downlink.text(MavSeverity.CRITICAL, "No valid position estimate");
    }
    status.positionLost = lost;
    if (flies && lost) {
      action = Px4FlightMode.LAND;
    }
  }

  private void raise(Px4FlightMode wanted) {
    if (severity(wanted) <= severity(action) || severity(wanted) <= severity(delayed)) {
      return;
    }
    if (wanted == Px4FlightMode.LOITER) {
      action = wanted;
    } else {
      delayed = wanted;
      delayedSinceTick = status.tick;
    }
  }

  private void waitOut() {
    double waited = (status.tick - delayedSinceTick) * Ticks.SECONDS;
    if (delayed != null && waited >= parameters.get(Px4Parameter.COM_FAIL_ACT_T)) {
      action = delayed;
      delayed = null;
    }
  }

  private static int severity(@Nullable Px4FlightMode mode) {
    if (mode == null) {
      return 0;
    }
    return switch (mode) {
      case LOITER -> 1;
      case RTL -> 2;
      default -> 3;
    };
  }

  /** Whether it flies otherwise than was commanded. */
  boolean acts() {
    return acts;
  }

  /** As after a boot. */
  void reset() {
    action = null;
    delayed = null;
    acts = false;
  }

  long hash(long start) {
    long hash = StateHash.add(start, severity(action));
    hash = StateHash.add(hash, severity(delayed));
    hash = StateHash.add(hash, delayedSinceTick);
    hash = StateHash.add(hash, linkFailed);
    hash = StateHash.add(hash, fenceFailed);
    hash = StateHash.add(hash, batteryCritical);
    hash = StateHash.add(hash, batteryEmergency);
    return StateHash.add(hash, commandsSeen);
  }
}
