package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.CommandInt;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavModeFlag;
import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.mavlink.Px4Mode;
import org.bucketbrigade.mavlink.SetMode;
import org.bucketbrigade.sim.airframe.Ticks;

/**
 * Carries out COMMAND_LONG and COMMAND_INT as a PX4 does, and acknowledges them.
 *
 * <p>Commands for another system or another component get silence. A mode is accepted at once,
 * whatever comes of it, and a second answer tells the truth.
 */
final class Px4Commands {
  private static final int REBOOT = 246;
  private static final int INJECT_FAILURE = 420;
  private static final int TRUTH_TICKS = Ticks.in(0.012);
  private static final int GRIPPER_TICKS = Ticks.in(1);

  private final Px4Parts parts;
  private final Runnable reboot;
  private final CommandLong commandLong = new CommandLong();
  private final CommandInt commandInt = new CommandInt();
  private final SetMode setMode = new SetMode();
  private final float[] parameters = new float[7];

  Px4Commands(Px4Parts parts, Runnable reboot) {
    this.parts = parts;
    this.reboot = reboot;
  }

  void onLong(FrameView frame) {
    CommandLong c = commandLong;
    c.wrap(frame);
    if (parts.downlink.isMine(c.targetSystem(), c.targetComponent())) {
      parameters[0] = c.param1();
      parameters[1] = c.param2();
      parameters[2] = c.param3();
      parameters[3] = c.param4();
      parameters[4] = c.param5();
      parameters[5] = c.param6();
      parameters[6] = c.param7();
      run(frame, c.command());
    }
  }

  void onInt(FrameView frame) {
    CommandInt c = commandInt;
    c.wrap(frame);
    if (parts.downlink.isMine(c.targetSystem(), c.targetComponent())) {
      parameters[0] = c.param1();
      parameters[1] = c.param2();
      parameters[2] = c.param3();
      parameters[3] = c.param4();
      parameters[4] = c.x();
      parameters[5] = c.y();
      parameters[6] = c.z();
      run(frame, c.command());
    }
  }

  /** The old way to change modes; never acknowledged. */
  void onSetMode(FrameView frame) {
    setMode.wrap(frame);
    boolean custom = (setMode.baseMode() & MavModeFlag.CUSTOM_MODE_ENABLED) != 0;
    if (custom && parts.downlink.isMine(setMode.targetSystem(), 0)) {
      parts.modes.request((int) setMode.customMode());
    }
  }

  private void run(FrameView order, int command) {
    int result = result(command);
    if (command == MavCmd.DO_SET_MODE) {
      parts.answers.now(order, command, MavResult.ACCEPTED);
      parts.answers.later(TRUTH_TICKS, order, command, result);
      return;
    }
    parts.answers.now(order, command, result);
    if (result == MavResult.IN_PROGRESS) {
      parts.answers.later(GRIPPER_TICKS, order, command, MavResult.ACCEPTED);
    }
    if (command == REBOOT && result == MavResult.ACCEPTED) {
      reboot.run();
    }
  }

  private int result(int command) {
    float first = parameters[0];
    return switch (command) {
      case MavCmd.NAV_TAKEOFF -> takeOff(parameters[6]);
      case MavCmd.NAV_RETURN_TO_LAUNCH -> accepted(parts.modes.request(Px4FlightMode.RTL.code));
      case MavCmd.NAV_LAND -> accepted(parts.modes.request(Px4FlightMode.LAND.code));
      case MavCmd.DO_SET_MODE -> setMode(first);
      case MavCmd.DO_SET_ACTUATOR -> setActuators();
      case MavCmd.DO_GRIPPER -> parts.outputs.grip(parameters[1]);
      case MavCmd.COMPONENT_ARM_DISARM -> parts.arming.command(first, parameters[1]);
      case MavCmd.RUN_PREARM_CHECKS -> {
        parts.arming.check();
        yield MavResult.ACCEPTED;
      }
      case MavCmd.SET_MESSAGE_INTERVAL -> setInterval(first, parameters[1]);
      case MavCmd.REQUEST_MESSAGE -> requestOnce(first);
      case MavCmd.REQUEST_AUTOPILOT_CAPABILITIES -> {
        parts.downlink.once(MessageKind.AUTOPILOT_VERSION);
        yield MavResult.ACCEPTED;
      }
      case INJECT_FAILURE -> injectFailure();
      case REBOOT -> first == 1 && !parts.status.armed ? MavResult.ACCEPTED : MavResult.DENIED;
      default -> MavResult.UNSUPPORTED;
    };
  }

  /** Denied unless the parameter lets failures be injected, whatever they are. */
  private int injectFailure() {
    return parts.parameters.whole(Px4Parameter.SYS_FAILURE_EN) == 1
        ? parts.failures.command(parameters[0], parameters[1], parameters[2])
        : MavResult.DENIED;
  }

  private static int accepted(boolean done) {
    return done ? MavResult.ACCEPTED : MavResult.TEMPORARILY_REJECTED;
  }

  private int setMode(float baseMode) {
    boolean custom = ((int) baseMode & MavModeFlag.CUSTOM_MODE_ENABLED) != 0;
    int code = (int) Px4Mode.code((int) parameters[1], (int) parameters[2]);
    return accepted(custom && parts.modes.request(code));
  }

  /** Takes off to a height above mean sea level; one below the ground is accepted, too. */
  private int takeOff(float amslM) {
    parts.auto.wantTakeoff(amslM);
    return accepted(parts.modes.request(Px4FlightMode.TAKEOFF.code));
  }

  private int setActuators() {
    if (parameters[6] != 0) {
      return MavResult.DENIED; // there is one set of six only
    }
    for (int i = 0; i < Px4Outputs.actuators(); i++) {
      parts.outputs.actuate(i, parameters[i]);
    }
    return MavResult.ACCEPTED;
  }

  private int setInterval(float messageId, float intervalMicros) {
    MessageKind kind = Streams.kindOf(messageId);
    if (kind == null) {
      return MavResult.FAILED;
    }
    if (intervalMicros == 0) {
      Px4Streams.usual(kind, parts.streams);
      return MavResult.ACCEPTED;
    }
    return parts.streams.setInterval(kind, intervalMicros);
  }

  private int requestOnce(float messageId) {
    MessageKind kind = Streams.kindOf(messageId);
    if (kind == null) {
      return MavResult.DENIED;
    }
    parts.downlink.once(kind);
    return MavResult.ACCEPTED;
  }
}
