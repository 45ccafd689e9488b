package org.bucketbrigade.arbiter.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.bucketbrigade.arbiter.Constraint;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.FlightLimits;
import org.bucketbrigade.arbiter.LandingSlots;
import org.bucketbrigade.arbiter.MergePolicy;
import org.bucketbrigade.arbiter.PayloadLimits;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.Terrain;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Limit;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Seat;
import org.jspecify.annotations.Nullable;

/** The naive arbiter. */
public final class ReferenceArbiter implements ArbiterUnderTest {
  private static final long GATE_NANOS = 40_000_000L;
  private static final int REPEAT_TICKS = 10;
  private static final double MOST_WISHED_MPS = 50;
  private static final double LOWEST_AMSL_M = -500;
  private static final double HOMEWARD_M = 3;
  private static final double LOW_M = 2;
  private static final double HOME_M = 1;
  private static final double YAW_MPS = 0.9;
  private static final List<Act> ACTS =
      List.of(Act.ACT_DROP, Act.ACT_FILL, Act.ACT_RETURN, Act.ACT_END_HOLD);

  private final List<ReferenceDrone> drones = new ArrayList<>();
  private final Set<ReferenceDrone> dirty = new LinkedHashSet<>();
  // Trust of those who have left a crew, by person.
  private final Map<Integer, Double> earned = new HashMap<>();
  private final Map<Integer, List<Long>> presses = new HashMap<>();
  private final List<Told> told = new ArrayList<>();
  private final ReferenceFacts facts = new ReferenceFacts();
  private final ReferenceObjections objections = new ReferenceObjections();
  private final ReferenceEnvelope envelope = new ReferenceEnvelope(drones);
  private final ReferenceSlots slots = new ReferenceSlots(drones, envelope);
  private final ReferenceActs acts;
  private MergePolicy policy = MergePolicy.MEDIAN;
  private int pilotsPerCrew = 9;

  public ReferenceArbiter(PayloadLimits payload) {
    acts = new ReferenceActs(drones, envelope, facts, objections, payload, told::add);
  }

  @Override
  public int add() {
    ReferenceDrone drone = new ReferenceDrone(drones.size());
    drone.crew.policy(policy);
    drones.add(drone);
    return drone.index;
  }

  @Override
  public void place(Place place, Terrain terrain) {
    envelope.place(new ReferenceArea(place));
    envelope.ground.terrain = terrain;
  }

  @Override
  public void area(int index, @Nullable Place place) {
    ReferenceDrone drone = drones.get(index);
    drone.area = place == null ? null : new ReferenceArea(place);
    dirty.add(drone);
  }

  @Override
  public void limits(int index, FlightLimits limits) {
    drones.get(index).limits = limits;
    dirty.add(drones.get(index));
  }

  @Override
  public void policy(MergePolicy newPolicy) {
    policy = newPolicy;
    drones.forEach(drone -> drone.crew.policy(newPolicy));
  }

  @Override
  public void pilotsPerCrew(int most) {
    pilotsPerCrew = most;
  }

  // ---------------------------------------------------------------------------- people

  @Override
  public int seat(int index, int person, boolean wantsPilot, long now) {
    ReferenceCrew crew = drones.get(index).crew;
    boolean isNew = crew.members().noneMatch(member -> member.person == person);
    int seat = crew.seat(person, wantsPilot && crew.count(true) < pilotsPerCrew, now);
    if (isNew && seat >= 0) {
      Objects.requireNonNull(crew.at(seat)).earned = earned.getOrDefault(person, 0.0);
    }
    return seat;
  }

  @Override
  public void unseat(int index, int seat) {
    ReferenceCrew crew = drones.get(index).crew;
    ReferenceCrew.Member member = crew.at(seat);
    if (member != null) {
      earned.put(member.person, member.earned);
    }
    crew.unseat(seat);
    dirty.add(drones.get(index));
  }

  @Override
  public void connect(int index, int seat, boolean connected, long now) {
    ReferenceDrone drone = drones.get(index);
    drone.crew.connect(Objects.requireNonNull(drone.crew.at(seat)), connected, now);
    dirty.add(drone);
  }

  @Override
  public void echo(int index, int seat, long now) {
    ReferenceCrew.Member member = drones.get(index).crew.at(seat);
    if (member != null) {
      member.echoNanos = now;
    }
  }

  private static ReferenceCrew.@Nullable Member connected(ReferenceDrone drone, int seat) {
    ReferenceCrew.Member member = drone.crew.at(seat);
    return member != null && member.connected ? member : null;
  }

  private static Reason maySteer(ReferenceCrew.@Nullable Member member, long ageNanos) {
    if (member == null) {
      return Reason.REASON_NOT_IN_CREW;
    }
    if (!member.pilot) {
      return Reason.REASON_ROLE_FORBIDS;
    }
    return ageNanos >= ReferenceCrew.EXPIRY_NANOS ? Reason.REASON_EXPIRED : Reason.REASON_OK;
  }

  @Override
  public Reason steer(int index, int seat, double n, double e, double d, long age, long now) {
    ReferenceDrone drone = drones.get(index);
    ReferenceCrew.Member member = connected(drone, seat);
    Reason reason = maySteer(member, age);
    if (reason != Reason.REASON_OK || member == null) {
      return reason;
    }
    for (double axis : new double[] {n, e, d}) {
      if (!(Math.abs(axis) <= MOST_WISHED_MPS)) {
        return Reason.REASON_NOT_A_NUMBER;
      }
    }
    drone.crew.wish(member, false, new Vec(e, n, -d), age, now);
    dirty.add(drone);
    return Reason.REASON_OK;
  }

  @Override
  public Reason aim(
      int index, int seat, double eastM, double northM, double amslM, long age, long now) {
    ReferenceDrone drone = drones.get(index);
    ReferenceCrew.Member member = connected(drone, seat);
    Reason reason = maySteer(member, age);
    if (reason != Reason.REASON_OK || member == null) {
      return reason;
    }
    Vec point = new Vec(eastM, northM, amslM);
    if (!isInside(drone, point)) {
      return Reason.REASON_OUTSIDE_AREA;
    }
    drone.crew.wish(member, true, point, age, now);
    dirty.add(drone);
    return Reason.REASON_OK;
  }

  private boolean isInside(ReferenceDrone drone, Vec point) {
    ReferenceArea area = envelope.area(drone);
    return area != null
        && area.contains(point)
        && point.up() <= area.ceilingAmslM
        && point.up() >= LOWEST_AMSL_M;
  }

  @Override
  public void release(int index, int seat) {
    ReferenceCrew.Member member = drones.get(index).crew.at(seat);
    if (member != null) {
      member.wish = null;
      dirty.add(drones.get(index));
    }
  }

  @Override
  public Reason vote(
      int index,
      Act act,
      int seat,
      double eastM,
      double northM,
      long idHigh,
      long idLow,
      long event,
      long now) {
    ReferenceDrone drone = drones.get(index);
    ReferenceCrew.Member member = connected(drone, seat);
    if (member == null) {
      return Reason.REASON_NOT_IN_CREW;
    }
    Vec point = Vec.onMap(eastM, northM);
    Reason reason = acts.mayVote(drone, act, member, point, now);
    if (reason != Reason.REASON_OK) {
      return reason;
    }
    member.votes.put(act, new ReferenceCrew.Vote(point, idHigh, idLow, now));
    told.add(
        new Told.Answer(
            member.person, idHigh, idLow, Ack.Outcome.OUTCOME_COUNTED, Reason.REASON_OK));
    acts.count(drone, act, event, now);
    return Reason.REASON_OK;
  }

  @Override
  public Reason hold(int index, int seat, long now) {
    ReferenceDrone drone = drones.get(index);
    ReferenceCrew.Member member = connected(drone, seat);
    if (member == null) {
      return Reason.REASON_NOT_IN_CREW;
    }
    Reason reason = drone.holds.press(member.person, presses, now);
    if (reason == Reason.REASON_OK) {
      acts.held(drone);
      stopNow(drone, now);
    }
    return reason;
  }

  @Override
  public Reason veto(int index, int seat, long now) {
    ReferenceDrone drone = drones.get(index);
    ReferenceCrew.Member member = connected(drone, seat);
    if (member == null) {
      return Reason.REASON_NOT_IN_CREW;
    }
    Reason reason = objections.veto(drone, member, now);
    if (reason == Reason.REASON_OK && objections.vetoed(drone, now)) {
      acts.vetoed(drone);
    }
    return reason;
  }

  @Override
  public Reason hazard(int index, int seat, double eastM, double northM, long now) {
    ReferenceDrone drone = drones.get(index);
    ReferenceCrew.Member member = connected(drone, seat);
    if (member == null) {
      return Reason.REASON_NOT_IN_CREW;
    }
    Vec point = Vec.onMap(eastM, northM);
    ReferenceArea area = envelope.area(drone);
    return area != null && area.contains(point)
        ? objections.hazard(drone, member, point, now)
        : Reason.REASON_OUTSIDE_AREA;
  }

  // ---------------------------------------------------------------------------- leads

  @Override
  public Reason dismissVetoes(int index, long now) {
    return objections.dismissVetoes(drones.get(index), now);
  }

  @Override
  public Reason dismissHazards(double eastM, double northM, long now) {
    return objections.dismissDangers(Vec.onMap(eastM, northM), now);
  }

  @Override
  public Reason confirmDrop(int index, double eastM, double northM) {
    return acts.confirmDrop(drones.get(index), Vec.onMap(eastM, northM));
  }

  @Override
  public void latchHold(int index, long now) {
    drones.get(index).holds.latched = true;
    stopNow(drones.get(index), now);
  }

  @Override
  public void resume(int index, long now) {
    liftHolds(index);
    drones.get(index).cleared = false;
    if (drones.get(index).control == Drone.Control.ORDERED) {
      control(index, Drone.Control.CREW, now);
    }
  }

  @Override
  public void liftHolds(int index) {
    drones.get(index).holds.lift();
    drones.get(index).split.reset();
  }

  @Override
  public void clear(int index) {
    ReferenceDrone drone = drones.get(index);
    if (!drone.cleared) {
      drone.cleared = true;
      drone.low = false;
    }
  }

  @Override
  public Reason goTo(int index, double eastM, double northM, double amslM, long now) {
    ReferenceDrone drone = drones.get(index);
    Vec goal = new Vec(eastM, northM, amslM);
    if (drone.control != Drone.Control.CREW && drone.control != Drone.Control.ORDERED) {
      return Reason.REASON_NOT_FLYING;
    }
    if (!isInside(drone, goal)) {
      return Reason.REASON_OUTSIDE_AREA;
    }
    drone.goal = goal;
    control(index, Drone.Control.ORDERED, now);
    return Reason.REASON_OK;
  }

  @Override
  public void attest(long now) {
    facts.attestedNanos = now;
  }

  private void stopNow(ReferenceDrone drone, long now) {
    if (drone.steered()) {
      evaluate(drone, now);
    }
  }

  // ---------------------------------------------------------------------------- vehicles

  @Override
  public void control(int index, Drone.Control control, long now) {
    ReferenceDrone drone = drones.get(index);
    if (drone.control == control) {
      return;
    }
    if (drone.control == Drone.Control.CREW) {
      acts.abort(drone);
    }
    drone.control = control;
    drone.told = Vec.ZERO;
    drone.split.reset();
    drone.patience.rest();
    claim(drone, now);
    stopNow(drone, now);
  }

  private static void claim(ReferenceDrone drone, long now) {
    if (now - drone.askedToClimb >= 5_000_000_000L) {
      drone.climbsNext = false;
    }
    if (drone.report != null) {
      boolean obeys = drone.control != Drone.Control.NONE;
      drone.claimSpace(obeys ? drone.ageS(now) : (now - drone.report.nanos()) * 1e-9);
    }
  }

  @Override
  public void airborne(int index, boolean airborne) {
    drones.get(index).airborne = airborne;
  }

  @Override
  public boolean mayClimb(int index, long now) {
    ReferenceDrone drone = drones.get(index);
    drone.climbsNext = true;
    drone.askedToClimb = now;
    claim(drone, now);
    return envelope.columnFree(drone);
  }

  @Override
  public boolean columnFree(int index) {
    return envelope.columnFree(drones.get(index));
  }

  @Override
  public void home(int index, double eastM, double northM, double amslM) {
    drones.get(index).home = new Vec(eastM, northM, amslM);
  }

  @Override
  public void keepSlot(int index, LandingSlots.Ground ground) {
    ReferenceDrone drone = drones.get(index);
    if (drone.home != null) {
      drone.home = slots.slot(drone, drone.home, ground);
    }
  }

  private static boolean isHome(ReferenceDrone drone) {
    return drone.home != null
        && drone.at().flat().distance(drone.home.flat()) < HOME_M
        && drone.velocity().flat().length() < 0.5;
  }

  @Override
  public void awaitFence(int index, boolean awaits) {
    drones.get(index).holds.awaitsFence = awaits;
  }

  @Override
  public void grantWater(int index, double eastM, double northM, double surfaceAmslM) {
    drones.get(index).water = new Vec(eastM, northM, surfaceAmslM);
  }

  @Override
  public void revokeWater(int index) {
    drones.get(index).water = null;
  }

  @Override
  public void tank(int index, double litres) {
    drones.get(index).tankLitres = litres;
  }

  @Override
  public void dropAnswered(int index, int number, Ack.Outcome outcome, long now) {
    acts.dropAnswered(drones.get(index), number, outcome, now);
  }

  @Override
  public void report(
      int index,
      double eastM,
      double northM,
      double amslM,
      double northMps,
      double eastMps,
      double downMps,
      long now) {
    ReferenceDrone drone = drones.get(index);
    Vec velocity = new Vec(eastMps, northMps, -downMps);
    drone.report = new Report(new Vec(eastM, northM, amslM), velocity, now);
    drone.claimSpace(0);
  }

  // ---------------------------------------------------------------------------- facts

  @Override
  public void feedReport(long now) {
    facts.feedNanos = now;
    facts.people.clear();
  }

  @Override
  public void addPerson(double eastM, double northM) {
    facts.addPerson(Vec.onMap(eastM, northM));
  }

  @Override
  public void picHeard(long now) {
    facts.picNanos = now;
  }

  @Override
  public void wind(double northMps, double eastMps) {
    facts.wind = Vec.onMap(eastMps, northMps);
  }

  @Override
  public void traffic(long now) {
    facts.trafficNanos = now;
    facts.aircraft.clear();
  }

  @Override
  public boolean aircraft(
      double eastM, double northM, double amslM, double northMps, double eastMps) {
    return facts.addAircraft(new Vec(eastM, northM, amslM), Vec.onMap(eastMps, northMps));
  }

  // ---------------------------------------------------------------------------- time

  @Override
  public void durable(long event, long now) {
    drones.forEach(drone -> acts.durable(drone, event, now));
  }

  @Override
  public void batchEnd(long now) {
    for (ReferenceDrone drone : List.copyOf(dirty)) {
      if (mayEvaluate(drone, now)) {
        dirty.remove(drone);
        stopNow(drone, now);
      }
    }
  }

  @Override
  public void tick(long tick, long now) {
    batchEnd(now);
    for (ReferenceDrone drone : drones) {
      if (drone.index % REPEAT_TICKS != tick % REPEAT_TICKS) {
        continue;
      }
      if (!drone.steered()) {
        claim(drone, now);
      } else if (mayEvaluate(drone, now)) {
        evaluate(drone, now);
      } else {
        dirty.add(drone);
      }
      acts.tick(drone, now);
    }
  }

  /** Once in each period of the drone's own, and not sooner than half a period after the last. */
  private static boolean mayEvaluate(ReferenceDrone drone, long now) {
    long shift = 24_721_360L * drone.index % GATE_NANOS;
    return Math.floorDiv(drone.evaluatedNanos - shift, GATE_NANOS)
            != Math.floorDiv(now - shift, GATE_NANOS)
        && now - drone.evaluatedNanos >= GATE_NANOS / 2;
  }

  // ---------------------------------------------------------------------------- evaluation

  private void evaluate(ReferenceDrone drone, long now) {
    drone.evaluatedNanos = now;
    if (drone.holds.any(now) || !drone.heard(now)) {
      envelope.admit(drone, Vec.ZERO, Limit.LIMIT_HOLD, now);
    } else if (drone.control == Drone.Control.HOME) {
      flyHome(drone, now);
    } else if (drone.control == Drone.Control.ORDERED) {
      flyTo(drone, drone.goal, drone.goal.up(), Limit.LIMIT_ORDER, now);
    } else {
      followCrew(drone, now);
    }
    Vec level = drone.told.flat();
    if (level.length() > YAW_MPS) {
      drone.yawRad = StrictMath.atan2(level.east(), level.north());
    }
    told.add(
        new Told.Setpoint(
            drone.index,
            drone.told.north(),
            drone.told.east(),
            -drone.told.up(),
            drone.yawRad,
            drone.limit));
  }

  private void followCrew(ReferenceDrone drone, long now) {
    Vec merged = drone.crew.merge(drone.report, drone.limits, now);
    if (merged == null) {
      drone.split.reset();
      envelope.admit(drone, Vec.ZERO, Limit.LIMIT_SILENCE, now);
      return;
    }
    double factor = drone.split.factor(drone.crew.agreement, now);
    Limit because = factor < 1 ? Limit.LIMIT_SPLIT : Limit.LIMIT_NONE;
    envelope.admit(drone, merged.times(factor), because, now);
  }

  private void flyHome(ReferenceDrone drone, long now) {
    Vec home = drone.home;
    if (home == null) {
      envelope.admit(drone, Vec.ZERO, Limit.LIMIT_HOLD, now);
      return;
    }
    ReferenceArea area = envelope.area(drone);
    if (drone.cleared
        && !drone.low
        && drone.at().up() - clearM(drone, drone.at()) >= HOMEWARD_M + LOW_M) {
      flyTo(drone, drone.at(), LOWEST_AMSL_M, Limit.LIMIT_NONE, now);
      return;
    }
    drone.low = drone.cleared;
    Vec next = area == null ? home : area.nextOnWayHome(drone.at().flat(), home.flat());
    flyTo(drone, next, drone.low ? LOWEST_AMSL_M : home.up(), Limit.LIMIT_NONE, now);
  }

  private double clearM(ReferenceDrone drone, Vec to) {
    ReferenceArea area = envelope.area(drone);
    return area == null ? Double.NEGATIVE_INFINITY : envelope.ground.clearAmslM(drone, area, to);
  }

  /** Flies straight to a point, at a height or as high as the ground asks for. */
  private void flyTo(ReferenceDrone drone, Vec point, double amslM, Limit why, long now) {
    double height = Math.max(amslM, clearM(drone, point) + HOMEWARD_M);
    double climb = height - drone.at().up();
    Vec level = ReferenceCrew.levelApproach(point.minus(drone.at()), drone.limits);
    double up =
        Math.max(-drone.limits.maxDescentMps(), Math.min(drone.limits.maxClimbMps(), climb));
    envelope.admit(drone, level.withUp(up), why, now);
  }

  // ---------------------------------------------------------------------------- views

  @Override
  public List<Told> told() {
    List<Told> since = List.copyOf(told);
    told.clear();
    return since;
  }

  @Override
  public DroneView view(int index, long now) {
    ReferenceDrone drone = drones.get(index);
    return new DroneView(
        drone.control,
        drone.holds.any(now),
        drone.holds.latched,
        drone.holds.crewLeftNanos(now),
        drone.cleared,
        drone.report != null && facts.trafficNear(drone.at(), now),
        isHome(drone),
        drone.drop.state,
        drone.drop.waitingFor,
        drone.fill.state,
        drone.fill.waitingFor,
        (int) drone.crew.count(true),
        (int) drone.crew.count(false),
        (int) drone.crew.connected().count(),
        IntStream.range(0, drone.crew.seats()).mapToObj(seat -> seatKind(drone, seat)).toList(),
        ACTS.stream().flatMap(act -> openVotes(drone, act, now).stream()).toList());
  }

  private static Seat seatKind(ReferenceDrone drone, int seat) {
    ReferenceCrew.Member member = drone.crew.at(seat);
    return member == null ? Seat.SEAT_NONE : member.pilot ? Seat.SEAT_PILOT : Seat.SEAT_SPOTTER;
  }

  /** The decision under way, or each group of votes that lie together. */
  private static List<DroneView.OpenVote> openVotes(ReferenceDrone drone, Act act, long now) {
    ReferenceDrone.Decided decision = ReferenceActs.decision(drone, act);
    if ((act == Act.ACT_DROP || act == Act.ACT_FILL) && decision.active()) {
      Vec point = decision.point;
      long left = ReferenceActs.leftNanos(decision, now);
      return List.of(new DroneView.OpenVote(act, point.east(), point.north(), 0, true, left));
    }
    List<ReferenceCrew.Member> voters =
        drone
            .crew
            .members()
            .filter(member -> ReferenceVotes.entitled(act, member))
            .filter(member -> member.votes.containsKey(act))
            .filter(m -> ReferenceVotes.leftNanos(act, ReferenceVotes.voteOf(m, act), now) > 0)
            .toList();
    List<DroneView.OpenVote> open = new ArrayList<>();
    List<ReferenceCrew.Vote> before = new ArrayList<>();
    for (ReferenceCrew.Member member : voters) {
      ReferenceCrew.Vote vote = ReferenceVotes.voteOf(member, act);
      if (before.stream().noneMatch(other -> ReferenceVotes.together(act, other, vote))) {
        open.add(
            new DroneView.OpenVote(
                act,
                vote.point().east(),
                vote.point().north(),
                ReferenceVotes.with(vote, act, voters).size(),
                false,
                ReferenceVotes.leftNanos(act, vote, now)));
      }
      before.add(vote);
    }
    return open;
  }

  @Override
  public double agreement(int drone) {
    return drones.get(drone).crew.agreement;
  }

  @Override
  public List<Double> shares(int index) {
    ReferenceCrew crew = drones.get(index).crew;
    return IntStream.range(0, crew.seats())
        .mapToObj(crew::at)
        .map(member -> member == null ? 0.0 : member.share)
        .toList();
  }

  @Override
  public double secondsHome(int index) {
    ReferenceDrone drone = drones.get(index);
    ReferenceArea area = envelope.area(drone);
    if (area == null || drone.home == null || drone.report == null) {
      return Double.NaN;
    }
    Vec way = drone.home.minus(drone.at()).flat();
    double speed = drone.limits.maxSpeedMps();
    if (way.length() > 0) {
      Vec direction = way.times(1 / way.length());
      double along = facts.wind.dot(direction);
      double across = facts.wind.minus(direction.times(along)).length();
      speed = Math.sqrt(Math.max(0, speed * speed - across * across)) + Math.min(0, along);
    }
    Vec next = area.nextOnWayHome(drone.at().flat(), drone.home.flat());
    double detour = next.equals(drone.home.flat()) ? 1 : 1.5;
    double agl = envelope.ground.aglM(drone);
    double sink = agl > 0 ? agl / drone.limits.maxDescentMps() : 0;
    return detour * way.length() / Math.max(1, speed) + sink + 30;
  }

  @Override
  public LocalPoint slot(int index) {
    Vec home = drones.get(index).home;
    return home == null
        ? new LocalPoint().set(Double.NaN, Double.NaN, Double.NaN)
        : new LocalPoint().set(home.east(), home.north(), home.up());
  }

  @Override
  public long relaxations(Constraint constraint) {
    return envelope.relaxations(constraint);
  }
}
