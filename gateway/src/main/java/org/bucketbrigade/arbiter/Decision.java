package org.bucketbrigade.arbiter;

import static java.util.Objects.requireNonNull;

import org.bucketbrigade.wire.v1.Reason;

/**
 * One act that a crew has agreed on, from agreement to its outcome. A decision is carried out at
 * most once.
 */
public final class Decision {
  /** How far it has come. */
  public enum State {
    NONE,
    /** Agreed; waits until the journal has it on disk. */
    DECIDED,
    /** Durable; waits for its gates. */
    READY,
    /** Told to the vehicle; waits for the vehicle's answer. */
    RELEASED,
    /** Answered: under way (a fill runs its pump, a drop empties the tank). */
    RUNNING
  }

  private static final State[] STATES = State.values();

  /** A decision not carried out by then is void. */
  static final long EXPIRY_NANOS = 20_000_000_000L;

  /** A permissive act that is not durable by then is refused. */
  static final long DURABLE_NANOS = 500_000_000L;

  State state = State.NONE;
  int number;
  double eastM;
  double northM;
  long decidedNanos;
  long decidedAtEvent;
  long runningNanos;
  double closestMissM;
  Reason waitingFor = Reason.REASON_OK;

  /** A lead must confirm it: the crew is too small to decide alone. */
  boolean needsLead;

  /** Whether agreement was reached and the act is not over. */
  public boolean active() {
    return state != State.NONE;
  }

  public State state() {
    return state;
  }

  /** Point on the ground, metres east of the origin; only for a drop. */
  public double eastM() {
    return eastM;
  }

  public double northM() {
    return northM;
  }

  /** What is left before it is void, nanoseconds, at least 0. */
  public long leftNanos(long nowNanos) {
    return Math.max(0, EXPIRY_NANOS - (nowNanos - decidedNanos));
  }

  void decide(double eastM, double northM, long atEvent, long nowNanos) {
    state = State.DECIDED;
    number++;
    this.eastM = eastM;
    this.northM = northM;
    decidedNanos = nowNanos;
    decidedAtEvent = atEvent;
    closestMissM = Double.POSITIVE_INFINITY;
    waitingFor = Reason.REASON_OK;
    needsLead = false;
  }

  boolean isNear(double pointE, double pointN, double withinM) {
    double dE = eastM - pointE;
    double dN = northM - pointN;
    return dE * dE + dN * dN <= withinM * withinM;
  }

  void end() {
    state = State.NONE;
  }

  /** Visits all that is remembered. */
  void visit(org.bucketbrigade.state.State s) {
    state = s.constant(STATES, state);
    number = s.i32(number);
    eastM = s.f64(eastM);
    northM = s.f64(northM);
    decidedNanos = s.i64(decidedNanos);
    decidedAtEvent = s.i64(decidedAtEvent);
    runningNanos = s.i64(runningNanos);
    closestMissM = s.f64(closestMissM);
    waitingFor = requireNonNull(Reason.forNumber(s.i32(waitingFor.getNumber())));
    needsLead = s.flag(needsLead);
  }
}
