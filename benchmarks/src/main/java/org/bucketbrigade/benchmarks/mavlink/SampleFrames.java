package org.bucketbrigade.benchmarks.mavlink;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.bucketbrigade.mavlink.MavFrame;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.PositionTargetMask;
import org.bucketbrigade.mavlink.SetPositionTargetLocalNed;

/** The two frames that make up most of a swarm's traffic: a position and a setpoint. */
final class SampleFrames {
  private SampleFrames() {}

  /** GLOBAL_POSITION_INT, 40 bytes, as a drone in flight sends it. */
  static byte[] position(int systemId) {
    return frame(positionMessage().lat(493_000_000 + systemId), systemId, 1);
  }

  static GlobalPositionInt positionMessage() {
    return new GlobalPositionInt()
        .timeBootMs(1_234_567)
        .lat(493_000_000)
        .lon(-1_231_000_000)
        .alt(412_345)
        .relativeAlt(60_123)
        .vx(-512)
        .vy(733)
        .vz(25)
        .hdg(27_345);
  }

  /** SET_POSITION_TARGET_LOCAL_NED with a velocity and a yaw, as the gateway sends it. */
  static byte[] setpoint(int targetSystem) {
    SetPositionTargetLocalNed setpoint =
        new SetPositionTargetLocalNed()
            .timeBootMs(1_234_567)
            .targetSystem(targetSystem)
            .targetComponent(1)
            .coordinateFrame(MavFrame.LOCAL_NED)
            .typeMask(PositionTargetMask.VELOCITY_AND_YAW)
            .vx(7.5f)
            .vy(-3.25f)
            .vz(0.5f)
            .yaw(1.25f);
    return frame(setpoint, 245, 190);
  }

  private static byte[] frame(Message message, int systemId, int componentId) {
    byte[] bytes = new byte[FrameEncoder.MAX_FRAME_LENGTH];
    UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    return Arrays.copyOf(bytes, FrameEncoder.encode(message, 0, systemId, componentId, buffer, 0));
  }
}
