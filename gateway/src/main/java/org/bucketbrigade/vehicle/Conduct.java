package org.bucketbrigade.vehicle;

import static java.util.Objects.requireNonNull;

import org.bucketbrigade.mavlink.CommandAck;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavLandedState;
import org.bucketbrigade.mavlink.MavModeFlag;
import org.bucketbrigade.mavlink.MavState;
import org.bucketbrigade.state.State;
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

  /** An order to arm that the vehicle or its neighbours hold up for this long is void. */
  static final long ARMING_LIMIT_NANOS = 180_000_000_000L;

  /** Between two questions for a heartbeat. */
  private static final long ASK_NANOS = 500_000_000L;

  private static final long LAND_RETRY_NANOS = 500_000_000L;
  private static final long TAKEOFF_LIMIT_NANOS = 60_000_000_000L;
  private static final int NO_TAG = -1;
  private static final long NEVER = Long.MIN_VALUE / 2;
  private static final int SEVERITY_CRITICAL = 2;

  private final Vehicle vehicle;
  private final Autopilot autopilot;
  private final VehicleOutput output;
  private final CommandQueue flight;
  private final TakeOff takeOff;
  private final SetUp setUp;
  private final Payload payload;
  private final Safeguards safeguards;

  private Phase phase = Phase.PHASE_DISCOVERED;
  private Phase beforeLoss = Phase.PHASE_DISCOVERED;
  private long phaseNanos;

  private final ModeWatch modes = new ModeWatch();
  private int mode = Autopilot.NO_MODE;
  private int systemStatus;
  private boolean armed;
  private long armedNanos = NEVER;
  private boolean armSent;
  private final CommandLong request = new CommandLong();
  private long askedNanos = NEVER;
  private long landRetryNanos = Long.MAX_VALUE;

  Conduct(
      Vehicle vehicle,
      Autopilot autopilot,
      PayloadWiring.Ports ports,
      long nowNanos,
      VehicleOutput output) {
    this.vehicle = vehicle;
    this.autopilot = autopilot;
    this.phaseNanos = nowNanos;
    this.output = output;
    this.flight = new CommandQueue(this::flightCommandEnded, vehicle::sendCommand);
    this.takeOff = new TakeOff(vehicle, autopilot, flight);
    this.payload =
        new Payload(
            ports,
            (number, answer) -> output.releaseAnswered(vehicle, number, answer),
            vehicle::sendCommand);
    this.safeguards =
        new Safeguards(
            autopilot,
            new SafetyParameters(autopilot, vehicle::sendAddressed),
            new FenceLoad(vehicle::sendAddressed));
    this.setUp = new SetUp(vehicle, new LinkUp(flight), safeguards);
  }

  Phase phase() {
    return phase;
  }

  boolean armed() {
    return armed;
  }

  /** Flight mode as the vehicle shows it, in its own code. */
  int mode() {
    return mode;
  }

  Safeguards safeguards() {
    return safeguards;
  }

  /** How far above the ground it takes off, metres. */
  double climbM() {
    return takeOff.climbM();
  }

  /** Whether it follows our setpoints now. */
  boolean takesSetpoints() {
    return phase == Phase.PHASE_FLYING || phase == Phase.PHASE_RETURNING;
  }

  /** Whether it is flown by us, but its own fence is not yet the one of its flight area. */
  boolean fencePending() {
    return ours() && !safeguards.fenceInPlace();
  }

  /** Why it cannot be armed now, or OK. */
  Reason armable() {
    return switch (phase) {
      case PHASE_READY, PHASE_ARMED ->
          vehicle.trusted() ? Reason.REASON_OK : Reason.REASON_UNSIGNED;
      case PHASE_EXTERNAL -> Reason.REASON_EXTERNAL;
      case PHASE_LOST -> Reason.REASON_VEHICLE_LOST;
      case PHASE_DISCOVERED ->
          vehicle.isCopter() ? Reason.REASON_NOT_READY : Reason.REASON_VEHICLE_TYPE;
      default -> Reason.REASON_NOT_READY;
    };
  }

  /** What it lacks to be ready to be armed, for a person; empty if nothing. */
  String waitingFor(long nowNanos) {
    return phase == Phase.PHASE_DISCOVERED ? setUp.waitingFor(nowNanos) : "";
  }

  /**
   * Checks and arms.
   *
   * @param climbs whether it takes off as well
   * @param heightM how far above the ground, metres
   */
  Reason arm(boolean climbs, double heightM, long nowNanos) {
    Reason reason = armable();
    if (reason != Reason.REASON_OK) {
      return reason;
    }
    takeOff.want(climbs, heightM);
    if (phase == Phase.PHASE_READY) {
      takeOff.reset();
      armSent = false;
      flight.clear();
      safeguards.apply(vehicle.homeAmslM(), nowNanos);
      enter(Phase.PHASE_ARMING, Reason.REASON_OK, nowNanos);
    }
    return Reason.REASON_OK;
  }

  /** Takes an order to arm back; false if the vehicle has been told to arm already. */
  boolean cancelArming(long nowNanos) {
    takeOff.cancel();
    if (phase != Phase.PHASE_ARMING || armSent) {
      return phase != Phase.PHASE_ARMING;
    }
    flight.clear();
    safeguards.pause();
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
    command(autopilot.landMode(), nowNanos);
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

  /**
   * The pilot in command gives an EXTERNAL vehicle back. In a mode in which it stands still we take
   * it over; in any other it first must be brought to one.
   */
  Reason releaseExternal(long nowNanos) {
    if (phase != Phase.PHASE_EXTERNAL) {
      return Reason.REASON_OK;
    }
    if (!armed) {
      enter(Phase.PHASE_DISCOVERED, Reason.REASON_OK, nowNanos);
    } else if (mode == autopilot.steeredMode()) {
      modes.accept(mode);
      enter(Phase.PHASE_FLYING, Reason.REASON_OK, nowNanos);
    } else if (autopilot.holdsIn(mode) && vehicle.landedState() != MavLandedState.ON_GROUND) {
      modes.accept(mode);
      takeOff.giveBack(nowNanos);
      enter(Phase.PHASE_TAKEOFF, Reason.REASON_OK, nowNanos);
    } else {
      return Reason.REASON_EXTERNAL;
    }
    return Reason.REASON_OK;
  }

  /** Somebody with the right to it has taken over by another way; from now on it is theirs. */
  void takenOver(long nowNanos) {
    switch (phase) {
      case PHASE_ARMING, PHASE_ARMED, PHASE_TAKEOFF, PHASE_FLYING, PHASE_RETURNING, PHASE_LANDING ->
          goExternal(nowNanos);
      case PHASE_LOST -> beforeLoss = armed ? Phase.PHASE_EXTERNAL : beforeLoss;
      default -> {}
    }
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
      case PHASE_ARMED, PHASE_TAKEOFF, PHASE_FLYING, PHASE_RETURNING, PHASE_LANDING -> true;
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
    if (mode == modes.expected()) {
      flight.shown(MavCmd.DO_SET_MODE, nowNanos);
    }
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
        } else if (tellsArmed && armUnderWay()) {
          flight.clear();
          armingDone(nowNanos); // its acknowledgement was lost, or is behind
        }
      }
      case PHASE_ARMED, PHASE_TAKEOFF, PHASE_FLYING, PHASE_RETURNING, PHASE_LANDING -> {
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
    if (phase == Phase.PHASE_TAKEOFF && takeOff.sent() && autopilot.takesOffIn(mode)) {
      return false;
    }
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
    takeOff.pause();
    safeguards.pause();
    payload.abandon();
    setUp.pause();
  }

  /** The phase of a vehicle that was lost: as before if nobody else changed anything meanwhile. */
  private Phase found(long nowNanos) {
    if (beforeLoss == Phase.PHASE_EXTERNAL) {
      return Phase.PHASE_EXTERNAL; // only the pilot in command releases it
    }
    if (!armed) {
      return Phase.PHASE_DISCOVERED;
    }
    if (beforeLoss == Phase.PHASE_LANDING && mode != autopilot.landMode()) {
      landRetryNanos = nowNanos;
    }
    return switch (beforeLoss) {
      case PHASE_ARMED, PHASE_TAKEOFF, PHASE_FLYING, PHASE_RETURNING, PHASE_LANDING ->
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
    setUp.askAnew();
    if (commandable()) {
      enter(Phase.PHASE_DISCOVERED, Reason.REASON_NOT_READY, nowNanos);
    }
  }

  /** It told its version and what it can do. */
  void identified() {
    setUp.identified();
  }

  void received(CommandAck ack, long nowNanos) {
    // Some autopilots answer on every link: an answer to another station is not for us.
    if (ack.targetSystem() != 0 && ack.targetSystem() != Vehicle.OUR_SYSTEM_ID) {
      return;
    }
    if (payload.expects(ack.command())) {
      payload.acknowledged(ack.command(), ack.result(), nowNanos);
    } else {
      flight.acknowledged(ack.command(), ack.result(), nowNanos);
    }
  }

  /** It does not speak to us; the next heartbeat shows what has become of it. */
  void unheard(long nowNanos) {
    if (phase != Phase.PHASE_LOST) {
      beforeLoss = phase;
      letGo();
      enter(Phase.PHASE_LOST, Reason.REASON_VEHICLE_LOST, nowNanos);
    }
  }

  /** Called about ten times a second. */
  void tick(long nowNanos) {
    if (nowNanos - vehicle.heardNanos() > LOST_NANOS) {
      unheard(nowNanos);
    }
    switch (phase) {
      case PHASE_DISCOVERED -> settingUp(nowNanos);
      case PHASE_READY -> watchStreams(nowNanos);
      case PHASE_ARMING -> arming(nowNanos);
      case PHASE_ARMED -> climbIfWanted(nowNanos);
      case PHASE_TAKEOFF -> takingOff(nowNanos);
      case PHASE_LANDING -> landing(nowNanos);
      case PHASE_LOST -> askForHeartbeat(nowNanos);
      default -> {}
    }
    if (ours()) {
      safeguards.keepUp(vehicle.homeAmslM(), nowNanos);
      safeguards.tick(nowNanos);
    }
    if (commandable()) {
      flight.tick(nowNanos);
      payload.tick(nowNanos);
    }
  }

  /**
   * Heard again, it is asked for what tells whose it is, and comes by itself once a second only. Of
   * one that was not ours nothing is asked.
   */
  private void askForHeartbeat(long nowNanos) {
    if (beforeLoss != Phase.PHASE_EXTERNAL
        && vehicle.heardNanos() > phaseNanos
        && nowNanos - askedNanos >= ASK_NANOS) {
      askedNanos = nowNanos;
      request.clear();
      request.command(MavCmd.REQUEST_MESSAGE).param1(Heartbeat.ID);
      vehicle.sendCommand(request);
    }
  }

  private void settingUp(long nowNanos) {
    if (!vehicle.isCopter()) {
      return;
    }
    watchStreams(nowNanos);
    setUp.tick(nowNanos);
    if (setUp.waitingFor(nowNanos).isEmpty()) {
      enter(Phase.PHASE_READY, Reason.REASON_OK, nowNanos);
    }
  }

  /** A vehicle whose streams have ended has rebooted: it is asked for them anew. */
  private void watchStreams(long nowNanos) {
    if (setUp.missesStreams(nowNanos)) {
      setUp.askAnew();
      if (phase == Phase.PHASE_READY) {
        enter(Phase.PHASE_DISCOVERED, Reason.REASON_NOT_READY, nowNanos);
      }
    }
  }

  private void arming(long nowNanos) {
    if (armSent) {
      return;
    }
    safeguards.tick(nowNanos);
    Reason failure = safeguards.failure();
    if (failure != Reason.REASON_OK) {
      output.text(vehicle, SEVERITY_CRITICAL, safeguards.failureWords());
      safeguards.pause();
      enter(Phase.PHASE_READY, failure, nowNanos);
    } else if (nowNanos - phaseNanos > ARMING_LIMIT_NANOS) {
      cancelArming(nowNanos);
    } else if (safeguards.done()
        && flight.isEmpty()
        && (!takeOff.wanted() || output.mayClimb(vehicle))) {
      command(autopilot.armMode(), nowNanos);
      flight.addPatient(MavCmd.COMPONENT_ARM_DISARM, NO_TAG, nowNanos, 1);
      armSent = true;
    }
  }

  private void climbIfWanted(long nowNanos) {
    if (takeOff.wanted() && output.mayClimb(vehicle)) {
      enter(Phase.PHASE_TAKEOFF, Reason.REASON_OK, nowNanos);
    }
  }

  private void takingOff(long nowNanos) {
    switch (takeOff.tick(mode, nowNanos)) {
      case DONE -> enter(Phase.PHASE_FLYING, Reason.REASON_OK, nowNanos);
      case ASKS_FOR_MODE -> command(autopilot.steeredMode(), nowNanos);
      case CLIMBING -> {
        if (nowNanos - phaseNanos > TAKEOFF_LIMIT_NANOS) {
          land(nowNanos);
        }
      }
      case ENGAGING -> {}
    }
  }

  /** A stop must not be given up: the setpoints have ceased, so it stands; it is asked again. */
  private void landing(long nowNanos) {
    if (nowNanos >= landRetryNanos) {
      landRetryNanos = Long.MAX_VALUE;
      command(autopilot.landMode(), nowNanos);
    }
  }

  private void command(int newMode, long nowNanos) {
    modes.commanded(newMode, mode, nowNanos);
    float[] own = autopilot.modeParameters(newMode);
    float custom = MavModeFlag.CUSTOM_MODE_ENABLED;
    if (autopilot.acknowledgesModes() || mode == newMode) {
      flight.add(MavCmd.DO_SET_MODE, NO_TAG, nowNanos, custom, own[0], own[1]);
    } else {
      flight.addShown(MavCmd.DO_SET_MODE, NO_TAG, nowNanos, custom, own[0], own[1]);
    }
  }

  private void flightCommandEnded(int command, int tag, Answer answer, long nowNanos) {
    if (command == MavCmd.DO_SET_MODE) {
      modes.commandEnded(nowNanos);
    }
    switch (phase) {
      case PHASE_DISCOVERED -> setUp.commandEnded(tag, answer, nowNanos);
      case PHASE_ARMING -> armingCommandEnded(command, answer, nowNanos);
      case PHASE_TAKEOFF -> takeoffCommandEnded(command, answer, nowNanos);
      case PHASE_LANDING -> {
        if (command == MavCmd.DO_SET_MODE && answer != Answer.ACCEPTED) {
          landRetryNanos = nowNanos + LAND_RETRY_NANOS;
        }
      }
      default -> {}
    }
  }

  private void armingCommandEnded(int command, Answer answer, long nowNanos) {
    if (answer != Answer.ACCEPTED) {
      flight.clear();
      enter(
          Phase.PHASE_READY,
          answer == Answer.SILENT ? Reason.REASON_AUTOPILOT_SILENT : Reason.REASON_AUTOPILOT_DENIED,
          nowNanos);
    } else if (command == MavCmd.COMPONENT_ARM_DISARM) {
      armingDone(nowNanos);
    }
  }

  private void takeoffCommandEnded(int command, Answer answer, long nowNanos) {
    if (answer == Answer.ACCEPTED) {
      if (command == MavCmd.DO_SET_MODE) {
        enter(Phase.PHASE_FLYING, Reason.REASON_OK, nowNanos);
      }
    } else if (takeOff.givenBack()) {
      goExternal(nowNanos);
    } else if (command != MavCmd.NAV_TAKEOFF || (answer == Answer.REFUSED && flight.sent() == 1)) {
      land(nowNanos);
    }
    // Else it may climb already, and refuse the repeated order for that: time tells.
  }

  private boolean armUnderWay() {
    return armSent && !flight.holds(MavCmd.DO_SET_MODE);
  }

  private void armingDone(long nowNanos) {
    armed = true;
    armedNanos = nowNanos;
    enter(takeOff.wanted() ? Phase.PHASE_TAKEOFF : Phase.PHASE_ARMED, Reason.REASON_OK, nowNanos);
  }

  private void enter(Phase next, Reason why, long nowNanos) {
    Phase from = phase;
    phase = next;
    phaseNanos = nowNanos;
    output.phaseChanged(vehicle, from, why);
  }

  /** Visits all that is remembered. */
  void state(State s) {
    flight.state(s);
    takeOff.state(s);
    setUp.state(s);
    payload.state(s);
    safeguards.state(s);
    modes.state(s);
    phase = requireNonNull(Phase.forNumber(s.i32(phase.getNumber())));
    beforeLoss = requireNonNull(Phase.forNumber(s.i32(beforeLoss.getNumber())));
    phaseNanos = s.i64(phaseNanos);
    mode = s.i32(mode);
    systemStatus = s.i32(systemStatus);
    armed = s.flag(armed);
    armedNanos = s.i64(armedNanos);
    armSent = s.flag(armSent);
    landRetryNanos = s.i64(landRetryNanos);
    askedNanos = s.i64(askedNanos);
  }
}
