package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.sim.airframe.Ticks;

/** What a PX4 sends unasked on its link to a ground station, of what is simulated at all. */
final class Px4Streams {
  private Px4Streams() {}

  /** Starts all at their usual rates. */
  static void start(Streams streams) {
    for (int i = 0; i < MessageKind.count(); i++) {
      usual(MessageKind.at(i), streams);
    }
  }

  /** Sends one kind at its usual rate from now on, if it has one. */
  static void usual(MessageKind kind, Streams streams) {
    double hertz = hertz(kind);
    if (kind != MessageKind.HEARTBEAT) {
      streams.set(kind, hertz > 0 ? Ticks.in(1 / hertz) : 0);
    }
  }

  private static double hertz(MessageKind kind) {
    return switch (kind) {
      case ATTITUDE, GLOBAL_POSITION_INT, LOCAL_POSITION_NED, SERVO_OUTPUT_RAW -> 50;
      case VFR_HUD -> 4;
      case SYS_STATUS, GPS_RAW_INT, EXTENDED_SYS_STATE, SYSTEM_TIME -> 1;
      case BATTERY_STATUS, HOME_POSITION -> 0.5;
      case GPS_GLOBAL_ORIGIN -> 0.1;
      case HEARTBEAT, AUTOPILOT_VERSION, FENCE_STATUS -> 0;
    };
  }
}
