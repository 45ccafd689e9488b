package org.bucketbrigade.arbiter;

import static java.util.Objects.requireNonNull;

import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Limit;
import org.jspecify.annotations.Nullable;

/** One drone as the arbiter sees it: its motion, its crew, its holds and its last setpoint. */
public final class Drone {
  /** Who decides where the drone goes. */
  public enum Control {
    /** Not ours: on the ground, being set up, EXTERNAL or lost. Still an obstacle. */
    NONE,
    /** The autopilot climbs or lands by itself in a column above or below. */
    COLUMN,
    /** The crew steers. */
    CREW,
    /** The gateway flies it to its pad. */
    HOME,
    /** The gateway flies it to where the pilot in command ordered it, and stands there. */
    ORDERED
  }

  /** Above this speed a drone flies, whatever its vehicle says, m/s. */
  private static final double STANDS_MPS = 1;

  private static final Control[] CONTROLS = Control.values();

  final int index;
  final Motion motion = new Motion();
  final Crew crew = new Crew();
  final Holds holds = new Holds();
  final Decision drop = new Decision();
  final Decision fill = new Decision();
  final Decision endHold = new Decision();
  final Stop stop = new Stop();
  final WaterSlot water = new WaterSlot();

  FlightLimits limits = FlightLimits.REFERENCE;
  Control control = Control.NONE;
  // Where it may fly; null: where all may.
  @Nullable FlightArea area;
  // Whether it flies as far as its vehicle tells; matters while it does not obey us.
  boolean airborne;
  double homeEastM = Double.NaN;
  double homeNorthM = Double.NaN;
  double homeAmslM = Double.NaN;
  double goalEastM;
  double goalNorthM;
  double goalAmslM;
  double tankLitres;
  boolean dirty;

  // Out of the air until a lead resumes; and whether it is down low on its way home already.
  boolean cleared;
  boolean low;

  // Result of the last evaluation.
  double northMps;
  double eastMps;
  double downMps;
  double yawRad = Double.NaN;
  Limit limit = Limit.LIMIT_NONE;
  long evaluatedNanos = Long.MIN_VALUE / 2;
  final Split split = new Split();
  final Patience patience = new Patience();
  // On the ground it claims the place above it, until it climbs or has not asked for a while.
  boolean climbsNext;
  long climbAskedNanos = Long.MIN_VALUE / 2;
  final Explanations why = new Explanations();
  // Bits of the constraints that it does not keep.
  int relaxed;

  Drone(int index) {
    this.index = index;
  }

  public Motion motion() {
    return motion;
  }

  /** Whether it stands on the ground. */
  boolean stands() {
    return control == Control.NONE && !airborne && motion.groundSpeedMps() <= STANDS_MPS;
  }

  public Control control() {
    return control;
  }

  /** North part of the last setpoint, m/s. */
  public double northMps() {
    return northMps;
  }

  public double eastMps() {
    return eastMps;
  }

  public double downMps() {
    return downMps;
  }

  /** What shaped the last setpoint most. */
  public Limit limit() {
    return limit;
  }

  /** Agreement of the crew at the last merge, 0..1. */
  public double agreement() {
    return crew.agreement();
  }

  /** Water in the tank as the vehicle reports it, litres. */
  public double tankLitres() {
    return tankLitres;
  }

  /** Dense number of this drone, from 0. */
  public int index() {
    return index;
  }

  /** What it may do and how it stops. */
  public FlightLimits limits() {
    return limits;
  }

  /** Where it takes water. */
  public WaterSlot water() {
    return water;
  }

  /** Yaw of the last setpoint, radians from north; NaN: as it is. */
  public double yawRad() {
    return yawRad;
  }

  /** Whether it has a pad to return to. */
  public boolean homeKnown() {
    return !Double.isNaN(homeEastM);
  }

  /** East of the point above its pad, metres; NaN if unknown. */
  public double homeEastM() {
    return homeEastM;
  }

  public double homeNorthM() {
    return homeNorthM;
  }

  public int pilots() {
    return crew.count(true);
  }

  /** Members of the crew whose sockets are open. */
  public int connectedMembers() {
    return crew.connectedMembers();
  }

  public int spotters() {
    return crew.count(false);
  }

  /** Seats in use, counted up to the last occupied one. */
  public int seats() {
    return crew.seats();
  }

  /** Weight share of a seat at the last merge, 0..1. */
  public double share(int seat) {
    return crew.share[seat];
  }

  /** Whether a lead or the pilot in command holds this drone. */
  public boolean latchedHold() {
    return holds.latched();
  }

  /** Why it was told what it was told. */
  public Explanations why() {
    return why;
  }

  /** Whether anything holds it where it is. */
  public boolean held(long nowNanos) {
    return holds.any(nowNanos);
  }

  /** Whether it must leave the air and may not take off. */
  public boolean cleared() {
    return cleared;
  }

  /** What is left of the crew's own hold, nanoseconds; 0: none. */
  public long crewHoldLeftNanos(long nowNanos) {
    return holds.crewLeftNanos(nowNanos);
  }

  /** The drop the crew has decided on, or is not deciding. */
  public Decision drop() {
    return drop;
  }

  /** The fill the crew has decided on. */
  public Decision fill() {
    return fill;
  }

  /** Visits all that is remembered, but for where it may fly and what it can: those are given. */
  void state(State s) {
    motion.state(s);
    crew.state(s);
    holds.state(s);
    drop.visit(s);
    fill.visit(s);
    endHold.visit(s);
    stop.state(s);
    water.state(s);
    split.state(s);
    patience.state(s);
    control = s.constant(CONTROLS, control);
    airborne = s.flag(airborne);
    homeEastM = s.f64(homeEastM);
    homeNorthM = s.f64(homeNorthM);
    homeAmslM = s.f64(homeAmslM);
    goalEastM = s.f64(goalEastM);
    goalNorthM = s.f64(goalNorthM);
    goalAmslM = s.f64(goalAmslM);
    tankLitres = s.f64(tankLitres);
    dirty = s.flag(dirty);
    cleared = s.flag(cleared);
    low = s.flag(low);
    northMps = s.f64(northMps);
    eastMps = s.f64(eastMps);
    downMps = s.f64(downMps);
    yawRad = s.f64(yawRad);
    limit = requireNonNull(Limit.forNumber(s.i32(limit.getNumber())));
    evaluatedNanos = s.i64(evaluatedNanos);
    relaxed = s.i32(relaxed);
    climbsNext = s.flag(climbsNext);
    climbAskedNanos = s.i64(climbAskedNanos);
  }
}
