package org.bucketbrigade.sim.stage;

import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavType;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.PositionTargetMask;
import org.bucketbrigade.mavlink.SetPositionTargetLocalNed;
import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.sim.vehicle.SimVehicle;

/** A ground station that lets all drones of a stage take off, fly about and drop their water. */
public final class ScriptedStation {
  /** When the drones of a scenario in a hurry have booted, ticks. */
  public static final int BOOTED = 1_500;

  /** When all fly about. */
  public static final int FLYING = BOOTED + 2_000;

  private static final int GUIDED = 4;
  private static final int EVERY = 25;

  /** Setpoints end a take-off: none before all have left the ground. */
  private static final int TAKEN_OFF = 1_000;

  private final UnsafeBuffer out = new UnsafeBuffer(new byte[FrameEncoder.MAX_FRAME_LENGTH]);
  private final long seed;
  private int sequence;

  public ScriptedStation(long seed) {
    this.seed = seed;
  }

  /** Says what it has to say before the next tick. */
  public void speak(Stage stage) {
    long tick = stage.ticks();
    if (tick % 250 == 0) {
      for (int network = 0; network < stage.networks(); network++) {
        send(stage, network, 0, new Heartbeat().type(MavType.GCS).mavlinkVersion(3));
      }
    }
    for (int network = 0; network < stage.networks(); network++) {
      // Backwards: whoever sorts by arrival only gets it wrong.
      for (int id = stage.network(network).size(); id >= 1; id--) {
        steer(stage, network, id, tick - BOOTED);
      }
    }
  }

  private void steer(Stage stage, int network, int id, long since) {
    if (since == 0) {
      send(stage, network, id, order(id, MavCmd.DO_SET_MODE, 1, GUIDED));
      send(stage, network, id, order(id, MavCmd.COMPONENT_ARM_DISARM, 1, 0));
    } else if (since == 50) {
      send(stage, network, id, order(id, MavCmd.NAV_TAKEOFF, 0, 0).param7(20));
    } else if (since == TAKEN_OFF + 50 + 3L * id) {
      send(stage, network, id, order(id, MavCmd.DO_SET_SERVO, SimVehicle.VALVE_OUTPUT, 1_900));
    } else if (since > TAKEN_OFF && (since + id) % EVERY == 0) {
      send(stage, network, id, wish(network, id, since));
    }
  }

  private SetPositionTargetLocalNed wish(int network, int id, long since) {
    int drone = network * 256 + id;
    return new SetPositionTargetLocalNed()
        .targetSystem(id)
        .targetComponent(1)
        .coordinateFrame(1)
        .typeMask(PositionTargetMask.VELOCITY)
        .vx((float) (6 * Chance.gaussian(seed, drone, since / 500, 0)))
        .vy((float) (6 * Chance.gaussian(seed, drone, since / 500, 1)));
  }

  private static CommandLong order(int id, int command, float param1, float param2) {
    return new CommandLong()
        .targetSystem(id)
        .targetComponent(1)
        .command(command)
        .param1(param1)
        .param2(param2);
  }

  private void send(Stage stage, int network, int id, Message message) {
    int length = FrameEncoder.encode(message, sequence++ & 0xFF, 245, 190, out, 0);
    stage.receive(network, id, out, 0, length);
  }
}
