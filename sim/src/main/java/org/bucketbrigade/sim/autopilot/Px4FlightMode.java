package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.Px4Mode;
import org.jspecify.annotations.Nullable;

/** The flight modes of a PX4 that are simulated, with their numbers on the wire. */
enum Px4FlightMode {
  MANUAL(Px4Mode.MANUAL, 0, Flown.BY_PILOT),
  ALTCTL(Px4Mode.ALTCTL, 0, Flown.BY_PILOT),
  POSCTL(Px4Mode.POSCTL, 0, Flown.BY_PILOT),
  STABILIZED(Px4Mode.STABILIZED, 0, Flown.BY_PILOT),
  TAKEOFF(Px4Mode.AUTO, Px4Mode.AUTO_TAKEOFF, Flown.BY_ITSELF),
  LOITER(Px4Mode.AUTO, Px4Mode.AUTO_LOITER, Flown.BY_ITSELF),
  MISSION(Px4Mode.AUTO, Px4Mode.AUTO_MISSION, Flown.BY_ITSELF),
  RTL(Px4Mode.AUTO, Px4Mode.AUTO_RTL, Flown.BY_ITSELF),
  LAND(Px4Mode.AUTO, Px4Mode.AUTO_LAND, Flown.BY_ITSELF),
  OFFBOARD(Px4Mode.OFFBOARD, 0, Flown.BY_SETPOINTS);

  /** Who flies. */
  enum Flown {
    BY_PILOT,
    BY_ITSELF,
    BY_SETPOINTS
  }

  /** Value of custom_mode in a heartbeat. */
  final int code;

  final Flown flown;

  Px4FlightMode(int main, int sub, Flown flown) {
    code = (int) Px4Mode.code(main, sub);
    this.flown = flown;
  }

  /** Whether the vehicle may be armed in it. */
  boolean isArmable() {
    return switch (this) {
      case RTL, LAND, MISSION -> false;
      default -> true;
    };
  }

  static @Nullable Px4FlightMode of(int code) {
    for (Px4FlightMode mode : values()) {
      if (mode.code == code) {
        return mode;
      }
    }
    return null;
  }
}
