package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.sim.airframe.StateHash;
import org.jspecify.annotations.Nullable;

/**
 * The flight modes of a PX4: the one that somebody wants, and the one that flies, which a failsafe
 * may have put in its place.
 */
final class Px4Modes {
  private final FlightStatus status;
  private final Navigation navigation;
  private final Craft body;
  private final Px4Offboard offboard;
  private final Px4Auto auto;
  private final Px4Return returnHome;
  private final MissionFlight mission;
  private final Parameters parameters;
  private Px4FlightMode intended = Px4FlightMode.LOITER;
  private Px4FlightMode current = Px4FlightMode.LOITER;
  private long commands;

  Px4Modes(
      FlightStatus status,
      Navigation navigation,
      Craft body,
      Px4Offboard offboard,
      Px4Auto auto,
      Px4Return returnHome,
      MissionFlight mission,
      Parameters parameters) {
    this.status = status;
    this.navigation = navigation;
    this.body = body;
    this.offboard = offboard;
    this.auto = auto;
    this.returnHome = returnHome;
    this.mission = mission;
    this.parameters = parameters;
  }

  /** The mode that flies, as heartbeats show it. */
  Px4FlightMode current() {
    return current;
  }

  /** The mode that somebody asked for last. */
  Px4FlightMode intended() {
    return intended;
  }

  /** How often a mode was commanded with success. */
  long commands() {
    return commands;
  }

  /** Changes the mode as a station asked; false if there is none such, or it cannot be now. */
  boolean request(int code) {
    Px4FlightMode mode = Px4FlightMode.of(code);
    if (mode == null || (status.armed && !canRun(mode))) {
      return false;
    }
    take(mode);
    return true;
  }

  /** Changes the mode as a pilot's own radio asks. */
  boolean select(int code) {
    Px4FlightMode mode = Px4FlightMode.of(code);
    boolean may = mode != null && (mode.flown == Px4FlightMode.Flown.BY_PILOT || canRun(mode));
    if (mode != null && may) {
      take(mode);
    }
    return may;
  }

  private void take(Px4FlightMode mode) {
    intended = mode;
    commands++;
    if (mode == Px4FlightMode.TAKEOFF) {
      enter(mode); // anew, even from a take-off to another height
    }
  }

  /** There is no radio control; all but landing needs a position. */
  boolean canRun(Px4FlightMode mode) {
    if (body.fix().isLost() && mode != Px4FlightMode.LAND) {
      return false;
    }
    return switch (mode) {
      case TAKEOFF, LOITER, RTL, LAND -> true;
      case OFFBOARD -> offboard.hasStream();
      case MISSION -> mission.exists();
      case MANUAL, ALTCTL, POSCTL, STABILIZED -> false;
    };
  }

  /**
   * Lets the intended mode fly, or another in its place.
   *
   * @param instead what a failsafe wants; null if there is none
   */
  void update(@Nullable Px4FlightMode instead) {
    Px4FlightMode wanted = instead == null ? intended : instead;
    if (wanted != current) {
      enter(wanted);
    }
  }

  private void enter(Px4FlightMode mode) {
    Px4FlightMode before = current;
    current = mode;
    switch (mode) {
      case TAKEOFF -> auto.beginTakeoff();
      case RTL -> returnHome.begin();
      case LAND -> auto.beginLand();
      case MISSION -> mission.begin();
      case LOITER -> {
        if (before == Px4FlightMode.TAKEOFF && !status.landed) {
          auto.holdTakeoff();
        } else {
          auto.beginHold();
        }
      }
      default -> auto.beginHold();
    }
    if (mode != Px4FlightMode.OFFBOARD && !status.landed) {
      body.turnAt(0);
    }
  }

  /** Gives the airframe its command for this tick. */
  void steer() {
    offboard.tick();
    if (!status.armed) {
      navigation.stop();
      return;
    }
    switch (current) {
      case TAKEOFF -> {
        if (auto.climbs() || !status.landed) {
          if (auto.takeOff()) {
            intended = Px4FlightMode.LOITER;
          }
        } else {
          navigation.stop();
        }
      }
      case OFFBOARD -> {
        if (status.landed && !offboard.wantsUp()) {
          navigation.stop();
        } else {
          offboard.steer();
        }
      }
      case RTL -> onceFlying(returnHome::steer);
      case LAND -> onceFlying(auto::land);
      case MISSION -> {
        if (status.landed && !mission.isTakingOff()) {
          navigation.stop();
        } else {
          mission.steer(parameters.get(Px4Parameter.MPC_XY_CRUISE));
        }
      }
      case LOITER, POSCTL, ALTCTL -> onceFlying(auto::hold);
      case MANUAL, STABILIZED -> navigation.coast();
    }
  }

  private void onceFlying(Runnable steering) {
    if (status.landed) {
      navigation.stop();
    } else {
      steering.run();
    }
  }

  boolean isLanding() {
    return current == Px4FlightMode.LAND
        || (current == Px4FlightMode.RTL && returnHome.isLanding())
        || (current == Px4FlightMode.MISSION && mission.isLanding());
  }

  /** Whether it is about to leave the ground, or has just left it. */
  boolean isTakingOff() {
    return (current == Px4FlightMode.TAKEOFF && auto.climbs())
        || (current == Px4FlightMode.MISSION && mission.isTakingOff())
        || (current == Px4FlightMode.OFFBOARD && offboard.wantsUp());
  }

  /** The flight is over: what was only a way to its end is not wanted again. */
  void onDisarmed() {
    switch (intended) {
      case TAKEOFF, RTL, LAND -> intended = Px4FlightMode.LOITER;
      default -> {}
    }
  }

  /** As after a boot. */
  void reset() {
    intended = Px4FlightMode.LOITER;
    update(null);
  }

  long hash(long start) {
    long hash = StateHash.add(StateHash.add(start, intended), current);
    hash = StateHash.add(hash, commands);
    return mission.hash(returnHome.hash(auto.hash(offboard.hash(hash))));
  }
}
