package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.CommandAck;
import org.bucketbrigade.mavlink.CommandInt;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavFrame;
import org.bucketbrigade.mavlink.MavModeFlag;
import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.mavlink.MavSeverity;
import org.bucketbrigade.mavlink.SetMode;

/**
 * Carries out COMMAND_LONG and COMMAND_INT and acknowledges them to whoever sent them.
 *
 * <p>Commands for another system get silence; those for this system or for all, whatever the
 * component, are carried out.
 */
final class CopterCommands {
  private static final int REBOOT = 246;
  private static final int INJECT_FAILURE = 420;
  private static final int LEAST_PULSE_US = 500;
  private static final int MOST_PULSE_US = 2500;

  private final Downlink downlink;
  private final Streams streams;
  private final CopterModes modes;
  private final CopterArming arming;
  private final CopterGuided guided;
  private final Geography geography;
  private final Servos servos;
  private final CopterPeripherals peripherals;
  private final Parameters parameters;
  private final Failures failures;
  private final FlightStatus status;
  private final Craft body;
  private final Runnable reboot;
  private final CommandLong commandLong = new CommandLong();
  private final CommandInt commandInt = new CommandInt();
  private final SetMode setMode = new SetMode();
  private final CommandAck ack = new CommandAck();
  private boolean rebootWanted;

  CopterCommands(CopterParts parts, Runnable reboot) {
    downlink = parts.downlink;
    streams = parts.streams;
    modes = parts.modes;
    arming = parts.arming;
    guided = parts.guided;
    geography = parts.geography;
    servos = parts.servos;
    peripherals = parts.peripherals;
    parameters = parts.parameters;
    failures = parts.failures;
    status = parts.status;
    body = parts.body;
    this.reboot = reboot;
  }

  void onLong(FrameView frame) {
    CommandLong c = commandLong;
    c.wrap(frame);
    if (isMine(c.targetSystem())) {
      int result =
          c.command() == INJECT_FAILURE
              ? failures.command(c.param1(), c.param2(), c.param3())
              : run(c.command(), c.param1(), c.param2(), c.param7(), MavFrame.GLOBAL_RELATIVE_ALT);
      acknowledge(frame, c.command(), result);
    }
  }

  void onInt(FrameView frame) {
    CommandInt c = commandInt;
    c.wrap(frame);
    if (isMine(c.targetSystem())) {
      int result =
          c.command() == INJECT_FAILURE
              ? failures.command(c.param1(), c.param2(), c.param3())
              : run(c.command(), c.param1(), c.param2(), c.z(), c.frame());
      acknowledge(frame, c.command(), result);
    }
  }

  /** The old way to change modes; never acknowledged. */
  void onSetMode(FrameView frame) {
    setMode.wrap(frame);
    boolean custom = (setMode.baseMode() & MavModeFlag.CUSTOM_MODE_ENABLED) != 0;
    if (isMine(setMode.targetSystem()) && custom) {
      modes.request(setMode.customMode());
    }
  }

  private boolean isMine(int targetSystem) {
    return targetSystem == 0 || targetSystem == downlink.systemId();
  }

  private void acknowledge(FrameView from, int command, int result) {
    ack.clear();
    ack.command(command)
        .result(result)
        .targetSystem(from.systemId())
        .targetComponent(from.componentId());
    downlink.send(ack);
    if (rebootWanted) {
      rebootWanted = false;
      reboot.run();
    }
  }

  private int run(int command, float first, float second, float height, int frame) {
    return switch (command) {
      case MavCmd.NAV_TAKEOFF -> takeOff(height, frame);
      case MavCmd.NAV_RETURN_TO_LAUNCH -> accepted(modes.request(CopterMode.RTL.code));
      case MavCmd.NAV_LAND -> accepted(modes.request(CopterMode.LAND.code));
      case MavCmd.DO_SET_MODE -> setMode(first, second);
      case MavCmd.DO_SET_SERVO -> setServo(first, second);
      case MavCmd.DO_SET_RELAY -> peripherals.setRelay(first, second);
      case MavCmd.DO_GRIPPER -> peripherals.grip(second);
      case MavCmd.DO_SPRAYER -> peripherals.spray(first);
      case MavCmd.DO_FENCE_ENABLE -> enableFence(first);
      case MavCmd.COMPONENT_ARM_DISARM -> arming.command(first, second);
      case MavCmd.RUN_PREARM_CHECKS -> {
        arming.check();
        yield MavResult.ACCEPTED;
      }
      case MavCmd.SET_MESSAGE_INTERVAL -> setInterval(first, second);
      case MavCmd.REQUEST_MESSAGE -> requestOnce(first);
      case MavCmd.REQUEST_AUTOPILOT_CAPABILITIES -> {
        downlink.once(MessageKind.AUTOPILOT_VERSION);
        yield MavResult.ACCEPTED;
      }
      case REBOOT -> {
        rebootWanted = first == 1 && !status.armed;
        yield accepted(rebootWanted);
      }
      default -> MavResult.UNSUPPORTED;
    };
  }

  private int setInterval(float messageId, float intervalMicros) {
    MessageKind kind = Streams.kindOf(messageId);
    return kind == null
        ? unknownMessage(messageId, MavResult.DENIED)
        : streams.setInterval(kind, intervalMicros);
  }

  private int requestOnce(float messageId) {
    MessageKind kind = Streams.kindOf(messageId);
    if (kind == null) {
      return unknownMessage(messageId, MavResult.FAILED);
    }
    downlink.once(kind);
    return MavResult.ACCEPTED;
  }

  private int unknownMessage(float id, int result) {
    downlink.text(MavSeverity.INFO, "No ap_message for mavlink id (" + (int) id + ")");
    return result;
  }

  private static int accepted(boolean done) {
    return done ? MavResult.ACCEPTED : MavResult.FAILED;
  }

  private int setMode(float baseMode, float customMode) {
    boolean custom = ((int) baseMode & MavModeFlag.CUSTOM_MODE_ENABLED) != 0;
    if (!custom || !Float.isFinite(customMode)) {
      return MavResult.DENIED;
    }
    return accepted(modes.request((long) customMode));
  }

  private int takeOff(float heightM, int frame) {
    boolean relative =
        frame == MavFrame.GLOBAL_RELATIVE_ALT || frame == MavFrame.GLOBAL_RELATIVE_ALT_INT;
    if (!relative) {
      return MavResult.DENIED;
    }
    boolean mayTakeOff =
        status.armed && status.landed && body.isResting() && modes.current() == CopterMode.GUIDED;
    if (!mayTakeOff || !(heightM > 0) || Float.isInfinite(heightM)) {
      return MavResult.FAILED;
    }
    guided.takeOff(geography.homeAmslM() + heightM);
    return MavResult.ACCEPTED;
  }

  private int setServo(float output, float pulseUs) {
    int number = (int) output;
    boolean exists = number >= 1 && number <= Servos.OUTPUTS;
    if (!exists || peripherals.isInUse(number)) {
      String why = exists ? " is already in use" : " is invalid";
      downlink.text(MavSeverity.WARNING, "ServoRelayEvent: Channel " + number + why);
      return MavResult.FAILED;
    }
    if (!(pulseUs >= LEAST_PULSE_US && pulseUs <= MOST_PULSE_US)) {
      return MavResult.FAILED;
    }
    servos.set(number, Math.round(pulseUs));
    return MavResult.ACCEPTED;
  }

  private int enableFence(float how) {
    if (how != 0 && how != 1) {
      return MavResult.FAILED;
    }
    parameters.set(CopterParameter.FENCE_ENABLE, how);
    return MavResult.ACCEPTED;
  }
}
