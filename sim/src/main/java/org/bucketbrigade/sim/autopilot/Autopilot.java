package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.sim.airframe.Handling;
import org.bucketbrigade.sim.airframe.Multirotor;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.sim.scenario.AutopilotKind;

/**
 * A simulated autopilot that flies one airframe and speaks MAVLink, as one kind of real ones does.
 *
 * <p>Once a tick, {@link #tick(long)} reads what was received, steers the airframe by the present
 * mode, moves it and sends what is due. Same frames at the same ticks, same behaviour to the bit.
 */
public sealed interface Autopilot permits ArduCopter, Px4 {
  /**
   * Builds an autopilot that boots at a given tick; it is silent until then.
   *
   * @param systemId 1 to 255
   * @param frame the mission's frame, in which the airframe moves
   * @param bootTick when it boots
   * @param bootTimeScale 1 for the real time until the vehicle can be armed, 0.1 for a tenth
   * @param errors of its sensors
   */
  static Autopilot of(
      AutopilotKind kind,
      int systemId,
      Multirotor body,
      LocalFrame frame,
      long bootTick,
      double bootTimeScale,
      SensorErrors errors,
      FrameSink sink) {
    return switch (kind) {
      case ARDUCOPTER ->
          new ArduCopter(systemId, body, frame, bootTick, bootTimeScale, errors, sink);
      case PX4 -> new Px4(systemId, body, frame, bootTick, bootTimeScale, errors, sink);
    };
  }

  /** How a body answers to an autopilot of a kind. */
  static Handling handling(AutopilotKind kind) {
    return switch (kind) {
      case ARDUCOPTER -> Handling.ARDUCOPTER;
      case PX4 -> Handling.PX4;
    };
  }

  /** Takes a received frame whose checksum is right; it is answered at a later tick. */
  void receive(FrameView frame, long nowNanos);

  /** Advances to a tick; ticks come one after the other. */
  void tick(long tick);

  /** The pilot moves the mode switch of a radio of their own; says whether the mode was taken. */
  boolean pilotSelectsMode(int customMode);

  /**
   * Lets something fail or mends it, as MAV_CMD_INJECT_FAILURE does; numbers are MAVLink's.
   *
   * @param unit one of FAILURE_UNIT
   * @param type one of FAILURE_TYPE; 0 mends
   * @param instance which of several, from 1; 0: all
   * @return one of MAV_RESULT; only ACCEPTED has an effect
   */
  int injectFailure(int unit, int type, int instance);

  /** Boots again: parameters stay, all else is as after switching on. */
  void reboot();

  /** Sends a message as a script on the autopilot would. */
  void send(Message message);

  /** Milliseconds since boot; negative before. */
  long bootMillis();

  /** Whether it has initialised itself: scripts run from here on. */
  boolean isInitialised();

  Servos servos();

  boolean isArmed();

  /** Whether its land detector says it stands on the ground. */
  boolean isLanded();

  /** Number of the flight mode, as in a heartbeat's custom_mode. */
  int mode();

  /** Whether it is in the mode in which setpoints steer it. */
  boolean obeysSetpoints();

  /** Received frames that did not fit into its inbox. */
  long droppedFrames();

  /** Adds the whole state, the airframe's too, to a hash. */
  long hash(long start);
}
