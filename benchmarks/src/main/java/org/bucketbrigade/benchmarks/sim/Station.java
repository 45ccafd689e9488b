package org.bucketbrigade.benchmarks.sim;

import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.Attitude;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavType;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.PositionTargetMask;
import org.bucketbrigade.mavlink.SetPositionTargetLocalNed;
import org.bucketbrigade.mavlink.SysStatus;
import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.sim.stage.Stage;

/** A ground station in one process with the drones: lets all take off and fly about for ever. */
final class Station {
  /** When all are in the air, ticks; a scenario must be in a hurry to boot. */
  static final int FLYING_TICKS = 5_000;

  private static final int BOOTED_TICKS = 1_750;

  /** Setpoints end a take-off: none before all have left the ground. */
  private static final int TAKEN_OFF_TICKS = 2_000;

  private static final int HEARTBEAT_TICKS = 125;
  private static final int SETPOINT_TICKS = 25;
  private static final int TURN_TICKS = 750;
  private static final int GUIDED = 4;
  private static final float STREAM_MICROS = 100_000;
  private static final double SPEED_MPS = 5;

  private final UnsafeBuffer out = new UnsafeBuffer(new byte[FrameEncoder.MAX_FRAME_LENGTH]);
  private final Heartbeat heartbeat = new Heartbeat().type(MavType.GCS).mavlinkVersion(3);
  private final SetPositionTargetLocalNed setpoint =
      new SetPositionTargetLocalNed()
          .targetComponent(1)
          .coordinateFrame(1)
          .typeMask(PositionTargetMask.VELOCITY);
  private final boolean streams;
  private int sequence;

  /**
   * @param streams whether drones are asked for position, attitude and status, 10 times a second
   */
  Station(boolean streams) {
    this.streams = streams;
  }

  /** Says what it has to say before the next tick; drones do not all hear in the same tick. */
  void speak(Stage stage) {
    long tick = stage.ticks();
    for (int network = 0; network < stage.networks(); network++) {
      if (tick % HEARTBEAT_TICKS == 0) {
        send(stage, network, 0, heartbeat);
      }
      for (int id = 1; id <= stage.network(network).size(); id++) {
        speakTo(stage, network, id, tick - BOOTED_TICKS - id);
      }
    }
  }

  private void speakTo(Stage stage, int network, int id, long since) {
    if (since >= TAKEN_OFF_TICKS) {
      if (since % SETPOINT_TICKS == 0) {
        steer(stage, network, id, since / TURN_TICKS);
      }
    } else if (since == 0) {
      order(stage, network, id, MavCmd.DO_SET_MODE, 1, GUIDED, 0);
      order(stage, network, id, MavCmd.COMPONENT_ARM_DISARM, 1, 0, 0);
    } else if (since == 60) {
      order(stage, network, id, MavCmd.NAV_TAKEOFF, 0, 0, 30);
    } else if (since == 80 && streams) {
      for (int message : new int[] {GlobalPositionInt.ID, Attitude.ID, SysStatus.ID}) {
        order(stage, network, id, MavCmd.SET_MESSAGE_INTERVAL, message, STREAM_MICROS, 0);
      }
    }
  }

  /** Somewhere else every 3 s, and back again: nobody gets far. */
  private void steer(Stage stage, int network, int id, long leg) {
    long drone = network * 256L + id;
    int sign = leg % 2 == 0 ? 1 : -1;
    setpoint
        .targetSystem(id)
        .vx((float) (sign * SPEED_MPS * (2 * Chance.uniform(1, drone, leg / 2, 0) - 1)))
        .vy((float) (sign * SPEED_MPS * (2 * Chance.uniform(1, drone, leg / 2, 1) - 1)));
    send(stage, network, id, setpoint);
  }

  private void order(
      Stage stage, int network, int id, int command, float param1, float param2, float param7) {
    send(
        stage,
        network,
        id,
        new CommandLong()
            .targetSystem(id)
            .targetComponent(1)
            .command(command)
            .param1(param1)
            .param2(param2)
            .param7(param7));
  }

  private void send(Stage stage, int network, int id, Message message) {
    int length = FrameEncoder.encode(message, sequence++ & 0xFF, 245, 190, out, 0);
    stage.receive(network, id, out, 0, length);
  }
}
