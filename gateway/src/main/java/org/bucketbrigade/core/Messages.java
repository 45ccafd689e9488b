package org.bucketbrigade.core;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.MissionFrame;
import org.bucketbrigade.mission.Mission;
import org.bucketbrigade.mission.Person;
import org.bucketbrigade.wire.ClientReader;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Assign;
import org.bucketbrigade.wire.v1.Objection;
import org.bucketbrigade.wire.v1.Order;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.SectorOrder;
import org.bucketbrigade.wire.v1.SituationItem;
import org.bucketbrigade.wire.v1.Summary;
import org.bucketbrigade.wire.v1.WhyQuery;
import org.jspecify.annotations.Nullable;

/**
 * Handles what people's clients send. Every refusal carries a reason; nothing malformed changes
 * anything.
 */
final class Messages {
  private static final long NANOS_PER_MS = 1_000_000L;

  private final Arbiter arbiter;
  private final Mission mission;
  private final Flights flights;
  private final Sessions sessions;
  private final Orders orders;
  private final SectorOrders sectorOrders;
  private final CrewOrders crewOrders;
  private final Dangers dangers;
  private final VehicleReports vehicleReports;
  private final Answers answers;
  private final ServerWriter writer;
  private final Notices notices;
  private final CoreStats stats;
  private final CoreOutput output;
  private final Challenges challenges;
  private final ClientReader reader = new ClientReader();
  private final LocalPoint point = new LocalPoint();

  Messages(
      Arbiter arbiter,
      Mission mission,
      Flights flights,
      Sessions sessions,
      Orders orders,
      SectorOrders sectorOrders,
      CrewOrders crewOrders,
      Dangers dangers,
      VehicleReports vehicleReports,
      Answers answers,
      ServerWriter writer,
      Notices notices,
      CoreStats stats,
      CoreOutput output,
      Challenges challenges) {
    this.arbiter = arbiter;
    this.mission = mission;
    this.flights = flights;
    this.sessions = sessions;
    this.orders = orders;
    this.sectorOrders = sectorOrders;
    this.crewOrders = crewOrders;
    this.dangers = dangers;
    this.vehicleReports = vehicleReports;
    this.answers = answers;
    this.writer = writer;
    this.notices = notices;
    this.stats = stats;
    this.output = output;
    this.challenges = challenges;
  }

  /**
   * Takes one message.
   *
   * @param frame the present moment as a frame number
   * @param event number of the journaled event
   */
  void received(
      int session,
      DirectBuffer buffer,
      int offset,
      int length,
      int frame,
      long event,
      long nowNanos) {
    Person person = mission.people().inSession(session);
    if (person == null) {
      stats.ignored++;
      return;
    }
    if (!reader.read(buffer, offset, length)) {
      malformed(session);
      return;
    }
    if (!person.accepts(reader.epoch(), reader.sequence())) {
      stats.ignored++;
      return;
    }
    if (person.role() == Role.ROLE_PIC) {
      arbiter.hazards().picHeard(nowNanos);
    }
    switch (reader.body()) {
      case ClientReader.STEER -> steer(person, frame, nowNanos);
      case ClientReader.AIM -> aim(person, frame, nowNanos);
      case ClientReader.VOTE -> vote(person, event, nowNanos);
      case ClientReader.HOLD -> hold(person, nowNanos);
      case ClientReader.TIME_ECHO -> timeEcho(person, nowNanos);
      case ClientReader.JOIN ->
          tellIfRefused(
              person,
              reader.droneId(),
              sessions.join(person, reader.droneId(), reader.spotter(), nowNanos),
              nowNanos);
      case ClientReader.LEAVE -> sessions.leave(person);
      case ClientReader.ORDER -> {
        Order order = parse(buffer, Order::parseFrom);
        if (order == null || order.getActId().size() != Orders.ACT_ID_LENGTH) {
          malformed(session);
        } else {
          orders.received(person, order, event, nowNanos);
        }
      }
      case ClientReader.SECTOR_ORDER -> {
        SectorOrder order = parse(buffer, SectorOrder::parseFrom);
        if (order == null || order.getActId().size() != Orders.ACT_ID_LENGTH) {
          malformed(session);
        } else {
          sectorOrders.received(person, order, event, nowNanos);
        }
      }
      case ClientReader.ASSIGN -> {
        Assign order = parse(buffer, Assign::parseFrom);
        if (order == null || order.getActId().size() != Orders.ACT_ID_LENGTH) {
          malformed(session);
        } else {
          crewOrders.assign(person, order, nowNanos);
        }
      }
      case ClientReader.OBJECTION -> {
        Objection objection = parse(buffer, Objection::parseFrom);
        if (objection == null || objection.getActId().size() != Orders.ACT_ID_LENGTH) {
          malformed(session);
        } else {
          dangers.received(person, objection, nowNanos);
        }
      }
      case ClientReader.CREW_QUERY -> crewOrders.query(person, reader.droneId(), nowNanos);
      case ClientReader.VEHICLE_QUERY -> vehicleReports.query(person, reader.droneId(), nowNanos);
      case ClientReader.WHY_QUERY -> {
        WhyQuery query = parse(buffer, WhyQuery::parseFrom);
        if (query == null) {
          malformed(session);
        } else {
          vehicleReports.why(person, query.getDroneId(), query.getBack(), nowNanos);
        }
      }
      case ClientReader.SITUATION -> situation(person, buffer, nowNanos);
      default -> malformed(session); // a second hello
    }
  }

  private void malformed(int session) {
    stats.malformed++;
    output.malformed(session);
  }

  private void steer(Person person, int frame, long nowNanos) {
    stats.inputsReceived++;
    Drone drone = ownDrone(person, nowNanos);
    if (drone == null) {
      return;
    }
    if (reader.released()) {
      released(person, drone);
      return;
    }
    Reason reason =
        arbiter.steer(
            drone,
            person.seat(),
            reader.northCms() / 100.0,
            reader.eastCms() / 100.0,
            reader.downCms() / 100.0,
            trueAge(person, frame),
            nowNanos);
    inputTaken(person, drone, reason, nowNanos);
  }

  private void aim(Person person, int frame, long nowNanos) {
    stats.inputsReceived++;
    Drone drone = ownDrone(person, nowNanos);
    MissionFrame missionFrame = mission.place().frame();
    if (drone == null) {
      return;
    }
    if (reader.released()) {
      released(person, drone);
      return;
    }
    if (missionFrame == null) {
      tellIfRefused(person, reader.droneId(), Reason.REASON_FEED_STALE, nowNanos);
      return;
    }
    missionFrame.fromWire(reader.latE7(), reader.lonE7(), reader.amslCm(), point);
    Reason reason =
        arbiter.aim(
            drone,
            person.seat(),
            point.eastM,
            point.northM,
            point.amslM,
            trueAge(person, frame),
            nowNanos);
    inputTaken(person, drone, reason, nowNanos);
  }

  private void released(Person person, Drone drone) {
    arbiter.release(drone, person.seat());
    awaitsSetpoint(drone);
  }

  private void inputTaken(Person person, Drone drone, Reason reason, long nowNanos) {
    if (reason == Reason.REASON_OK) {
      awaitsSetpoint(drone);
    } else {
      tellIfRefused(person, reader.droneId(), reason, nowNanos);
    }
  }

  /** An input to a drone that its crew does not fly leads to no setpoint that could be timed. */
  private void awaitsSetpoint(Drone drone) {
    if (drone.control() == Drone.Control.CREW) {
      output.accepted(drone.index());
    }
  }

  /** The drone a message names, if the person belongs to its crew; else they are told why not. */
  private @Nullable Drone ownDrone(Person person, long nowNanos) {
    Drone drone = person.drone();
    if (drone == null || !isNamed(drone)) {
      tellIfRefused(person, reader.droneId(), Reason.REASON_NOT_IN_CREW, nowNanos);
      return null;
    }
    return drone;
  }

  /** Whether the message is for this drone. */
  private boolean isNamed(Drone drone) {
    return flights.droneId(drone) == reader.droneId();
  }

  private long trueAge(Person person, int frame) {
    return person.trueAgeNanos(citedMs(frame) * NANOS_PER_MS);
  }

  /** Age of the frame cited; a frame of the future was never on a screen, as none at all. */
  private int citedMs(int frame) {
    int age = frame - reader.frame();
    return reader.frame() == 0 || age < 0 ? Integer.MAX_VALUE : age;
  }

  private void vote(Person person, long event, long nowNanos) {
    stats.inputsReceived++;
    if (answeredBefore(person)) {
      return;
    }
    Act act = Act.forNumber(reader.act());
    Drone drone = person.drone();
    MissionFrame missionFrame = mission.place().frame();
    Reason reason;
    if (drone == null || !isNamed(drone)) {
      reason = Reason.REASON_NOT_IN_CREW;
    } else if (act == null || act == Act.ACT_UNSPECIFIED) {
      reason = Reason.REASON_MALFORMED;
    } else if (missionFrame == null) {
      reason = Reason.REASON_FEED_STALE;
    } else {
      missionFrame.fromWire(reader.latE7(), reader.lonE7(), 0, point);
      reason =
          arbiter.vote(
              drone,
              act,
              person.seat(),
              point.eastM,
              point.northM,
              reader.actIdHigh(),
              reader.actIdLow(),
              event,
              nowNanos);
    }
    if (reason != Reason.REASON_OK) {
      settle(person, reason);
    }
  }

  private void hold(Person person, long nowNanos) {
    stats.inputsReceived++;
    if (answeredBefore(person)) {
      return;
    }
    Drone drone = person.drone();
    if (drone == null || !isNamed(drone)) {
      settle(person, Reason.REASON_NOT_IN_CREW);
      return;
    }
    boolean heldBefore = drone.crewHoldLeftNanos(nowNanos) > 0;
    Reason reason = arbiter.hold(drone, person.seat(), nowNanos);
    settle(person, reason);
    if (reason == Reason.REASON_HOLD_BUDGET_SPENT) {
      notices.crew(drone, reader.droneId(), reason); // somebody may second it
    } else if (reason == Reason.REASON_OK && !heldBefore) {
      notices.crew(drone, reader.droneId(), Reason.REASON_HELD);
    }
  }

  private boolean answeredBefore(Person person) {
    return answers.again(person, reader.actIdHigh(), reader.actIdLow());
  }

  private void settle(Person person, Reason reason) {
    answers.settle(person, reader.actIdHigh(), reader.actIdLow(), reason);
  }

  private void tellIfRefused(Person person, int droneId, Reason reason, long nowNanos) {
    if (reason != Reason.REASON_OK) {
      stats.refused++;
      notices.person(person, droneId, reason, nowNanos);
    }
  }

  private void timeEcho(Person person, long nowNanos) {
    Drone drone = person.drone();
    if (drone != null) {
      arbiter.echo(drone, person.seat(), nowNanos);
    }
    if (reader.challenge() != 0) {
      person.roundTrip().answered(reader.challenge(), nowNanos);
      return;
    }
    long challenge = 0;
    if (person.roundTrip().isDue(nowNanos)) {
      challenge = challenges.next();
      person.roundTrip().asked(challenge, nowNanos);
    }
    writer.timeEcho(person, reader.clientTimeUs(), nowNanos / 1_000, challenge);
  }

  private void situation(Person person, DirectBuffer buffer, long nowNanos) {
    if (person.role() != Role.ROLE_FEED) {
      tellIfRefused(person, 0, Reason.REASON_ROLE_FORBIDS, nowNanos);
      return;
    }
    if (mission.place().isFlatSite()) {
      tellIfRefused(person, 0, Reason.REASON_SITE_KNOWN, nowNanos);
      return;
    }
    SituationItem item = parse(buffer, SituationItem::parseFrom);
    int grants = mission.grants();
    if (item == null || !mission.take(item, flights.drones(), nowNanos)) {
      malformed(person.session());
      return;
    }
    if (grants != mission.grants()) {
      sessions.tellSeats();
    }
    if (item.hasTraffic()) {
      flights.watchTraffic();
    }
    if (item.hasSummary()) {
      remember(item.getSummary());
    }
    writer.situation(
        item.getKey(), item.getVersion(), buffer, reader.bodyOffset(), reader.bodyLength());
  }

  private void remember(Summary summary) {
    stats.housesTotal = summary.getHouses();
    stats.housesBurning = summary.getHousesBurning();
    stats.housesLost = summary.getHousesLost();
    stats.burningCells = summary.getBurningCells();
    stats.litresDropped = summary.getLitresDropped();
    stats.litresOnFire = summary.getLitresOnFire();
  }

  private interface Parser<T> {
    T parse(CodedInputStream in) throws IOException;
  }

  /** Parses the body of a rare message with the generated classes; null if it is malformed. */
  private <T> @Nullable T parse(DirectBuffer buffer, Parser<T> parser) {
    byte[] copy = new byte[reader.bodyLength()];
    buffer.getBytes(reader.bodyOffset(), copy);
    try {
      return parser.parse(CodedInputStream.newInstance(copy));
    } catch (InvalidProtocolBufferException malformed) {
      return null;
    } catch (IOException impossible) {
      throw new IllegalStateException("reading from memory failed", impossible);
    }
  }
}
