package org.bucketbrigade.vehicle;

import org.bucketbrigade.mavlink.CommandAck;
import org.bucketbrigade.mavlink.CopterMode;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavModeFlag;
import org.bucketbrigade.mavlink.MavState;
import org.bucketbrigade.mavlink.ParamValue;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Reason;

/**
 * How one vehicle is dealt with: its phase, and everything that is sent to it because of it, from
 * set-up and checks to arming, flight and landing.
 */
final class Conduct {
  /** A vehicle unheard for this long is lost. */
  static final long LOST_NANOS = 5_000_000_000L;

  /** Heartbeats show a new mode and the armed bit this late at most, with one of them lost. */
  static final long GRACE_NANOS = 2_500_000_000L;

  /** A position older than this does not do to be ready with. */
  static final long POSITION_NANOS = 2_000_000_000L;

  /** An order to arm that the vehicle or its neighbours hold up for this long is void. */
  static final long ARMING_LIMIT_NANOS = 60_000_000_000L;

  private static final long LAND_RETRY_NANOS = 500_000_000L;
  private static final long TAKEOFF_LIMIT_NANOS = 60_000_000_000L;
  private static final double TAKEOFF_DONE_SHARE = 0.93;
  private static final int ON_GROUND = 1;
  private static final int NO_TAG = -1;
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final Vehicle vehicle;
  private final VehicleOutput output;
  private final CommandQueue flight;
  private final LinkUp linkUp;
  private final Payload payload;
  private final SafetyParameters parameters;

  private Phase phase = Phase.PHASE_DISCOVERED;
  private Phase beforeLoss = Phase.PHASE_DISCOVERED;
  private long phaseNanos;

  private final ModeWatch modes = new ModeWatch();
  private int mode = -1;
  private int systemStatus;
  private boolean armed;
  private long armedNanos = NEVER;
  private boolean armSent;
  private boolean takeoffSent;
  private double takeoffHeightM;
  private long landRetryNanos = Long.MAX_VALUE;

  Conduct(Vehicle vehicle, long nowNanos, VehicleOutput output) {
    this.vehicle = vehicle;
    this.phaseNanos = nowNanos;
    this.output = output;
    this.flight = new CommandQueue(this::flightCommandEnded, vehicle::sendCommand);
    this.linkUp = new LinkUp(flight);
    this.payload =
        new Payload(
            (number, answer) -> output.releaseAnswered(vehicle, number, answer),
            vehicle::sendCommand);
    this.parameters = new SafetyParameters(vehicle::sendParameter);
  }

  Phase phase() {
    return phase;
  }

  boolean armed() {
    return armed;
  }

  /** Whether it follows our setpoints now. */
  boolean takesSetpoints() {
    return phase == Phase.PHASE_FLYING || phase == Phase.PHASE_RETURNING;
  }

  /** Why it cannot be armed now, or OK. */
  Reason armable() {
    return switch (phase) {
      case PHASE_READY -> Reason.REASON_OK;
      case PHASE_EXTERNAL -> Reason.REASON_EXTERNAL;
      case PHASE_LOST -> Reason.REASON_VEHICLE_LOST;
      default -> Reason.REASON_NOT_READY;
    };
  }

  /** Checks, arms and takes off to a height above home, metres. */
  Reason arm(double heightM, long nowNanos) {
    Reason reason = armable();
    if (reason == Reason.REASON_OK) {
      takeoffHeightM = heightM;
      takeoffSent = false;
      armSent = false;
      flight.clear();
      parameters.startSetting();
      enter(Phase.PHASE_ARMING, Reason.REASON_OK, nowNanos);
    }
    return reason;
  }

  /** Takes an order to arm back; false if the vehicle has been told to arm already. */
  boolean cancelArming(long nowNanos) {
    if (phase != Phase.PHASE_ARMING || armSent) {
      return phase != Phase.PHASE_ARMING;
    }
    flight.clear();
    parameters.stopSetting();
    enter(Phase.PHASE_READY, Reason.REASON_OK, nowNanos);
    return true;
  }

  /** Lands where it is; a vehicle that is being armed stays on the ground. */
  Reason land(long nowNanos) {
    if (phase == Phase.PHASE_ARMING && cancelArming(nowNanos)) {
      return Reason.REASON_OK;
    }
    if (!ours() && phase != Phase.PHASE_ARMING) {
      return phase == Phase.PHASE_EXTERNAL ? Reason.REASON_EXTERNAL : Reason.REASON_NOT_FLYING;
    }
    flight.clear();
    landRetryNanos = Long.MAX_VALUE;
    if (phase == Phase.PHASE_ARMING) {
      armed = true; // it may be: it was told to
      armedNanos = nowNanos;
    }
    command(CopterMode.LAND, nowNanos);
    enter(Phase.PHASE_LANDING, Reason.REASON_OK, nowNanos);
    return Reason.REASON_OK;
  }

  /** The gateway begins to fly it home. */
  Reason startReturn(long nowNanos) {
    if (phase != Phase.PHASE_FLYING) {
      return phase == Phase.PHASE_EXTERNAL ? Reason.REASON_EXTERNAL : Reason.REASON_NOT_FLYING;
    }
    enter(Phase.PHASE_RETURNING, Reason.REASON_OK, nowNanos);
    return Reason.REASON_OK;
  }

  /** The pilot in command gives an EXTERNAL vehicle back. */
  Reason releaseExternal(long nowNanos) {
    if (phase != Phase.PHASE_EXTERNAL) {
      return Reason.REASON_OK;
    }
    if (armed && mode != CopterMode.GUIDED) {
      return Reason.REASON_EXTERNAL;
    }
    modes.accept(mode);
    enter(armed ? Phase.PHASE_FLYING : Phase.PHASE_DISCOVERED, Reason.REASON_OK, nowNanos);
    return Reason.REASON_OK;
  }

  /** Opens the valve, exactly one transmission; the answer comes with the same number. */
  boolean releaseWater(int number, long nowNanos) {
    return ours() && payload.release(number, nowNanos);
  }

  /** Starts the pump, or stops it, which is made up for if the vehicle is not ours now. */
  void pump(boolean on, long nowNanos) {
    if (!on) {
      payload.stopPump();
      if (commandable()) {
        payload.tick(nowNanos);
      }
    } else if (ours()) {
      payload.startPump(nowNanos);
    }
  }

  private boolean commandable() {
    return phase != Phase.PHASE_EXTERNAL && phase != Phase.PHASE_LOST;
  }

  private boolean ours() {
    return switch (phase) {
      case PHASE_TAKEOFF, PHASE_FLYING, PHASE_RETURNING, PHASE_LANDING -> true;
      default -> false;
    };
  }

  void received(Heartbeat heartbeat, long nowNanos) {
    if (heartbeat.systemStatus() == MavState.BOOT && systemStatus > MavState.BOOT) {
      rebooted(nowNanos);
    }
    systemStatus = heartbeat.systemStatus();
    mode = (int) heartbeat.customMode();
    boolean tellsArmed = (heartbeat.baseMode() & MavModeFlag.SAFETY_ARMED) != 0;
    // A heartbeat from before the vehicle was armed may arrive after its answer to the arming.
    armed = tellsArmed || (armed && nowNanos - armedNanos <= GRACE_NANOS);
    if (phase == Phase.PHASE_LOST) {
      enter(found(nowNanos), Reason.REASON_OK, nowNanos);
    }
    switch (phase) {
      case PHASE_DISCOVERED, PHASE_READY -> {
        if (armed && nowNanos - phaseNanos > GRACE_NANOS) {
          goExternal(nowNanos);
        }
      }
      case PHASE_ARMING -> {
        if (armed && !armSent) {
          goExternal(nowNanos);
        }
      }
      case PHASE_TAKEOFF, PHASE_FLYING, PHASE_RETURNING, PHASE_LANDING -> {
        if (!armed) {
          flight.clear();
          enter(Phase.PHASE_READY, Reason.REASON_OK, nowNanos);
        } else if (modeIsForeign(nowNanos)) {
          goExternal(nowNanos);
        }
      }
      default -> {}
    }
  }

  private boolean modeIsForeign(long nowNanos) {
    boolean pending = flight.holds(MavCmd.DO_SET_MODE) || landRetryNanos != Long.MAX_VALUE;
    return modes.isForeign(mode, pending, nowNanos);
  }

  private void goExternal(long nowNanos) {
    letGo();
    enter(Phase.PHASE_EXTERNAL, Reason.REASON_EXTERNAL, nowNanos);
  }

  /** Ends everything that is under way between us and the vehicle. */
  private void letGo() {
    flight.clear();
    landRetryNanos = Long.MAX_VALUE;
    parameters.stopSetting();
    payload.abandon();
    if (!linkUp.done()) {
      linkUp.restart();
    }
  }

  /** The phase of a vehicle that was lost: as before if nobody else changed anything meanwhile. */
  private Phase found(long nowNanos) {
    if (beforeLoss == Phase.PHASE_EXTERNAL) {
      return Phase.PHASE_EXTERNAL; // only the pilot in command releases it
    }
    if (!armed) {
      return Phase.PHASE_DISCOVERED;
    }
    if (beforeLoss == Phase.PHASE_LANDING && mode != CopterMode.LAND) {
      landRetryNanos = nowNanos;
    }
    return switch (beforeLoss) {
      case PHASE_TAKEOFF, PHASE_FLYING, PHASE_RETURNING, PHASE_LANDING ->
          modeIsForeign(nowNanos) ? Phase.PHASE_EXTERNAL : beforeLoss;
      default -> Phase.PHASE_EXTERNAL;
    };
  }

  /** It began anew and remembers nothing of us. */
  void rebooted(long nowNanos) {
    letGo();
    systemStatus = MavState.UNINIT;
    armed = false;
    armedNanos = NEVER;
    askAnew();
    if (commandable()) {
      enter(Phase.PHASE_DISCOVERED, Reason.REASON_NOT_READY, nowNanos);
    }
  }

  private void askAnew() {
    vehicle.forgetBoot();
    linkUp.restart();
    parameters.reset();
  }

  void received(ParamValue value) {
    parameters.received(value);
  }

  void received(CommandAck ack, long nowNanos) {
    // Some autopilots answer on every link: an answer to another station is not for us.
    if (ack.targetSystem() != 0 && ack.targetSystem() != Vehicle.OUR_SYSTEM_ID) {
      return;
    }
    if (ack.command() == MavCmd.DO_SET_SERVO) {
      payload.acknowledged(ack.command(), ack.result(), nowNanos);
    } else {
      flight.acknowledged(ack.command(), ack.result(), nowNanos);
    }
  }

  /** Called about ten times a second. */
  void tick(long nowNanos) {
    if (phase != Phase.PHASE_LOST && nowNanos - vehicle.heardNanos() > LOST_NANOS) {
      beforeLoss = phase;
      letGo();
      enter(Phase.PHASE_LOST, Reason.REASON_VEHICLE_LOST, nowNanos);
    }
    switch (phase) {
      case PHASE_DISCOVERED -> setUp(nowNanos);
      case PHASE_READY -> watchStreams(nowNanos);
      case PHASE_ARMING -> arming(nowNanos);
      case PHASE_TAKEOFF -> takingOff(nowNanos);
      case PHASE_LANDING -> landing(nowNanos);
      default -> {}
    }
    if (commandable()) {
      flight.tick(nowNanos);
      payload.tick(nowNanos);
    }
  }

  private void setUp(long nowNanos) {
    watchStreams(nowNanos);
    linkUp.tick(nowNanos);
    parameters.tick(nowNanos);
    boolean located = vehicle.positionAgeNanos(nowNanos) < POSITION_NANOS;
    if (linkUp.done() && parameters.read() && located && vehicle.prearmHealthy() && !armed) {
      enter(Phase.PHASE_READY, Reason.REASON_OK, nowNanos);
    }
  }

  /** A vehicle that was granted streams and does not send them has rebooted: it is asked anew. */
  private void watchStreams(long nowNanos) {
    boolean missing =
        vehicle.positionAgeNanos(nowNanos) > LinkUp.RETRY_NANOS
            && nowNanos - linkUp.sinceNanos() > LinkUp.RETRY_NANOS;
    if (linkUp.done() && missing) {
      askAnew();
      if (phase == Phase.PHASE_READY) {
        enter(Phase.PHASE_DISCOVERED, Reason.REASON_NOT_READY, nowNanos);
      }
    }
  }

  private void arming(long nowNanos) {
    parameters.tick(nowNanos);
    if (parameters.gaveUp()) {
      parameters.stopSetting();
      output.text(
          vehicle, 2, "not armed: parameter " + parameters.unsafe() + " cannot be made safe");
      enter(Phase.PHASE_READY, Reason.REASON_PARAMETER_UNSAFE, nowNanos);
    } else if (!armSent && nowNanos - phaseNanos > ARMING_LIMIT_NANOS) {
      cancelArming(nowNanos);
    } else if (parameters.safe()
        && flight.isEmpty()
        && output.columnFree(vehicle, takeoffHeightM)) {
      parameters.stopSetting();
      command(CopterMode.GUIDED, nowNanos);
      flight.add(MavCmd.COMPONENT_ARM_DISARM, NO_TAG, nowNanos, 1);
      armSent = true;
    }
  }

  private void takingOff(long nowNanos) {
    if (!takeoffSent) {
      takeoffSent = true;
      flight.add(MavCmd.NAV_TAKEOFF, NO_TAG, nowNanos, 0, 0, 0, 0, 0, 0, (float) takeoffHeightM);
    }
    if (vehicle.relativeMm() >= takeoffHeightM * TAKEOFF_DONE_SHARE * 1_000
        && vehicle.landedState() != ON_GROUND) {
      enter(Phase.PHASE_FLYING, Reason.REASON_OK, nowNanos);
    } else if (nowNanos - phaseNanos > TAKEOFF_LIMIT_NANOS) {
      land(nowNanos);
    }
  }

  /** A stop must not be given up: the setpoints have ceased, so it stands; it is asked again. */
  private void landing(long nowNanos) {
    if (nowNanos >= landRetryNanos) {
      landRetryNanos = Long.MAX_VALUE;
      command(CopterMode.LAND, nowNanos);
    }
  }

  private void command(int newMode, long nowNanos) {
    modes.commanded(newMode, mode, nowNanos);
    flight.add(MavCmd.DO_SET_MODE, NO_TAG, nowNanos, MavModeFlag.CUSTOM_MODE_ENABLED, newMode);
  }

  private void flightCommandEnded(int command, int tag, Answer answer, long nowNanos) {
    if (command == MavCmd.DO_SET_MODE) {
      modes.commandEnded(nowNanos);
    }
    switch (phase) {
      case PHASE_DISCOVERED -> linkUp.commandEnded(tag, answer, nowNanos);
      case PHASE_ARMING -> {
        if (answer != Answer.ACCEPTED) {
          flight.clear();
          parameters.stopSetting();
          enter(Phase.PHASE_READY, why(answer), nowNanos);
        } else if (command == MavCmd.COMPONENT_ARM_DISARM) {
          armed = true;
          armedNanos = nowNanos;
          enter(Phase.PHASE_TAKEOFF, Reason.REASON_OK, nowNanos);
        }
      }
      case PHASE_TAKEOFF -> {
        if (command == MavCmd.NAV_TAKEOFF && answer != Answer.ACCEPTED) {
          land(nowNanos);
        }
      }
      case PHASE_LANDING -> {
        if (command == MavCmd.DO_SET_MODE && answer != Answer.ACCEPTED) {
          landRetryNanos = nowNanos + LAND_RETRY_NANOS;
        }
      }
      default -> {}
    }
  }

  private static Reason why(Answer answer) {
    return answer == Answer.SILENT
        ? Reason.REASON_AUTOPILOT_SILENT
        : Reason.REASON_AUTOPILOT_DENIED;
  }

  private void enter(Phase next, Reason why, long nowNanos) {
    Phase from = phase;
    phase = next;
    phaseNanos = nowNanos;
    output.phaseChanged(vehicle, from, why);
  }
}
