package org.bucketbrigade.core;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.Constraint;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mission.Mission;
import org.bucketbrigade.state.State;
import org.bucketbrigade.vehicle.Vehicle;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Tier;
import org.bucketbrigade.wire.v1.Why;
import org.jspecify.annotations.Nullable;

/**
 * The deterministic core: takes events in order, each with its core time, and tells a {@link
 * CoreOutput} what leaves. The same events give the same output, byte for byte, on any machine.
 *
 * <p>One thread at a time. Nothing that people or vehicles send makes it throw.
 */
public final class BrigadeCore implements TelemetryWriter.Brigade {
  /** Changes whenever {@link #state} visits something else, or in another order. */
  public static final int STATE_VERSION = 5;

  private static final int TELEMETRY_TICKS = 10;
  private static final int TELEMETRY_PHASE = 5;
  private static final int LIGHT_EVERY = 5;
  private static final int FLEET_TICKS = 50;
  private static final int SECOND_TICKS = 100;
  private static final long NANOS_PER_MS = 1_000_000L;

  private final CoreOutput output;
  private final CoreStats stats = new CoreStats();
  private final Arbiter arbiter;
  private final Mission mission;
  private final Flights flights;
  private final Sessions sessions;
  private final Messages messages;
  private final Orders orders;
  private final ArmingRights rights;
  private final Dangers dangers;
  private final Relief relief;
  private final DurableActs durableActs;
  private final Command command;
  private final SectorOrders sectorOrders;
  private final Notices notices;
  private final ServerWriter writer;
  private final TelemetryWriter telemetry;
  private final Greetings greetings;
  private final Stations stations;
  private final VehicleReports vehicleReports;
  private final JournalNews journalNews;
  private final FeedWatch feedWatch;
  private final Challenges challenges = new Challenges();
  private final FrameView frameView = new FrameView();
  private long epochNanos;
  private long ticks;

  public BrigadeCore(CoreConfig config, CoreOutput output) {
    this.output = output;
    greetings = new Greetings(output);
    ActReplies replies = new ActReplies(output);
    arbiter = new Arbiter(config.maxDrones(), config.payload(), replies);
    arbiter.policy(config.merge());
    if (config.gateOpen()) {
      arbiter.openGate();
    }
    mission = new Mission(arbiter);
    writer = new ServerWriter(output);
    notices = new Notices(mission.people(), writer);
    flights = new Flights(config, arbiter, mission, notices, writer, stats, output);
    stations = new Stations(flights, stats, output);
    Answers answers = new Answers(writer, stats);
    replies.connect(flights, mission.people(), answers, notices);
    feedWatch = new FeedWatch(arbiter.hazards(), notices);
    sessions =
        new Sessions(config, mission, arbiter, flights, notices, feedWatch, writer, stats, output);
    relief = new Relief(config.maxDrones(), flights, mission.people(), sessions, notices);
    durableActs = new DurableActs(output);
    dangers = new Dangers(arbiter, mission, flights, answers, notices, writer);
    command = new Command(arbiter, mission, sessions, notices);
    rights = new ArmingRights(arbiter, mission, flights, sessions, notices);
    orders =
        new Orders(
            arbiter,
            flights,
            notices,
            answers,
            mission.sectors(),
            dangers,
            command,
            durableActs,
            rights);
    sectorOrders = new SectorOrders(mission, flights, sessions, durableActs, answers, writer);
    journalNews = new JournalNews(arbiter, flights, notices);
    vehicleReports = new VehicleReports(flights, mission.people(), notices, writer, stats);
    messages =
        new Messages(
            arbiter,
            mission,
            flights,
            sessions,
            orders,
            sectorOrders,
            new CrewOrders(arbiter, mission, flights, sessions, answers, writer, notices, stats),
            dangers,
            vehicleReports,
            answers,
            writer,
            notices,
            stats,
            output,
            challenges);
    telemetry = new TelemetryWriter(this, config.maxDrones());
  }

  /**
   * Applies one event.
   *
   * @param type one of {@link EventType}
   * @param source what the type says
   * @param endOfBatch whether no other event is waiting right now; part of the journal
   * @param event number of the event, rising by one
   * @param nowNanos core time, never falling
   */
  public void onEvent(
      int type,
      int source,
      boolean endOfBatch,
      DirectBuffer buffer,
      int offset,
      int length,
      long event,
      long nowNanos) {
    flights.at(nowNanos);
    switch (type) {
      case EventType.START -> {
        epochNanos = nowNanos;
        sessions.start(nowNanos);
      }
      case EventType.RESTART -> restarted(nowNanos);
      case EventType.SNAPSHOT -> telemetry.beginAnew();
      case EventType.PEER -> {
        flights
            .vehicles()
            .met(
                source >>> 16,
                source & 0xFFFF,
                PeerMet.trusted(buffer, offset, length),
                PeerMet.endpoint(buffer, offset, length));
        if (PeerMet.greet(buffer, offset, length)) {
          greetings.met(source);
        }
      }
      case EventType.FRAME -> {
        greetings.heard(source);
        if (frameView.wrap(buffer, offset, offset + length)) {
          flights.vehicles().received(source >>> 16, source & 0xFFFF, frameView, nowNanos);
        }
      }
      case EventType.SESSION_OPENED -> sessions.opened(source, buffer, offset, nowNanos);
      case EventType.SESSION_CLOSED -> sessions.closed(source, nowNanos);
      case EventType.MESSAGE ->
          messages.received(source, buffer, offset, length, frame(nowNanos), event, nowNanos);
      case EventType.STATION -> {
        if (frameView.wrap(buffer, offset, offset + length)) {
          stations.received(source >>> 16, frameView);
        }
      }
      case EventType.TICK -> tick(nowNanos);
      case EventType.DURABLE -> {
        long durable = buffer.getLong(offset, ByteOrder.LITTLE_ENDIAN);
        arbiter.durable(durable, nowNanos);
        durableActs.durable(durable, nowNanos);
      }
      case EventType.SECRET -> challenges.secret(buffer, offset, length);
      case EventType.JOURNAL -> journalNews.told(source, nowNanos);
      default -> {}
    }
    if (endOfBatch) {
      arbiter.batchEnd(nowNanos);
    }
  }

  /**
   * Nobody is connected any more, what was under way with vehicles is void, and none of them is
   * spoken to again before it has told that it is still ours. The shell has forgotten what it
   * showed to everybody.
   */
  private void restarted(long nowNanos) {
    sessions.allClosed(nowNanos);
    durableActs.refuseAll(Reason.REASON_NOT_DURABLE);
    flights.vehicles().unheard(nowNanos);
    mission.place().told().forEach(writer::situation);
    sectorOrders.showAgain();
    dangers.showAgain(nowNanos);
  }

  private int frame(long nowNanos) {
    return (int) ((nowNanos - epochNanos) / NANOS_PER_MS);
  }

  private void tick(long nowNanos) {
    ticks++;
    flights.vehicles().tick(ticks, nowNanos);
    arbiter.tick(ticks, nowNanos);
    durableActs.tick(nowNanos);
    stats.relaxedSeparation = arbiter.relaxations(Constraint.SEPARATION);
    stats.relaxedFloor = arbiter.relaxations(Constraint.FLOOR);
    stats.relaxedCeiling = arbiter.relaxations(Constraint.CEILING);
    stats.relaxedFence = arbiter.relaxations(Constraint.FENCE);
    sendTelemetry(nowNanos);
    if (ticks % SECOND_TICKS == 0) {
      mission.releaseAbandonedSeats(nowNanos);
      orders.watchPic(nowNanos);
      rights.watch(nowNanos);
      dangers.watch(nowNanos);
      feedWatch.watch(nowNanos);
      flights.watchTraffic();
      sessions.tellSeats(mission.grantWater(flights.drones()));
      flights.keepSlots();
      flights.spreadReturns();
      relief.watch(nowNanos);
      greetings.send();
    }
  }

  /** Each crew has its own turn of ten ticks, so that the load is even. */
  private void sendTelemetry(long nowNanos) {
    telemetry.place(mission.place().frame());
    int frame = frame(nowNanos);
    long round = ticks / TELEMETRY_TICKS;
    int turn = (int) ((ticks + TELEMETRY_PHASE) % TELEMETRY_TICKS);
    for (int i = turn; i < drones(); i += TELEMETRY_TICKS) {
      if (drone(i).seats() > 0) {
        telemetry.crew(i, Tier.TIER_FULL, frame, nowNanos, output);
        if ((round + i) % LIGHT_EVERY == 0) {
          telemetry.crew(i, Tier.TIER_LIGHT, frame, nowNanos, output);
        }
      }
    }
    if (ticks % FLEET_TICKS == 0) {
      telemetry.fleet(frame, nowNanos, output);
    }
  }

  /**
   * Why a drone was told what it was told.
   *
   * @param droneId as people and the wire name it
   * @param back 0 for the last setpoint, 1 for the one before it, and so on
   * @return null if there is no such drone, or nothing is known of a setpoint that far back
   */
  public @Nullable Why why(int droneId, int back, long nowNanos) {
    return vehicleReports.why(droneId, back, nowNanos);
  }

  /** Whether nothing is under way that {@link #state} does not visit. */
  public boolean isAtRest() {
    return durableActs.isEmpty();
  }

  /**
   * Visits all that this core remembers, but for why drones were told what they were told, and what
   * {@link EventType#SNAPSHOT} makes it forget. Only {@link #isAtRest at rest}. Loading needs a new
   * core with the same configuration.
   *
   * @throws IllegalStateException if what is loaded is of another version or does not fit
   */
  public void state(State s) {
    if (s.i32(STATE_VERSION) != STATE_VERSION) {
      throw new IllegalStateException("a state of another version than " + STATE_VERSION);
    }
    mission.place(s);
    arbiter.fleet(s);
    mission.areas(s);
    flights.state(s);
    arbiter.state(s);
    mission.state(s);
    sessions.state(s);
    command.state(s);
    rights.state(s);
    relief.state(s, drones());
    sectorOrders.state(s);
    dangers.state(s);
    notices.state(s);
    feedWatch.state(s);
    greetings.state(s);
    challenges.state(s);
    stats.state(s);
    epochNanos = s.i64(epochNanos);
    ticks = s.i64(ticks);
  }

  /** Counts since the start; written by the thread that calls {@link #onEvent}. */
  public CoreStats stats() {
    return stats;
  }

  @Override
  public int drones() {
    return flights.drones().size();
  }

  @Override
  public Drone drone(int index) {
    return flights.drones().get(index);
  }

  @Override
  public Vehicle vehicle(int index) {
    return flights.vehicles().get(index);
  }

  @Override
  public int droneId(int index) {
    return Flights.droneId(vehicle(index));
  }

  @Override
  public double aglM(Drone drone) {
    return arbiter.aglM(drone);
  }
}
