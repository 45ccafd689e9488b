package org.bucketbrigade.sim.autopilot;

import org.jspecify.annotations.Nullable;

/** How something fails: MAVLink's FAILURE_TYPE. */
enum FailureType {
  OK(0),
  OFF(1),
  STUCK(2),
  GARBAGE(3),
  WRONG(4),
  SLOW(5),
  DELAYED(6),
  INTERMITTENT(7);

  private static final FailureType[] ALL = values();

  private final int code;

  FailureType(int code) {
    this.code = code;
  }

  static @Nullable FailureType of(int code) {
    for (FailureType type : ALL) {
      if (type.code == code) {
        return type;
      }
    }
    return null;
  }
}
