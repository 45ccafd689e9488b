package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.MavlinkConnection;
import io.dronefleet.mavlink.MavlinkMessage;
import io.dronefleet.mavlink.ardupilotmega.ArdupilotmegaDialect;
import io.dronefleet.mavlink.common.AutopilotVersion;
import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.ExtendedSysState;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.common.MavLandedState;
import io.dronefleet.mavlink.common.MavResult;
import io.dronefleet.mavlink.common.NamedValueFloat;
import io.dronefleet.mavlink.common.ParamSet;
import io.dronefleet.mavlink.common.ParamValue;
import io.dronefleet.mavlink.common.PositionTargetTypemask;
import io.dronefleet.mavlink.common.SetPositionTargetLocalNed;
import io.dronefleet.mavlink.common.Statustext;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavState;
import io.dronefleet.mavlink.minimal.MavType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same drone, flown by another implementation of MAVLink: dronefleet's. */
class DronefleetConversationTest {
  private static final int SYSTEM = 255;
  private static final int COMPONENT = 190;

  private final Rig rig = Rig.ready();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final MavlinkConnection sender = connection(new ByteArrayInputStream(new byte[0]), out);

  @Test
  void setsUpArmsTakesOffFliesAndLands() throws IOException {
    assertThat(command(MavCmd.MAV_CMD_REQUEST_MESSAGE, 148, 0, 0))
        .isEqualTo(MavResult.MAV_RESULT_ACCEPTED);
    assertThat(last(AutopilotVersion.class).flightSwVersion() >>> 16).isEqualTo(0x0407);
    command(MavCmd.MAV_CMD_SET_MESSAGE_INTERVAL, 33, 100_000, 0);
    command(MavCmd.MAV_CMD_SET_MESSAGE_INTERVAL, 245, 500_000, 0);

    send(
        ParamSet.builder()
            .targetSystem(1)
            .targetComponent(1)
            .paramId("GUID_TIMEOUT")
            .paramValue(1)
            .build());
    rig.run(0.1);
    assertThat(last(ParamValue.class).paramId()).isEqualTo("GUID_TIMEOUT");
    assertThat(last(ParamValue.class).paramValue()).isEqualTo(1);

    assertThat(command(MavCmd.MAV_CMD_DO_SET_MODE, 1, 4, 0))
        .isEqualTo(MavResult.MAV_RESULT_ACCEPTED);
    assertThat(command(MavCmd.MAV_CMD_COMPONENT_ARM_DISARM, 1, 0, 0))
        .isEqualTo(MavResult.MAV_RESULT_ACCEPTED);
    assertThat(last(Statustext.class).text()).isEqualTo("Arming motors");
    assertThat(command(MavCmd.MAV_CMD_NAV_TAKEOFF, 0, 0, 15))
        .isEqualTo(MavResult.MAV_RESULT_ACCEPTED);
    rig.run(14);
    assertThat(last(ExtendedSysState.class).landedState().entry())
        .isEqualTo(MavLandedState.MAV_LANDED_STATE_IN_AIR);

    for (int i = 0; i < 60; i++) {
      send(velocity(-4, 2));
      rig.run(0.1);
    }
    GlobalPositionInt position = last(GlobalPositionInt.class);
    assertThat(position.vx()).isBetween(-410, -390);
    assertThat(position.vy()).isBetween(190, 210);
    assertThat(position.relativeAlt()).isBetween(14_800, 15_200);
    Heartbeat heartbeat = last(Heartbeat.class);
    assertThat(heartbeat.type().entry()).isEqualTo(MavType.MAV_TYPE_QUADROTOR);
    assertThat(heartbeat.autopilot().entry()).isEqualTo(MavAutopilot.MAV_AUTOPILOT_ARDUPILOTMEGA);
    assertThat(heartbeat.systemStatus().entry()).isEqualTo(MavState.MAV_STATE_ACTIVE);
    assertThat(heartbeat.customMode()).isEqualTo(4);

    assertThat(command(MavCmd.MAV_CMD_NAV_LAND, 0, 0, 0)).isEqualTo(MavResult.MAV_RESULT_ACCEPTED);
    rig.runUntil(() -> !rig.vehicle.isArmed(), 60);
    rig.run(1);
    assertThat(last(ExtendedSysState.class).landedState().entry())
        .isEqualTo(MavLandedState.MAV_LANDED_STATE_ON_GROUND);
  }

  @Test
  void understandsTheTanksLevel() throws IOException {
    rig.run(1);
    NamedValueFloat level = last(NamedValueFloat.class);
    assertThat(level.name()).isEqualTo("TANK_L");
    assertThat(level.value()).isZero();
  }

  @Test
  void isRefusedAsByTheRealOne() throws IOException {
    assertThat(command(MavCmd.MAV_CMD_NAV_TAKEOFF, 0, 0, 15))
        .isEqualTo(MavResult.MAV_RESULT_FAILED);
    assertThat(command(MavCmd.MAV_CMD_DO_SET_MODE, 0, 4, 0)).isEqualTo(MavResult.MAV_RESULT_DENIED);
    assertThat(command(MavCmd.MAV_CMD_DO_SET_SERVO, 1, 1900, 0))
        .isEqualTo(MavResult.MAV_RESULT_FAILED);
    assertThat(command(MavCmd.MAV_CMD_DO_PARACHUTE, 0, 0, 0))
        .isEqualTo(MavResult.MAV_RESULT_UNSUPPORTED);
  }

  private MavResult command(MavCmd command, float first, float second, float seventh)
      throws IOException {
    rig.sent.clear();
    send(
        CommandLong.builder()
            .targetSystem(1)
            .targetComponent(1)
            .command(command)
            .param1(first)
            .param2(second)
            .param7(seventh)
            .build());
    rig.run(0.05);
    CommandAck ack = last(CommandAck.class);
    assertThat(ack.command().entry()).isEqualTo(command);
    assertThat(ack.targetSystem()).isEqualTo(SYSTEM);
    return ack.result().entry();
  }

  private static SetPositionTargetLocalNed velocity(float north, float east) {
    return SetPositionTargetLocalNed.builder()
        .targetSystem(1)
        .targetComponent(1)
        .coordinateFrame(io.dronefleet.mavlink.common.MavFrame.MAV_FRAME_LOCAL_NED)
        .typeMask(
            PositionTargetTypemask.POSITION_TARGET_TYPEMASK_X_IGNORE,
            PositionTargetTypemask.POSITION_TARGET_TYPEMASK_Y_IGNORE,
            PositionTargetTypemask.POSITION_TARGET_TYPEMASK_Z_IGNORE,
            PositionTargetTypemask.POSITION_TARGET_TYPEMASK_AX_IGNORE,
            PositionTargetTypemask.POSITION_TARGET_TYPEMASK_AY_IGNORE,
            PositionTargetTypemask.POSITION_TARGET_TYPEMASK_AZ_IGNORE,
            PositionTargetTypemask.POSITION_TARGET_TYPEMASK_YAW_IGNORE,
            PositionTargetTypemask.POSITION_TARGET_TYPEMASK_YAW_RATE_IGNORE)
        .vx(north)
        .vy(east)
        .build();
  }

  private void send(Object payload) throws IOException {
    out.reset();
    sender.send2(SYSTEM, COMPONENT, payload);
    rig.sendBytes(out.toByteArray());
  }

  private <T> T last(Class<T> type) throws IOException {
    List<T> found = new ArrayList<>();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Rig.Sent frame : rig.sent) {
      all.writeBytes(frame.bytes());
    }
    MavlinkConnection reader =
        connection(new ByteArrayInputStream(all.toByteArray()), OutputStream.nullOutputStream());
    try {
      while (true) {
        MavlinkMessage<?> message = reader.next();
        if (message == null) {
          break;
        }
        if (type.isInstance(message.getPayload())) {
          found.add(type.cast(message.getPayload()));
        }
      }
    } catch (EOFException e) {
      assertThat(found).as(type.getSimpleName()).isNotEmpty();
    }
    return found.getLast();
  }

  private static MavlinkConnection connection(ByteArrayInputStream in, OutputStream target) {
    ArdupilotmegaDialect dialect = new ArdupilotmegaDialect();
    return MavlinkConnection.builder(in, target)
        .defaultDialect(dialect)
        .dialect(MavAutopilot.MAV_AUTOPILOT_ARDUPILOTMEGA, dialect)
        .build();
  }
}
