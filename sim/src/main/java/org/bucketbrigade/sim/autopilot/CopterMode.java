package org.bucketbrigade.sim.autopilot;

import org.jspecify.annotations.Nullable;

/** The flight modes of an ArduCopter that are simulated, with their numbers on the wire. */
enum CopterMode {
  STABILIZE(0, false, true, true),
  ALT_HOLD(2, false, true, true),
  AUTO(3, true, false, false),
  GUIDED(4, true, true, false),
  LOITER(5, true, true, true),
  RTL(6, true, false, false),
  LAND(9, false, false, false),
  BRAKE(17, true, false, false);

  /** Value of custom_mode in a heartbeat. */
  final int code;

  /** Whether it needs a position estimate. */
  final boolean needsPosition;

  /** Whether the vehicle may be armed in it. */
  final boolean armable;

  /** Whether the pilot's own sticks fly it. */
  final boolean pilotFlies;

  CopterMode(int code, boolean needsPosition, boolean armable, boolean pilotFlies) {
    this.code = code;
    this.needsPosition = needsPosition;
    this.armable = armable;
    this.pilotFlies = pilotFlies;
  }

  static @Nullable CopterMode of(long code) {
    for (CopterMode mode : values()) {
      if (mode.code == code) {
        return mode;
      }
    }
    return null;
  }
}
