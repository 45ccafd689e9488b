package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MissionItemInt;

/**
 * One stored item of a mission or a fence, as it came.
 *
 * @param command in a fence one of the NAV_FENCE commands, 5000 to 5004
 * @param param1 in a fence the number of corners of the polygon that it belongs to, or the radius
 *     of a circle, metres
 * @param z height, metres
 */
record MissionItem(
    int frame,
    int command,
    int autocontinue,
    float param1,
    float param2,
    float param3,
    float param4,
    int latE7,
    int lonE7,
    float z) {
  static final int RETURN_POINT = 5000;
  static final int POLYGON_INCLUSION = MavCmd.NAV_FENCE_POLYGON_VERTEX_INCLUSION;
  static final int POLYGON_EXCLUSION = 5002;
  static final int CIRCLE_INCLUSION = MavCmd.NAV_FENCE_CIRCLE_INCLUSION;
  static final int CIRCLE_EXCLUSION = 5004;

  static MissionItem of(MissionItemInt message) {
    return new MissionItem(
        message.frame(),
        message.command(),
        message.autocontinue(),
        message.param1(),
        message.param2(),
        message.param3(),
        message.param4(),
        message.x(),
        message.y(),
        message.z());
  }

  boolean isCorner() {
    return command == POLYGON_INCLUSION || command == POLYGON_EXCLUSION;
  }

  boolean isCircle() {
    return command == CIRCLE_INCLUSION || command == CIRCLE_EXCLUSION;
  }

  boolean isFence() {
    return command >= RETURN_POINT && command <= CIRCLE_EXCLUSION;
  }

  /** Corners of the polygon that it belongs to; ArduPilot keeps one byte. */
  int corners() {
    return (int) param1 & 0xFF;
  }
}
