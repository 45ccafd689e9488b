package org.bucketbrigade.arbiter;

import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.Terrain;
import org.bucketbrigade.state.HashingState;
import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Limit;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Seat;
import org.jspecify.annotations.Nullable;

/**
 * Merges what crews wish into one safe command stream for each drone.
 *
 * <p>An input marks its drone dirty; {@link #batchEnd} and {@link #tick} evaluate dirty drones,
 * each at most 25 times a second and, wished or not, at least 10 times. Stops do not wait for that.
 * Nothing here allocates after the drones are added, throws on any input, or reads a clock.
 */
public final class Arbiter {
  /** Ticks between two evaluations without inputs: 10 Hz at 10 ms. */
  public static final int REPEAT_TICKS = 10;

  /** Longer than a vehicle takes from its order to arm, which asks, to its climb. */
  private static final long CLIMBS_NEXT_NANOS = 5_000_000_000L;

  /** A position older than this is not flown on. */
  static final long POSITION_NANOS = 1_000_000_000L;

  /** Most people of one mission; they are numbered from 0. */
  public static final int MAX_PEOPLE = 20_000;

  /** Changes whenever {@link #state} visits something else, or in another order. */
  static final int STATE_VERSION = 3;

  private static final double MAX_WISH_MPS = 50;
  private static final double LOWEST_AIM_AMSL_M = -500;
  private static final double HOME_M = 1.0;

  /**
   * A slower drone keeps its yaw, m/s. Less than the speed at which one is led back into its area,
   * so that rounding does not decide whether it turns.
   */
  private static final double YAW_MPS = 0.9;

  /** A drone on its way home stays this far above the floor, metres. */
  private static final double HOMEWARD_M = 3;

  /** A drone within this of its height above the floor has descended, metres. */
  private static final double LOW_M = 2;

  private final Drone[] drones;
  private final int[] dirty;
  private final Airspace airspace;
  private final Envelope envelope;
  private final Acts acts;
  private final Hazards hazards = new Hazards();
  private final Objections objections;
  private final LandingSlots slots;
  private final HoldBudget holdBudget = new HoldBudget(MAX_PEOPLE);
  // What people have earned who sit in no crew now, by their number; see Trust.
  private final double[] earnedTrust = new double[MAX_PEOPLE];
  private final PayloadLimits payload;
  private final ArbiterOutput output;
  private final LocalPoint next = new LocalPoint();
  private final MergeScratch scratch = new MergeScratch();
  private int count;
  // One more than the highest person's number that was ever seated.
  private int people;
  private int dirtyCount;
  private boolean gateOpen;
  private int pilotsPerCrew = Crew.MAX_PILOTS;
  private MergePolicy policy = MergePolicy.MEDIAN;

  /** An arbiter for at most {@code maxDrones} drones. */
  public Arbiter(int maxDrones, PayloadLimits payload, ArbiterOutput output) {
    this.drones = new Drone[maxDrones];
    this.dirty = new int[maxDrones];
    this.payload = payload;
    this.output = output;
    this.airspace = new Airspace(maxDrones);
    this.envelope = new Envelope(airspace);
    this.slots = new LandingSlots(airspace, envelope);
    this.objections = new Objections(maxDrones, MAX_PEOPLE);
    this.acts = new Acts(envelope, airspace, hazards, objections, payload, output);
  }

  /** Adds the next drone; its index is the number of drones before it. */
  public Drone add() {
    Drone drone = new Drone(count);
    drone.crew.policy(policy);
    drones[count++] = drone;
    airspace.add(drone);
    return drone;
  }

  /** A drone by its index. */
  public Drone drone(int index) {
    return drones[index];
  }

  /** Sets the flight area of all drones that have none of their own, and the ground below it. */
  public void place(FlightArea area, Terrain terrain) {
    envelope.place(area, terrain);
  }

  /**
   * Gives a drone a flight area of its own, or takes it away again (null). Takes effect at once.
   */
  public void area(Drone drone, @Nullable FlightArea area) {
    drone.area = area;
    markDirty(drone);
  }

  /** Whether a drone is inside an area and would stay there if it stopped now. */
  public boolean stopsInside(Drone drone, FlightArea area) {
    return envelope.stopsInside(drone, area);
  }

  /** Tank and limits of fills and drops, the same for all drones. */
  public PayloadLimits payload() {
    return payload;
  }

  public Hazards hazards() {
    return hazards;
  }

  /** Switches the 25 Hz gate off (every batch evaluates), for measuring the bare loop. */
  public void openGate() {
    gateOpen = true;
  }

  /** Sets how many pilots a crew may have, 1..48; 9 unless told. */
  public void pilotsPerCrew(int most) {
    pilotsPerCrew = most;
  }

  /** Sets how crews are merged, from now on; {@link MergePolicy#MEDIAN} unless told. */
  public void policy(MergePolicy newPolicy) {
    policy = newPolicy;
    for (int i = 0; i < count; i++) {
      drones[i].crew.policy(newPolicy);
    }
  }

  /** Switches {@link GiveWay} off, to see what it is for. */
  void withoutPriority() {
    envelope.withoutPriority();
  }

  /** Height of a drone above the ground that the feed supplied, metres; NaN if unknown. */
  public double aglM(Drone drone) {
    return envelope.aglM(drone.motion);
  }

  /** How often a constraint gave, since the start. */
  public long relaxations(Constraint constraint) {
    return envelope.relaxations().count(constraint);
  }

  // ---------------------------------------------------------------------------- people

  /** Seats a person in a drone's crew; returns the seat, or -1 if the crew is full. */
  public int seat(Drone drone, int person, boolean wantsPilot, long nowNanos) {
    people = Math.max(people, person + 1);
    boolean pilot = wantsPilot && drone.crew.count(true) < pilotsPerCrew;
    boolean isNew = !drone.crew.holds(person);
    int seat = drone.crew.seat(person, pilot, nowNanos);
    if (isNew && seat >= 0) {
      drone.crew.bringTrust(seat, earnedTrust[person]);
    }
    return seat;
  }

  /** Takes a person out of a crew; their wishes and votes end, what they have earned does not. */
  public void unseat(Drone drone, int seat) {
    if (drone.crew.occupied(seat)) {
      earnedTrust[drone.crew.person(seat)] = drone.crew.earnedTrust(seat);
    }
    drone.crew.unseat(seat);
    markDirty(drone);
  }

  /** The person's socket came or went. */
  public void connect(Drone drone, int seat, boolean connected, long nowNanos) {
    drone.crew.connect(seat, connected, nowNanos);
    markDirty(drone);
  }

  /** The person's client answered; keeps their aims alive. */
  public void echo(Drone drone, int seat, long nowNanos) {
    drone.crew.echo(seat, nowNanos);
  }

  /** Which kind of seat it is; for seating messages. */
  public Seat seatKind(Drone drone, int seat) {
    return drone.crew.kind(seat);
  }

  // ---------------------------------------------------------------------------- inputs

  /**
   * A pilot wishes a velocity.
   *
   * @param ageNanos true age of the input when it arrived
   */
  public Reason steer(
      Drone drone, int seat, double n, double e, double d, long ageNanos, long nowNanos) {
    Reason reason = maySteer(drone, seat, ageNanos);
    if (reason != Reason.REASON_OK) {
      return reason;
    }
    if (!(Math.abs(n) <= MAX_WISH_MPS
        && Math.abs(e) <= MAX_WISH_MPS
        && Math.abs(d) <= MAX_WISH_MPS)) {
      return Reason.REASON_NOT_A_NUMBER;
    }
    drone.crew.steer(seat, n, e, d, Math.max(0, ageNanos), nowNanos);
    markDirty(drone);
    return Reason.REASON_OK;
  }

  /** A pilot wishes a point: metres in the mission frame. */
  public Reason aim(
      Drone drone,
      int seat,
      double eastM,
      double northM,
      double amslM,
      long ageNanos,
      long nowNanos) {
    Reason reason = maySteer(drone, seat, ageNanos);
    if (reason != Reason.REASON_OK) {
      return reason;
    }
    if (!isInside(drone, eastM, northM, amslM)) {
      return Reason.REASON_OUTSIDE_AREA;
    }
    drone.crew.aim(seat, northM, eastM, amslM, Math.max(0, ageNanos), nowNanos);
    markDirty(drone);
    return Reason.REASON_OK;
  }

  private boolean isInside(Drone drone, double eastM, double northM, double amslM) {
    FlightArea area = envelope.area(drone);
    return area != null
        && area.contains(eastM, northM)
        && amslM <= area.ceilingAmslM()
        && amslM >= LOWEST_AIM_AMSL_M;
  }

  private static Reason maySteer(Drone drone, int seat, long ageNanos) {
    if (!drone.crew.isConnected(seat)) {
      return Reason.REASON_NOT_IN_CREW;
    }
    if (!drone.crew.isPilot(seat)) {
      return Reason.REASON_ROLE_FORBIDS;
    }
    return ageNanos >= Weights.EXPIRY_NANOS ? Reason.REASON_EXPIRED : Reason.REASON_OK;
  }

  /** A pilot lets the sticks go: no input, which is not a wish to stand still. */
  public void release(Drone drone, int seat) {
    if (drone.crew.occupied(seat)) {
      drone.crew.release(seat);
      markDirty(drone);
    }
  }

  /**
   * A member votes for an act.
   *
   * @param event number of the journaled event that carried the vote
   * @return OK if it counts now; the outcome comes by {@link ArbiterOutput#ack}
   */
  public Reason vote(
      Drone drone,
      Act act,
      int seat,
      double eastM,
      double northM,
      long idHigh,
      long idLow,
      long event,
      long nowNanos) {
    if (!drone.crew.isConnected(seat)) {
      return Reason.REASON_NOT_IN_CREW;
    }
    Reason reason = acts.mayVote(drone, act, seat, eastM, northM, nowNanos);
    if (reason != Reason.REASON_OK) {
      return reason;
    }
    drone.crew.ballot.vote(act, seat, eastM, northM, idHigh, idLow, nowNanos);
    output.ack(
        drone.crew.person(seat), idHigh, idLow, Ack.Outcome.OUTCOME_COUNTED, Reason.REASON_OK);
    acts.count(drone, act, event, nowNanos);
    return Reason.REASON_OK;
  }

  /**
   * A member stops the own drone for 15 s; takes effect before this returns.
   *
   * @return HOLD_BUDGET_SPENT if a second member must press too
   */
  public Reason hold(Drone drone, int seat, long nowNanos) {
    if (!drone.crew.isConnected(seat)) {
      return Reason.REASON_NOT_IN_CREW;
    }
    Reason reason = drone.holds.press(drone.crew.person(seat), holdBudget, nowNanos);
    if (reason == Reason.REASON_OK) {
      acts.held(drone);
      stopNow(drone, nowNanos);
    }
    return reason;
  }

  /** A member objects to the own drone's drop; takes effect before this returns. */
  public Reason veto(Drone drone, int seat, long nowNanos) {
    if (!drone.crew.isConnected(seat)) {
      return Reason.REASON_NOT_IN_CREW;
    }
    Reason reason = objections.veto(drone, seat, nowNanos);
    if (reason == Reason.REASON_OK && objections.vetoed(drone, nowNanos)) {
      acts.vetoed(drone);
    }
    return reason;
  }

  /** A member reports a danger on the ground; metres in the mission frame. */
  public Reason hazard(Drone drone, int seat, double eastM, double northM, long nowNanos) {
    if (!drone.crew.isConnected(seat)) {
      return Reason.REASON_NOT_IN_CREW;
    }
    if (!envelope.isInArea(drone, eastM, northM)) {
      return Reason.REASON_OUTSIDE_AREA;
    }
    return objections.hazard(drone, seat, eastM, northM, nowNanos);
  }

  /** What members of crews object to. */
  public Objections objections() {
    return objections;
  }

  /** A lead finds a drone's vetoes baseless. */
  public Reason dismissVetoes(Drone drone, long nowNanos) {
    return objections.dismissVetoes(drone, nowNanos) > 0
        ? Reason.REASON_OK
        : Reason.REASON_NOTHING_DECIDED;
  }

  /** A lead finds that there is no danger near a point. */
  public Reason dismissHazards(double eastM, double northM, long nowNanos) {
    return objections.dismissHazards(eastM, northM, nowNanos) > 0
        ? Reason.REASON_OK
        : Reason.REASON_NOTHING_DECIDED;
  }

  /** A lead stands for the people that a small crew lacks, having looked at a point. */
  public Reason confirmDrop(Drone drone, double eastM, double northM) {
    return acts.confirmDrop(drone, eastM, northM);
  }

  /** A lead or the pilot in command stops a drone until they let it go on. */
  public void latchHold(Drone drone, long nowNanos) {
    drone.holds.latch();
    stopNow(drone, nowNanos);
  }

  /** A lead or the pilot in command lifts all holds of a drone; its crew steers it again. */
  public void resume(Drone drone, long nowNanos) {
    liftHolds(drone);
    drone.cleared = false;
    if (drone.control == Drone.Control.ORDERED) {
      control(drone, Drone.Control.CREW, nowNanos);
    }
  }

  /**
   * A drone must leave the air: on its way home it descends first and stays low, and it may not
   * take off again until {@link #resume}.
   */
  public void clear(Drone drone) {
    if (!drone.cleared) {
      drone.cleared = true;
      drone.low = false;
    }
  }

  /** Whether a crewed aircraft is so near to a drone that it must leave the air. */
  public boolean trafficNear(Drone drone, long nowNanos) {
    Motion at = drone.motion;
    return at.known() && hazards.traffic().near(at.eastM, at.northM, at.amslM, nowNanos);
  }

  /** Lifts all holds of a drone, whoever flies it. */
  public void liftHolds(Drone drone) {
    drone.holds.lift();
    drone.split.reset();
  }

  private void stopNow(Drone drone, long nowNanos) {
    if (steered(drone)) {
      evaluate(drone, nowNanos);
    }
  }

  // ---------------------------------------------------------------------------- vehicles

  /** Hands a drone's motion to another authority. */
  public void control(Drone drone, Drone.Control control, long nowNanos) {
    if (drone.control != control) {
      if (drone.control == Drone.Control.CREW) {
        acts.abort(drone, Reason.REASON_NOT_FLYING);
      }
      drone.control = control;
      drone.northMps = 0;
      drone.eastMps = 0;
      drone.downMps = 0;
      drone.split.reset();
      // A way that it insisted on would be kept free for nobody.
      drone.patience.rest();
      claim(drone, nowNanos);
      if (steered(drone)) {
        evaluate(drone, nowNanos);
      }
    }
  }

  private void claim(Drone drone, long nowNanos) {
    drone.climbsNext &= nowNanos - drone.climbAskedNanos < CLIMBS_NEXT_NANOS;
    boolean obeys = drone.control != Drone.Control.NONE;
    double heardS = drone.motion.known() ? (nowNanos - drone.motion.atNanos) * 1e-9 : 0;
    airspace.claim(drone, obeys ? Envelope.ageS(drone.motion, nowNanos) : heardS);
  }

  /** Whether the drone flies, as its vehicle tells; others keep clear of where it can get to. */
  public void airborne(Drone drone, boolean airborne) {
    drone.airborne = airborne;
  }

  /**
   * Whether a climb or descent where the drone is crosses nobody's claim and nobody stands there.
   */
  public boolean columnFree(Drone drone) {
    return airspace.columnFree(drone);
  }

  /**
   * Whether a drone on the ground may climb. Whoever asks claims the place above it for a while:
   * nobody comes to fly there, and who does flies nowhere but away, so that a busy sky keeps no
   * drone on the ground.
   */
  public boolean mayClimb(Drone drone, long nowNanos) {
    drone.climbsNext = true;
    drone.climbAskedNanos = nowNanos;
    claim(drone, nowNanos);
    return airspace.columnFree(drone);
  }

  /** Where the drone flies to when it returns: a point above its pad. Untold, it stands. */
  public void home(Drone drone, double eastM, double northM, double amslM) {
    drone.homeEastM = eastM;
    drone.homeNorthM = northM;
    drone.homeAmslM = amslM;
  }

  /**
   * A drone is on its way home: if somebody stands at its pad, or is to land there, it gets the
   * nearest free place around it instead. Cheap while the pad is free.
   */
  public void keepSlot(Drone drone, LandingSlots.Ground ground) {
    if (slots.find(drone, ground, next)) {
      home(drone, next.eastM, next.northM, drone.homeAmslM);
    }
  }

  /** Distance of a drone from its pad on the map, metres. */
  public double metresFromHome(Drone drone) {
    double dE = drone.motion.eastM - drone.homeEastM;
    double dN = drone.motion.northM - drone.homeNorthM;
    return Math.sqrt(dE * dE + dN * dN);
  }

  /** Whether a returning drone is above its pad. */
  public boolean isHome(Drone drone) {
    return metresFromHome(drone) < HOME_M && drone.motion.groundSpeedMps() < 0.5;
  }

  /** Seconds to the drone's home and down, against the wind; NaN if it has none. */
  public double secondsHome(Drone drone) {
    FlightArea area = envelope.area(drone);
    return area == null || !drone.homeKnown() || !drone.motion.known()
        ? Double.NaN
        : TimeHome.of(drone, area, hazards, aglM(drone), next);
  }

  /**
   * The pilot in command sends a drone to a point, where it stands until {@link #resume}; its crew
   * does not steer it meanwhile.
   */
  public Reason goTo(Drone drone, double eastM, double northM, double amslM, long nowNanos) {
    if (drone.control != Drone.Control.CREW && drone.control != Drone.Control.ORDERED) {
      return Reason.REASON_NOT_FLYING;
    }
    if (!isInside(drone, eastM, northM, amslM)) {
      return Reason.REASON_OUTSIDE_AREA;
    }
    drone.goalEastM = eastM;
    drone.goalNorthM = northM;
    drone.goalAmslM = amslM;
    control(drone, Drone.Control.ORDERED, nowNanos);
    return Reason.REASON_OK;
  }

  /** Lets a drone stand while its autopilot lacks the fence of its flight area. */
  public void awaitFence(Drone drone, boolean awaits) {
    drone.holds.awaitFence(awaits);
  }

  /** Where a drone may fly: its own area, or that of all; null while there is none. */
  public @Nullable FlightArea area(Drone drone) {
    return envelope.area(drone);
  }

  /** Sets what a drone may do and how it stops. */
  public void limits(Drone drone, FlightLimits limits) {
    drone.limits = limits;
    markDirty(drone);
  }

  /** The drone's motion was reported anew. */
  public void moved(Drone drone) {
    airspace.claim(drone, 0);
  }

  /** Grants a drone the place where it takes water: metres in the mission frame. */
  public void grantWater(Drone drone, double eastM, double northM, double surfaceAmslM) {
    drone.water.grant(eastM, northM, surfaceAmslM, payload.fillRadiusM());
  }

  /** Takes a drone's place at the water away. */
  public void revokeWater(Drone drone) {
    drone.water.revoke();
  }

  public void tank(Drone drone, double litres) {
    drone.tankLitres = litres;
  }

  /** The vehicle answered a release of water. */
  public void dropAnswered(Drone drone, int number, Ack.Outcome outcome, long nowNanos) {
    acts.dropAnswered(drone, number, outcome, nowNanos);
  }

  // ---------------------------------------------------------------------------- time

  /** Everything up to this event is on disk. */
  public void durable(long event, long nowNanos) {
    for (int i = 0; i < count; i++) {
      acts.durable(drones[i], event, nowNanos);
    }
  }

  /** All inputs that had arrived together were taken: evaluates drones whose gate is open. */
  public void batchEnd(long nowNanos) {
    int kept = 0;
    for (int i = 0; i < dirtyCount; i++) {
      Drone drone = drones[dirty[i]];
      if (!mayEvaluate(drone, nowNanos)) {
        dirty[kept++] = drone.index;
        continue;
      }
      drone.dirty = false;
      if (steered(drone)) {
        evaluate(drone, nowNanos);
      }
    }
    dirtyCount = kept;
  }

  /** Every 10 ms: repeats setpoints, moves decisions on. Each drone has its own turn of ten. */
  public void tick(long tick, long nowNanos) {
    batchEnd(nowNanos);
    for (int i = (int) (tick % REPEAT_TICKS); i < count; i += REPEAT_TICKS) {
      Drone drone = drones[i];
      if (steered(drone)) {
        if (mayEvaluate(drone, nowNanos)) {
          evaluate(drone, nowNanos);
        } else {
          markDirty(drone); // as soon as the gate opens, not a whole turn later
        }
      } else {
        claim(drone, nowNanos); // grows while it is not heard
      }
      acts.tick(drone, nowNanos);
    }
  }

  private boolean mayEvaluate(Drone drone, long nowNanos) {
    return gateOpen || Gate.isOpen(drone, nowNanos);
  }

  private static boolean steered(Drone drone) {
    return switch (drone.control) {
      case CREW, HOME, ORDERED -> true;
      case NONE, COLUMN -> false;
    };
  }

  private void markDirty(Drone drone) {
    if (!drone.dirty) {
      drone.dirty = true;
      dirty[dirtyCount++] = drone.index;
    }
  }

  private void evaluate(Drone drone, long nowNanos) {
    drone.evaluatedNanos = nowNanos;
    drone.why.begin(drone.control, nowNanos);
    if (drone.holds.any(nowNanos) || drone.motion.ageNanos(nowNanos) > POSITION_NANOS) {
      admit(drone, 0, 0, 0, Limit.LIMIT_HOLD, nowNanos);
    } else if (drone.control == Drone.Control.HOME) {
      flyHome(drone, nowNanos);
    } else if (drone.control == Drone.Control.ORDERED) {
      next.set(drone.goalEastM, drone.goalNorthM, 0);
      flyToNext(drone, drone.goalAmslM, Limit.LIMIT_ORDER, nowNanos);
    } else {
      followCrew(drone, nowNanos);
    }
    double n = drone.northMps;
    double e = drone.eastMps;
    if (n * n + e * e > YAW_MPS * YAW_MPS) {
      drone.yawRad = StrictMath.atan2(e, n);
    }
    drone.why.told(drone);
    output.setpoint(drone);
  }

  private void followCrew(Drone drone, long nowNanos) {
    Crew crew = drone.crew;
    if (crew.merge(scratch, drone.motion, drone.limits, nowNanos) == 0) {
      // Nobody's wish, not even the last one, outlives its expiry: the merge stands still.
      drone.split.reset();
      admit(drone, 0, 0, 0, Limit.LIMIT_SILENCE, nowNanos);
      return;
    }
    double factor = drone.split.factor(crew.agreement(), nowNanos);
    drone.why.crew(scratch.proposals, crew.merged, crew.agreement(), factor);
    admit(
        drone,
        crew.merged.north * factor,
        crew.merged.east * factor,
        crew.merged.down * factor,
        factor < 1 ? Limit.LIMIT_SPLIT : Limit.LIMIT_NONE,
        nowNanos);
  }

  private void admit(
      Drone drone, double north, double east, double down, Limit because, long nowNanos) {
    drone.why.wish(north, east, down);
    envelope.admit(drone, north, east, down, because, nowNanos);
  }

  private void flyHome(Drone drone, long nowNanos) {
    if (Double.isNaN(drone.homeAmslM)) {
      // Nobody knows where its pad is: it was armed by somebody else.
      admit(drone, 0, 0, 0, Limit.LIMIT_HOLD, nowNanos);
      return;
    }
    Motion motion = drone.motion;
    FlightArea area = envelope.area(drone);
    if (drone.cleared && !drone.low && !isLow(drone)) {
      next.set(motion.eastM, motion.northM, 0);
      flyToNext(drone, LOWEST_AIM_AMSL_M, Limit.LIMIT_NONE, nowNanos);
      return;
    }
    drone.low = drone.cleared;
    next.set(drone.homeEastM, drone.homeNorthM, 0);
    if (area != null) {
      area.wayHome().next(motion.eastM, motion.northM, drone.homeEastM, drone.homeNorthM, next);
    }
    double amslM = drone.low ? LOWEST_AIM_AMSL_M : drone.homeAmslM;
    flyToNext(drone, amslM, Limit.LIMIT_NONE, nowNanos);
  }

  private boolean isLow(Drone drone) {
    Motion motion = drone.motion;
    double clear = envelope.clearAmslM(drone, motion.eastM, motion.northM);
    return motion.amslM - clear < HOMEWARD_M + LOW_M;
  }

  /** Flies straight to the point {@link #next}, at a height or as high as the ground asks for. */
  private void flyToNext(Drone drone, double amslM, Limit why, long nowNanos) {
    Motion motion = drone.motion;
    double dN = next.northM - motion.northM;
    double dE = next.eastM - motion.eastM;
    double clear = envelope.clearAmslM(drone, next.eastM, next.northM) + HOMEWARD_M;
    double dUp = Math.max(amslM, clear) - motion.amslM;
    double distance = Math.sqrt(dN * dN + dE * dE);
    double speed =
        Math.min(
            drone.limits.maxSpeedMps(),
            drone.limits.approachMps(distance, 0.6 * drone.limits.decelerationMps2()));
    double scale = distance < 0.1 ? 0 : speed / distance;
    double climb =
        Math.max(-drone.limits.maxDescentMps(), Math.min(drone.limits.maxClimbMps(), dUp));
    admit(drone, dN * scale, dE * scale, -climb, why, nowNanos);
  }

  // ---------------------------------------------------------------------------- state

  /**
   * Visits how many drones there are, and adds those that are missing: the beginning of {@link
   * #state}, for whoever must set them up before the rest is loaded.
   *
   * @throws IllegalStateException if what is loaded is of another version or has too many drones
   */
  public void fleet(State s) {
    int version = s.i32(STATE_VERSION);
    int drones = s.i32(count);
    if (version != STATE_VERSION || drones < count || drones > this.drones.length) {
      throw new IllegalStateException(
          "a state of version " + version + " with " + drones + " drones cannot be loaded here");
    }
    while (count < drones) {
      Drone _ = add();
    }
  }

  /**
   * Visits all that this arbiter remembers. Loading needs an arbiter of the same size and policy,
   * with the same place, whose drones have the same limits and flight areas.
   *
   * @throws IllegalStateException if what is loaded is of another version, or has more drones than
   *     fit
   */
  public void state(State s) {
    fleet(s);
    people = s.i32(people);
    holdBudget.state(s, people);
    s.f64s(earnedTrust, people);
    objections.state(s, count, people);
    hazards.state(s);
    envelope.state(s);
    for (int i = 0; i < count; i++) {
      this.drones[i].state(s);
      airspace.claimed(this.drones[i]);
    }
    dirtyCount = s.i32(dirtyCount);
    s.i32s(dirty, dirtyCount);
  }

  /** A number that stands for all that this arbiter remembers. */
  public long stateHash() {
    HashingState hash = new HashingState();
    state(hash);
    return hash.hash();
  }
}
