package org.bucketbrigade.net;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.CommandAck;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavAutopilot;
import org.bucketbrigade.mavlink.MavModeFlag;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.SystemTime;

/** Frames as a vehicle sends them. */
final class Sent {
  private Sent() {}

  static byte[] frame(Message message, int sequence, int system, int component) {
    byte[] bytes = new byte[FrameEncoder.MAX_FRAME_LENGTH];
    int length =
        FrameEncoder.encode(message, sequence, system, component, new UnsafeBuffer(bytes), 0);
    return Arrays.copyOf(bytes, length);
  }

  static byte[] heartbeat(int sequence, int system) {
    return frame(
        new Heartbeat().type(2).autopilot(MavAutopilot.ARDUPILOTMEGA).systemStatus(3),
        sequence,
        system,
        1);
  }

  static byte[] armed(int sequence, int system) {
    return frame(
        new Heartbeat()
            .type(2)
            .autopilot(MavAutopilot.ARDUPILOTMEGA)
            .baseMode(MavModeFlag.CUSTOM_MODE_ENABLED | MavModeFlag.SAFETY_ARMED)
            .systemStatus(4),
        sequence,
        system,
        1);
  }

  /** A frame that differs from all others by its content. */
  static byte[] tick(int sequence, int system, int component, long content) {
    return frame(new SystemTime().timeBootMs(content), sequence, system, component);
  }

  static byte[] ack(int sequence, int system, int command) {
    return frame(new CommandAck().command(command), sequence, system, 1);
  }

  static FrameView view(byte[] bytes) {
    FrameView view = new FrameView();
    if (!view.wrap(new UnsafeBuffer(bytes), 0)) {
      throw new AssertionError("no frame");
    }
    return view;
  }
}
