package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;

/**
 * Failures that MAV_CMD_INJECT_FAILURE lets happen: each that is accepted has an effect, and all
 * others are refused.
 *
 * <p>What exists, by FAILURE_UNIT: the GPS (all types but SLOW), the battery (OFF: its monitor says
 * it is empty), motors (OFF: one of four stands still), servos (OFF: no pulse, STUCK: the last one)
 * and the MAVLink signal (OFF: silence both ways, after the answer; INTERMITTENT: three seconds of
 * six). OK mends, except a wreck; a silence can only be ended by booting or from within the
 * simulator.
 */
final class Failures {
  private static final int GPS = 4;
  private static final int BATTERY = 100;
  private static final int MOTOR = 101;
  private static final int SERVO = 102;
  private static final int MAVLINK_SIGNAL = 105;

  /** Units that MAVLink knows and that cannot fail here. */
  private static final int LAST_SENSOR = 8;

  private static final int ON_OFF_TICKS = Ticks.in(3);

  /** Servos are counted from the first output that is no motor's; output numbers do, too. */
  private static final int SERVOS = 2;

  private static final int FIRST_SERVO_OUTPUT = 9;

  private final Craft body;
  private final Servos servos;
  private final Inbox inbox;
  private final Downlink downlink;
  private FailureType signal = FailureType.OK;
  private long signalTicks;
  private int lostRotors;

  Failures(Craft body, Servos servos, Inbox inbox, Downlink downlink) {
    this.body = body;
    this.servos = servos;
    this.inbox = inbox;
    this.downlink = downlink;
  }

  /** Answers the command; its parameters are whole numbers, or it is refused. */
  int command(float unit, float type, float instance) {
    boolean whole = isWhole(unit) && isWhole(type) && isWhole(instance);
    return whole ? inject((int) unit, (int) type, (int) instance) : MavResult.DENIED;
  }

  private static boolean isWhole(float value) {
    return value == (int) value;
  }

  /** Lets something fail or mends it; returns one of {@link MavResult}. */
  int inject(int unit, int code, int instance) {
    FailureType type = FailureType.of(code);
    if (type == null || instance < 0 || !isUnit(unit)) {
      return MavResult.DENIED;
    }
    return switch (unit) {
      case GPS -> gps(type, instance);
      case BATTERY -> battery(type, instance);
      case MOTOR -> motor(type, instance);
      case SERVO -> servo(type, instance);
      case MAVLINK_SIGNAL -> signal(type, instance);
      default -> MavResult.UNSUPPORTED;
    };
  }

  private static boolean isUnit(int unit) {
    return (unit >= 0 && unit <= LAST_SENSOR) || (unit >= BATTERY && unit <= MAVLINK_SIGNAL);
  }

  private int gps(FailureType type, int instance) {
    if (!PositionFix.knows(type)) {
      return MavResult.UNSUPPORTED;
    }
    if (instance > 1) {
      return MavResult.DENIED;
    }
    body.fix().fail(type);
    return MavResult.ACCEPTED;
  }

  private int battery(FailureType type, int instance) {
    if (type != FailureType.OK && type != FailureType.OFF) {
      return MavResult.UNSUPPORTED;
    }
    if (instance > 1) {
      return MavResult.DENIED;
    }
    body.batteryReadsEmpty(type == FailureType.OFF);
    return MavResult.ACCEPTED;
  }

  private int motor(FailureType type, int instance) {
    if (type != FailureType.OK && type != FailureType.OFF) {
      return MavResult.UNSUPPORTED;
    }
    if (instance > Servos.MOTORS) {
      return MavResult.DENIED;
    }
    int motors = instance == 0 ? (1 << Servos.MOTORS) - 1 : 1 << (instance - 1);
    lostRotors = type == FailureType.OFF ? lostRotors | motors : lostRotors & ~motors;
    body.loseRotor(lostRotors != 0);
    return MavResult.ACCEPTED;
  }

  private int servo(FailureType type, int instance) {
    if (type != FailureType.OK && type != FailureType.OFF && type != FailureType.STUCK) {
      return MavResult.UNSUPPORTED;
    }
    int which = instance >= FIRST_SERVO_OUTPUT ? instance - FIRST_SERVO_OUTPUT + 1 : instance;
    if (which > SERVOS) {
      return MavResult.DENIED;
    }
    for (int i = 1; i <= SERVOS; i++) {
      if (which == 0 || which == i) {
        servos.fail(FIRST_SERVO_OUTPUT - 1 + i, type);
      }
    }
    return MavResult.ACCEPTED;
  }

  private int signal(FailureType type, int instance) {
    if (type != FailureType.OK && type != FailureType.OFF && type != FailureType.INTERMITTENT) {
      return MavResult.UNSUPPORTED;
    }
    if (instance > 1) {
      return MavResult.DENIED;
    }
    signal = type;
    signalTicks = 0;
    return MavResult.ACCEPTED;
  }

  /** Cuts the signal or lets it through, once a tick, when what was to be answered is. */
  void tick() {
    boolean silent =
        switch (signal) {
          case OFF -> true;
          case INTERMITTENT -> signalTicks / ON_OFF_TICKS % 2 == 0;
          default -> false;
        };
    signalTicks++;
    downlink.silence(silent);
    inbox.silence(silent);
  }

  /** What booting mends: the signal. */
  void reset() {
    signal = FailureType.OK;
  }

  long hash(long start) {
    long hash = StateHash.add(StateHash.add(start, signal), signalTicks);
    return StateHash.add(hash, lostRotors);
  }
}
