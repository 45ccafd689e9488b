package org.bucketbrigade.sim.harness.soak;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.BrigadeCore;
import org.bucketbrigade.core.CoreOutput;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.core.NoOutput;
import org.bucketbrigade.core.PeerMet;
import org.bucketbrigade.core.SignIn;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavModeFlag;
import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.stage.Stage;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Role;

/** One flight of one small brigade in virtual time, under the eyes of the judges. */
final class Flight {
  private static final long STEP_NANOS = 2_000_000L;
  private static final int SIM_STEPS = 2;
  private static final int CORE_STEPS = 5;
  private static final int PICTURE_STEPS = (int) (Sight.PICTURE_NANOS / STEP_NANOS);
  private static final int SECOND_STEPS = 500;
  private static final int PERSON_STEPS = 200;
  private static final long EPOCH_NANOS = 1_800_000_000_000_000_000L;
  private static final long CREWS_ARRIVE_STEP = 1_500;
  private static final long HELD_BY_OTHERS_NANOS = 40_000_000L;

  /** How long the drones are watched after the core's death. */
  private static final int DEATH_S = 12;

  private static final long DELAY_STREAM = -5_000;
  private static final double SECONDS_PER_MINUTE = 60;

  /** Sees every event before the core does. */
  interface EventLog {
    void append(long nowNanos, int type, int source, UnsafeBuffer bytes, int length);
  }

  /** Keeps nothing. */
  static final EventLog NO_LOG = (_, _, _, _, _) -> {};

  private final Plan plan;
  private final boolean muted;
  private final EventLog log;
  private final Stage stage;
  private final Links links;
  private final Facts facts;
  private final Docket docket = new Docket();
  private final List<Judge> judges = new ArrayList<>();
  private final Outlet outlet;
  private final BrigadeCore core;
  private final Director director;
  private final Sight sight;
  private final Minds minds;
  private final Apart apart;
  private final boolean[] met;
  private final Map<String, Long> pushes = new TreeMap<>();
  private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[PeerMet.MAX_LENGTH]);
  private final UnsafeBuffer wrapped = new UnsafeBuffer(new byte[0]);
  private final FrameView frame = new FrameView();
  private final Heartbeat heartbeat = new Heartbeat();
  private boolean dead;
  private long step;
  private long event;
  private double airborneSeconds;

  Flight(Plan plan) {
    this(plan, false, new NoOutput(), NO_LOG);
  }

  /**
   * Prepares a flight.
   *
   * @param muted whether of what must not count no word arrives
   * @param copy sees all that leaves the core
   */
  Flight(Plan plan, boolean muted, CoreOutput copy, EventLog log) {
    this.plan = plan;
    this.muted = muted;
    this.log = log;
    links = new Links(plan);
    Scenario scenario = plan.scenario();
    stage =
        new Stage(
            scenario,
            plan.drones(),
            plan.seed(),
            (_, systemId, buffer, offset, length) ->
                links.fromDrone(systemId, buffer, offset, length));
    facts = new Facts(stage);
    apart = new Apart(docket, facts);
    outlet = new Outlet(facts, links, judges, copy);
    core = new BrigadeCore(plan.config(), outlet);
    facts.connect(core);
    judges.add(new InsideArea(docket, scenario.area(), facts));
    judges.add(apart);
    judges.add(new AgreedDrops(docket, facts, stage.world().frame()));
    judges.add(new OwnCrewOnly(docket, facts));
    judges.add(new ForeignSilence(docket, facts));
    judges.add(new SilenceEnds(docket, facts));
    judges.add(new StopsHold(docket, facts));
    sight = new Sight(stage.drones());
    minds = new Minds(sight, new Goals(plan.seed(), scenario.area()));
    met = new boolean[plan.drones() + 1];
    invite();
    director = new Director(plan, facts, stage, links, this::closed);
  }

  // ---------------------------------------------------------------------------- people

  private void invite() {
    add(Role.ROLE_FEED, Manner.HONEST, 0, HELD_BY_OTHERS_NANOS);
    add(Role.ROLE_PIC, Manner.HONEST, 0, HELD_BY_OTHERS_NANOS);
    add(Role.ROLE_LEAD, Manner.HONEST, 0, HELD_BY_OTHERS_NANOS);
    for (int place = 0; place < plan.crew(); place++) {
      for (int drone = 1; drone <= plan.drones(); drone++) {
        boolean hostile = isHostile(drone, place);
        Manner manner = hostile ? manner(drone, place) : Manner.HONEST;
        add(Role.ROLE_OPERATOR, manner, drone, delayNanos(hostile, drone, place));
      }
    }
    add(Role.ROLE_SPECTATOR, Manner.FLAILING, 0, HELD_BY_OTHERS_NANOS);
  }

  /**
   * Whoever comes first gets a pilot's seat, so the hostile ones of a crew are spread by chance.
   */
  private boolean isHostile(int drone, int place) {
    double own = rank(drone, place);
    int before = 0;
    for (int other = 0; other < plan.crew(); other++) {
      before += rank(drone, other) < own ? 1 : 0;
    }
    return before < plan.hostilePeople();
  }

  private double rank(int drone, int place) {
    return Chance.uniform(plan.seed(), DELAY_STREAM, drone * 64L + place, 0);
  }

  private Manner manner(int drone, int place) {
    double draw = Chance.uniform(plan.seed(), DELAY_STREAM, drone * 64L + place, 1);
    return plan.manners().get((int) (plan.manners().size() * draw));
  }

  /** Honest people sit at the ends of rural links, hostile ones next door. */
  private long delayNanos(boolean hostile, int drone, int place) {
    double draw = Chance.uniform(plan.seed(), DELAY_STREAM, drone * 64L + place, 2);
    return hostile ? 30_000_000L : 150_000_000L + (long) (300_000_000 * draw);
  }

  private void add(Role role, Manner manner, int wants, long delayNanos) {
    facts
        .people()
        .add(
            new Person(
                facts.people().size(),
                role,
                manner,
                delayNanos,
                wants,
                plan.seed(),
                stage.world().frame(),
                this::say));
  }

  private void say(Said said, long delayNanos) {
    // That something arrives may move a moment's work by milliseconds; what it says may not matter.
    links.fromPerson(said.counts() || !muted ? said : said.emptied(), delayNanos);
  }

  private void signIn(Person person) {
    SignIn.write(scratch, 0, person.session + 1L, person.epoch(), person.role.getNumber(), 1);
    apply(EventType.SESSION_OPENED, person.session, scratch, SignIn.LENGTH);
  }

  private void closed(Person person) {
    apply(EventType.SESSION_CLOSED, person.session, scratch, 0);
  }

  // ---------------------------------------------------------------------------- time

  /** Flies to the end; then the core dies, and the drones are watched a little longer. */
  Flight fly() {
    apply(EventType.START, 0, scratch, 0);
    scratch.putLong(0, plan.seed());
    scratch.putLong(Long.BYTES, ~plan.seed());
    apply(EventType.SECRET, 0, scratch, 2 * Long.BYTES);
    for (int session = 0; session < 3; session++) {
      signIn(facts.people().get(session));
    }
    director.begin();
    while (step < (long) plan.seconds() * SECOND_STEPS) {
      step();
    }
    dead = true;
    facts.died(nanos());
    for (int i = 0; i < DEATH_S * SECOND_STEPS; i++) {
      step();
    }
    return this;
  }

  private void step() {
    step++;
    links.at(nanos());
    outlet.at(nanos());
    links.deliverToDrones(stage);
    if (step % SIM_STEPS == 0) {
      stage.tick();
    }
    links.deliverToCore(
        new Links.Core() {
          @Override
          public void frame(int systemId, UnsafeBuffer bytes) {
            frameArrived(systemId, bytes);
          }

          @Override
          public void said(Said said) {
            heard(said);
          }
        });
    if (step % CORE_STEPS == 0) {
      coreTick();
    }
    if (step % PICTURE_STEPS == 0) {
      look();
    }
    if (step == CREWS_ARRIVE_STEP) {
      crewsArrive();
    }
    if (step % SECOND_STEPS == 0 && !dead) {
      director.second((int) (step / SECOND_STEPS));
    }
    peopleAct();
  }

  private void crewsArrive() {
    for (Person person : facts.people()) {
      if (person.session > 2) {
        signIn(person);
      }
      if (person.wants != 0) {
        boolean spotter = person.session % 7 == 0;
        person.join(spotter);
      }
    }
  }

  private void peopleAct() {
    boolean silent = plan.has(Trouble.SILENCE) && nanos() / 20_000_000_000L % 4 == 3;
    List<Person> people = facts.people();
    if (dead || silent) {
      return;
    }
    for (int i = 3 + (int) (step % PERSON_STEPS); i < people.size(); i += PERSON_STEPS) {
      minds.act(people.get(i), nanos());
    }
  }

  private void look() {
    sight.take(nanos());
    for (int drone = 1; drone <= facts.drones(); drone++) {
      if (facts.airborne(drone)) {
        airborneSeconds += Sight.PICTURE_NANOS * 1e-9;
        int index = facts.index(drone);
        if (index >= 0 && !dead && facts.phase(drone) == Phase.PHASE_FLYING) {
          pushes.merge("limit" + Names.camel(core.drone(index).limit().name()), 1L, Long::sum);
        }
      }
      // It is ours again once the core says so.
      if (facts.isForeign(drone)
          && facts.truth(drone).obeysSetpoints()
          && facts.phase(drone) == Phase.PHASE_FLYING) {
        facts.foreign(drone, false);
      }
    }
    for (int i = 0; i < judges.size(); i++) {
      judges.get(i).look(nanos());
    }
  }

  // ---------------------------------------------------------------------------- the core

  private void frameArrived(int systemId, UnsafeBuffer bytes) {
    if (dead) {
      return;
    }
    if (!met[systemId]) {
      met[systemId] = true;
      int length = PeerMet.write(scratch, 0, false, true, 0, "soak");
      apply(EventType.PEER, systemId, scratch, length);
    }
    if (frame.wrap(bytes, 0, bytes.capacity()) && frame.messageId() == Heartbeat.ID) {
      heartbeat.wrap(frame);
      boolean armed = (heartbeat.baseMode() & MavModeFlag.SAFETY_ARMED) != 0;
      for (int i = 0; i < judges.size(); i++) {
        judges.get(i).heartbeat(systemId, (int) heartbeat.customMode(), armed, nanos());
      }
    }
    apply(EventType.FRAME, systemId, bytes, bytes.capacity());
  }

  private void heard(Said said) {
    if (dead) {
      return;
    }
    Person by = facts.people().get(said.session());
    for (int i = 0; i < judges.size(); i++) {
      judges.get(i).said(said, by, nanos());
    }
    wrapped.wrap(said.bytes());
    apply(EventType.MESSAGE, said.session(), wrapped, said.bytes().length);
    for (int i = 0; i < judges.size(); i++) {
      judges.get(i).heeded(said, by, nanos());
    }
  }

  private void coreTick() {
    if (outlet.takeAwaitsDurable()) {
      scratch.putLong(0, event - 1, ByteOrder.LITTLE_ENDIAN);
      apply(EventType.DURABLE, 0, scratch, Long.BYTES);
    }
    apply(EventType.TICK, 0, scratch, 0);
  }

  private void apply(int type, int source, UnsafeBuffer bytes, int length) {
    if (!dead) {
      log.append(EPOCH_NANOS + nanos(), type, source, bytes, length);
      core.onEvent(type, source, true, bytes, 0, length, event, EPOCH_NANOS + nanos());
      event++;
    }
  }

  private long nanos() {
    return step * STEP_NANOS;
  }

  // ---------------------------------------------------------------------------- results

  Docket docket() {
    return docket;
  }

  List<Judge> judges() {
    return judges;
  }

  Signature signature() {
    return outlet.signature();
  }

  /** Time that drones were in the air, added up. */
  double droneMinutes() {
    return airborneSeconds / SECONDS_PER_MINUTE;
  }

  /** Time played. */
  double seconds() {
    return nanos() * 1e-9;
  }

  /** How often each protection acted. */
  Map<String, Long> pushes() {
    Map<String, Long> all = new TreeMap<>(pushes);
    outlet.acts().forEach((name, count) -> all.merge(name, count, Long::sum));
    all.put("relaxedFence", core.stats().relaxedFence);
    all.put("relaxedFloor", core.stats().relaxedFloor);
    all.put("relaxedCeiling", core.stats().relaxedCeiling);
    all.put("relaxedSeparation", core.stats().relaxedSeparation);
    all.put("drops", core.stats().drops);
    all.put("inputs", core.stats().inputsReceived);
    all.put("refused", core.stats().refused);
    all.put("ignored", core.stats().ignored);
    return all;
  }

  double closestM() {
    return apart.closestM();
  }
}
