package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.sim.airframe.Multirotor;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;
import org.bucketbrigade.sim.chance.Normal;

/**
 * What the position receiver says when it fails, and what the filter makes of it.
 *
 * <p>A filter without a position that it can believe goes on by dead reckoning, ever further off,
 * and gives up after some seconds. It believes no position that is far from where it reckons, so
 * one that is stuck goes unnoticed as long as the vehicle stays, and one that is wrong is taken
 * over only when the filter has given up on its own. One that comes late leaves the estimate
 * behind.
 */
final class PositionFix {
  /** ArduPilot's EKF3 gives up a position after 10 s without one that fits, if velocities do. */
  static final double ARDUPILOT_GIVES_UP_SECONDS = 10;

  /** PX4's EKF2_NOAID_TOUT. */
  static final double PX4_GIVES_UP_SECONDS = 5;

  /** A position further than this from the reckoned one is not believed, metres. */
  static final double GATE_M = 5;

  /** A wrong receiver is this far off to the east and to the north, metres. */
  static final double WRONG_M = 15;

  /** How fast the estimate goes to a believed position. */
  private static final double FOLLOW_PER_SECOND = 0.4;

  private static final double LATE_SECONDS = 0.5;
  private static final int ON_OFF_TICKS = Ticks.in(3);
  private static final double GARBAGE_M = 500;
  private static final int GARBAGE_TICKS = Ticks.in(0.2);
  private static final int CHANNEL = 2010;

  /** Dead reckoning drifts by the error of accelerations. */
  private static final double RECKONING_MPS2 = 0.05;

  private final Multirotor body;
  private final SensorErrors errors;
  private final double giveUpSeconds;
  private FailureType failure = FailureType.OK;
  private long ticks;
  private double stuckEastM;
  private double stuckNorthM;
  private double unbelievedSeconds;
  private double offEastM;
  private double offNorthM;
  private boolean tookOver;

  PositionFix(Multirotor body, SensorErrors errors, double giveUpSeconds) {
    this.body = body;
    this.errors = errors;
    this.giveUpSeconds = giveUpSeconds;
  }

  /** Whether this kind of failure exists for it. */
  static boolean knows(FailureType type) {
    return type != FailureType.SLOW;
  }

  void fail(FailureType type) {
    failure = type;
    ticks = 0;
    stuckEastM = body.eastM();
    stuckNorthM = body.northM();
    tookOver = false;
  }

  void tick() {
    if (failure == FailureType.OK && unbelievedSeconds == 0 && offEastM == 0 && offNorthM == 0) {
      return;
    }
    ticks++;
    boolean believed = hasFix() && (tookOver || isNear());
    if (believed) {
      unbelievedSeconds = 0;
      follow();
      return;
    }
    unbelievedSeconds += Ticks.SECONDS;
    if (failure == FailureType.WRONG && isLost()) {
      tookOver = true;
      return;
    }
    double drift = RECKONING_MPS2 * unbelievedSeconds * Ticks.SECONDS;
    offEastM += drift * Normal.draw(errors.seed(), errors.vehicle(), 0, CHANNEL);
    offNorthM += drift * Normal.draw(errors.seed(), errors.vehicle(), 0, CHANNEL + 1);
  }

  /** The estimate goes to where the believed position is; a wrong one that took over, at once. */
  private void follow() {
    double share = tookOver ? 1 : FOLLOW_PER_SECOND * Ticks.SECONDS;
    offEastM += share * (saidOffEastM() - offEastM);
    offNorthM += share * (saidOffNorthM() - offNorthM);
    if (failure == FailureType.OK && Math.abs(offEastM) + Math.abs(offNorthM) < 1e-3) {
      offEastM = 0;
      offNorthM = 0;
    }
  }

  private boolean isNear() {
    return switch (failure) {
      case OK, DELAYED, INTERMITTENT -> true;
      case STUCK, GARBAGE, WRONG -> {
        double east = saidOffEastM() - offEastM;
        double north = saidOffNorthM() - offNorthM;
        yield east * east + north * north < GATE_M * GATE_M;
      }
      case OFF, SLOW -> false;
    };
  }

  /** Whether the receiver says where it is. */
  boolean hasFix() {
    return switch (failure) {
      case OFF -> false;
      case INTERMITTENT -> ticks / ON_OFF_TICKS % 2 == 1;
      default -> true;
    };
  }

  /** Whether the filter has given up: nothing that needs a position can be flown. */
  boolean isLost() {
    return unbelievedSeconds > giveUpSeconds;
  }

  /** Whether the filter has had nothing to believe for a second. */
  boolean isDoubtful() {
    return unbelievedSeconds > 1;
  }

  /** How far off the receiver's position is to the east. */
  double saidOffEastM() {
    return switch (failure) {
      case STUCK -> stuckEastM - body.eastM();
      case WRONG -> WRONG_M;
      case GARBAGE -> garbageM(0);
      case DELAYED -> -LATE_SECONDS * body.velocityEastMps();
      default -> 0;
    };
  }

  double saidOffNorthM() {
    return switch (failure) {
      case STUCK -> stuckNorthM - body.northM();
      case WRONG -> WRONG_M;
      case GARBAGE -> garbageM(1);
      case DELAYED -> -LATE_SECONDS * body.velocityNorthMps();
      default -> 0;
    };
  }

  private double garbageM(int axis) {
    long draw = ticks / GARBAGE_TICKS;
    return GARBAGE_M * Normal.draw(errors.seed(), errors.vehicle(), draw, CHANNEL + 2 + axis);
  }

  /** How far the estimate is off to the east for it. */
  double offEastM() {
    return offEastM;
  }

  double offNorthM() {
    return offNorthM;
  }

  long hash(long start) {
    long hash = StateHash.add(StateHash.add(start, failure), unbelievedSeconds);
    hash = StateHash.add(StateHash.add(hash, offEastM), offNorthM);
    return StateHash.add(StateHash.add(hash, tookOver), ticks);
  }
}
