package org.bucketbrigade.sim.harness;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.BrigadeCore;
import org.bucketbrigade.core.CoreConfig;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.core.PeerMet;
import org.bucketbrigade.core.SignIn;
import org.bucketbrigade.sim.crowd.Crowd;
import org.bucketbrigade.sim.crowd.CrowdSettings;
import org.bucketbrigade.sim.crowd.PersonClient;
import org.bucketbrigade.sim.crowd.PicSettings;
import org.bucketbrigade.sim.feed.FeedClient;
import org.bucketbrigade.sim.feed.IncidentFeed;
import org.bucketbrigade.sim.scenario.AutopilotKind;
import org.bucketbrigade.sim.scenario.Scenario;
import org.bucketbrigade.sim.stage.Stage;
import org.bucketbrigade.vehicle.PayloadWiring;
import org.bucketbrigade.wire.v1.Role;

/**
 * The whole system in one thread under one clock: the real core, the real MAVLink and wire bytes,
 * the simulator and the crowd, without sockets.
 *
 * <p>The same seed and weather give the same {@link #hash()} on any machine.
 */
public final class VirtualBrigade {
  /** Length of a step: the greatest common divisor of simulator and core ticks. */
  static final long STEP_NANOS = 2_000_000L;

  private static final long SIM_STEPS = 2;
  private static final long CORE_STEPS = 5;
  private static final long PERSON_STEPS = 25;
  private static final long FEED_STEPS = 500;
  private static final long EPOCH_NANOS = 1_800_000_000_000_000_000L;
  private static final long CROWD_ARRIVES_NANOS = 3_000_000_000L;

  private final Stage stage;
  private final IncidentFeed feed;
  private final FeedClient feedClient = new FeedClient("feed");
  private final Crowd crowd;
  private final VirtualLinks links;
  private final BrigadeCore core;
  private final EventLog log;
  private final LinkWeather weather;
  private final long seed;
  private final List<VirtualPerson> people = new ArrayList<>();
  private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[64]);
  private final BitSet met = new BitSet();
  private boolean dead;
  private boolean gone;
  private long step;
  private long event;

  /**
   * @param log sees every event before it is applied, as a journal would
   */
  public VirtualBrigade(
      Scenario scenario, int drones, CrowdSettings people, long seed, EventLog log) {
    this(scenario, drones, people, seed, LinkWeather.USUAL, log);
  }

  /** As above, under a weather of one's own. */
  public VirtualBrigade(
      Scenario scenario,
      int drones,
      CrowdSettings people,
      long seed,
      LinkWeather weather,
      EventLog log) {
    this.log = log;
    this.weather = weather;
    this.seed = seed;
    links = new VirtualLinks(weather, seed);
    stage = new Stage(scenario, drones, seed, links::fromDrone);
    feed = new IncidentFeed(stage.world());
    crowd = new Crowd(people, (number, role) -> role + "-" + number);
    core = new BrigadeCore(config(scenario.drones().autopilot()), links);
    apply(EventType.START, 0, scratch, 0, 0);
    scratch.putLong(0, seed);
    scratch.putLong(Long.BYTES, ~seed);
    apply(EventType.SECRET, 0, scratch, 0, 2 * Long.BYTES);
    arrive(feedClient, Role.ROLE_FEED);
    arrive(crowd.pilotInCommand(PicSettings.of(drones)), Role.ROLE_PIC);
  }

  static CoreConfig config(AutopilotKind autopilot) {
    return CoreConfig.wired(
        PayloadWiring.parse(List.of(autopilot.valve()), List.of(autopilot.pump())));
  }

  /** Sees every event that enters the core. */
  public interface EventLog {
    /** A log that keeps nothing. */
    EventLog NONE = (_, _, _, _, _, _, _) -> {};

    void append(
        long event,
        long nowNanos,
        int type,
        int source,
        UnsafeBuffer buffer,
        int offset,
        int length);
  }

  /** Somebody signs in; a lead, for instance, beside the crowd and its pilot in command. */
  void arrive(PersonClient client, Role role) {
    int session = people.size();
    VirtualPerson person = new VirtualPerson(client, links, session, weather.people(), seed);
    people.add(person);
    links.addPerson(person);
    SignIn.write(scratch, 0, session + 1L, session + 1, role.getNumber(), 1);
    apply(EventType.SESSION_OPENED, session, scratch, 0, SignIn.LENGTH);
    client.opened(person, nanos());
    // The hello was checked by whoever signed the person in; the core never sees one.
    person.dropHello();
  }

  /** Plays a time span. */
  public void run(long spanNanos) {
    long end = nanos() + spanNanos;
    while (nanos() < end) {
      step();
    }
  }

  private void step() {
    step++;
    if (nanos() == CROWD_ARRIVES_NANOS) {
      crowd.operators().forEach(operator -> arrive(operator, Role.ROLE_OPERATOR));
    }
    links.deliverToDrones(stage, nanos());
    if (step % SIM_STEPS == 0) {
      stage.tick();
    }
    links.deliverToCore(nanos(), this::arrived);
    if (step % CORE_STEPS == 0) {
      durable();
      apply(EventType.TICK, 0, scratch, 0, 0);
    }
    if (!gone) {
      actPeople();
    }
  }

  private void actPeople() {
    if (feedClient.wantsAll()) {
      feedClient.offer(feed.initial(), true);
    } else if (step % FEED_STEPS == 0) {
      feedClient.offer(feed.changed(nanos() / 1_000_000), false);
    }
    for (int i = 0; i < people.size(); i++) {
      people.get(i).receive(nanos());
    }
    for (int i = (int) (step % PERSON_STEPS); i < people.size(); i += (int) PERSON_STEPS) {
      people.get(i).tick(nanos());
    }
  }

  private void arrived(int type, int source, UnsafeBuffer bytes) {
    if (type == EventType.FRAME && !met.get(source)) {
      met.set(source);
      int length = PeerMet.write(scratch, 0, false, true, 0, "virtual");
      apply(EventType.PEER, source, scratch, 0, length);
    }
    apply(type, source, bytes, 0, bytes.capacity());
  }

  private void durable() {
    if (links.takeAwaitedDurable()) {
      scratch.putLong(0, event - 1, ByteOrder.LITTLE_ENDIAN);
      apply(EventType.DURABLE, 0, scratch, 0, Long.BYTES);
    }
  }

  /** The gateway is killed: it hears and says nothing more, while the world goes on. */
  void killGateway() {
    dead = true;
  }

  /** Everybody's connection ends, the pilot in command's and the feed's too. */
  void everybodyLeaves() {
    for (int session = 0; session < people.size(); session++) {
      apply(EventType.SESSION_CLOSED, session, scratch, 0, 0);
    }
    gone = true;
  }

  private void apply(int type, int source, UnsafeBuffer buffer, int offset, int length) {
    if (dead) {
      return;
    }
    log.append(event, coreNanos(), type, source, buffer, offset, length);
    links.at(nanos());
    core.onEvent(type, source, true, buffer, offset, length, event, coreNanos());
    event++;
  }

  private long coreNanos() {
    return EPOCH_NANOS + nanos();
  }

  /** Time played, nanoseconds. */
  public long nanos() {
    return step * STEP_NANOS;
  }

  public Stage stage() {
    return stage;
  }

  public BrigadeCore core() {
    return core;
  }

  public Crowd crowd() {
    return crowd;
  }

  /** Events that entered the core. */
  public long events() {
    return event;
  }

  /** A number that stands for every byte the core emitted. */
  public long outputHash() {
    return links.hash();
  }

  /** A number that stands for every byte the core emitted and the state of the simulated world. */
  public long hash() {
    return links.hash() * 31 + stage.stateHash();
  }
}
