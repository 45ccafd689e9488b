package org.bucketbrigade.core;

import java.util.List;
import org.agrona.DirectBuffer;
import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.FlightArea;
import org.bucketbrigade.geo.MissionFrame;
import org.bucketbrigade.mission.AuthorisationRecord;
import org.bucketbrigade.mission.Mission;
import org.bucketbrigade.mission.Person;
import org.bucketbrigade.mission.Place;
import org.bucketbrigade.mission.RearmPermit;
import org.bucketbrigade.mission.Sector;
import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.MissionRecord;
import org.bucketbrigade.wire.v1.Protocol;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.Seat;
import org.bucketbrigade.wire.v1.Seating;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.Tier;
import org.bucketbrigade.wire.v1.Welcome;
import org.jspecify.annotations.Nullable;

/** People who come and go: welcome, seats, and which telemetry a session gets. */
final class Sessions {
  private static final long NANOS_PER_MS = 1_000_000;

  private final CoreConfig config;
  private final Mission mission;
  private final Arbiter arbiter;
  private final Flights flights;
  private final Notices notices;
  private final FeedWatch feedWatch;
  private final ServerWriter writer;
  private final CoreStats stats;
  private final CoreOutput output;
  private long epochNanos;

  Sessions(
      CoreConfig config,
      Mission mission,
      Arbiter arbiter,
      Flights flights,
      Notices notices,
      FeedWatch feedWatch,
      ServerWriter writer,
      CoreStats stats,
      CoreOutput output) {
    this.config = config;
    this.mission = mission;
    this.arbiter = arbiter;
    this.flights = flights;
    this.notices = notices;
    this.feedWatch = feedWatch;
    this.writer = writer;
    this.stats = stats;
    this.output = output;
  }

  /** The moment from which frames are counted. */
  void start(long nowNanos) {
    epochNanos = nowNanos;
  }

  void opened(int session, DirectBuffer payload, int offset, long nowNanos) {
    Person person = mission.people().get(SignIn.personId(payload, offset));
    if (person == null) {
      output.close(session, Reason.REASON_GATEWAY_FULL);
      return;
    }
    Role role = known(Role.forNumber(SignIn.role(payload, offset)));
    int former = person.session();
    if (former != Person.NO_SESSION) {
      mission.people().close(former);
      output.close(former, Reason.REASON_REPLACED);
    }
    Tier tier = Tier.forNumber(SignIn.tier(payload, offset));
    person.signIn(
        session, SignIn.epoch(payload, offset), role, tier == null ? Tier.TIER_FULL : tier);
    mission.people().open(session, person);
    if (role == Role.ROLE_PIC) {
      mission.claimPic(person);
    }
    if (person.role() == Role.ROLE_PIC) {
      arbiter.hazards().picHeard(nowNanos);
    }
    stats.connectedPeople = mission.people().connected();
    welcome(person, nowNanos);
    if (person.standsBy()) {
      notices.person(person, 0, Reason.REASON_PIC_TAKEN, nowNanos);
    }
    if (role == Role.ROLE_SPECTATOR || role == Role.ROLE_FEED) {
      mission.leave(person); // who sat in a crew under another role does not act in this one
    }
    Drone drone = person.drone();
    if (drone != null) {
      arbiter.connect(drone, person.seat(), true, nowNanos);
      seating(person);
    } else {
      route(person);
    }
    feedWatch.met(person);
  }

  /** Tells leads and the pilot in command by what right the mission flies, as it has changed. */
  void tellMissionRecord() {
    for (int i = 0; i < mission.people().count(); i++) {
      missionRecord(mission.people().at(i));
    }
  }

  private void missionRecord(Person person) {
    if (!person.commands() || person.session() == Person.NO_SESSION) {
      return;
    }
    AuthorisationRecord record = mission.authorisation();
    RearmPermit permit = mission.rearmPermit();
    MissionRecord.Builder told =
        MissionRecord.newBuilder()
            .setReference(record.reference())
            .setFromUs(record.fromNanos() / 1_000)
            .setUntilUs(record.untilNanos() / 1_000)
            .setRecordedBy(record.recordedBy())
            .setPermitUntilUs(permit.untilNanos() / 1_000);
    for (Drone drone : flights.drones()) {
      if (permit.lists(drone.index())) {
        told.addPermitDroneIds(flights.droneId(drone));
      }
    }
    writer.send(person, ServerMessage.newBuilder().setMissionRecord(told));
  }

  /** Tells a person who they are here, and those in command by what right they fly. */
  void welcome(Person person, long nowNanos) {
    writer.send(
        person,
        ServerMessage.newBuilder()
            .setWelcome(
                Welcome.newBuilder()
                    .setProtocolVersion(Protocol.PROTOCOL_VERSION.getNumber())
                    .setSessionEpoch(person.epoch())
                    .setPersonId(person.id())
                    .setRole(person.role())
                    .setMayCommand(person.standsBy())
                    .setMissionId(config.missionId())
                    .setCoreTimeUs(nowNanos / 1_000)
                    .setFrame((int) ((nowNanos - epochNanos) / NANOS_PER_MS))));
    missionRecord(person);
  }

  private static Role known(@Nullable Role role) {
    return role == null ? Role.ROLE_SPECTATOR : role;
  }

  /** All sockets are gone at once; people keep their seats and may come back to them. */
  void allClosed(long nowNanos) {
    for (int i = 0; i < mission.people().count(); i++) {
      int session = mission.people().at(i).session();
      if (session != Person.NO_SESSION) {
        closed(session, nowNanos);
      }
    }
  }

  void closed(int session, long nowNanos) {
    Person person = mission.people().close(session);
    stats.connectedPeople = mission.people().connected();
    if (person == null || person.session() != session) {
      return;
    }
    person.signOut(nowNanos);
    Drone drone = person.drone();
    if (drone != null) {
      arbiter.connect(drone, person.seat(), false, nowNanos);
    }
  }

  Reason join(Person person, int droneId, boolean spotter, long nowNanos) {
    Drone wanted = droneId == 0 ? null : flights.byId(droneId);
    if (droneId != 0 && wanted == null) {
      return Reason.REASON_NO_SUCH_DRONE;
    }
    Reason reason = mission.join(person, wanted, spotter, flights.drones(), nowNanos);
    if (reason == Reason.REASON_OK) {
      seating(person);
      feedWatch.met(person);
    }
    return reason;
  }

  void leave(Person person) {
    mission.leave(person);
    seating(person);
  }

  /** Tells the crews of these drones about their seats anew: something in them has changed. */
  void tellSeats(List<Drone> drones) {
    for (int i = 0; i < mission.people().count(); i++) {
      Person person = mission.people().at(i);
      if (person.drone() != null && drones.contains(person.drone())) {
        seating(person);
      }
    }
  }

  /** Tells everybody who sits somewhere about their seat anew: something in it has changed. */
  void tellSeats() {
    tellSeats(flights.drones());
  }

  private void route(Person person) {
    Drone drone = person.drone();
    boolean fleet = drone == null || person.role() != Role.ROLE_OPERATOR;
    output.route(
        person.session(),
        drone == null ? CoreOutput.NO_DRONE : drone.index(),
        person.tier().getNumber(),
        fleet && person.role() != Role.ROLE_FEED);
  }

  private void seating(Person person) {
    if (person.session() == Person.NO_SESSION) {
      return; // whoever is away is told when they come back
    }
    route(person);
    Seating.Builder seating = Seating.newBuilder();
    Drone drone = person.drone();
    if (drone == null) {
      seating.setSeat(Seat.SEAT_NONE);
    } else {
      describe(person, drone, seating);
    }
    writer.send(person, ServerMessage.newBuilder().setSeating(seating));
  }

  private void describe(Person person, Drone drone, Seating.Builder seating) {
    seating
        .setDroneId(flights.droneId(drone))
        .setSeat(arbiter.seatKind(drone, person.seat()))
        .setSeatIndex(person.seat())
        .setMaxSpeedCms(ServerWriter.cm(drone.limits().maxSpeedMps()))
        .setDropHeightMaxAglCm(ServerWriter.cm(arbiter.payload().dropAglMaxM()))
        .setDropHeightMinAglCm(ServerWriter.cm(arbiter.payload().dropAglMinM()))
        .setDropSpeedMaxCms(ServerWriter.cm(arbiter.payload().dropSpeedMaxMps()))
        .setTankCapacityDl((int) Math.round(arbiter.payload().capacityLitres() * 10));
    MissionFrame frame = mission.place().frame();
    FlightArea whole = mission.place().area();
    Place.Bounds bounds = mission.place().bounds();
    if (frame == null || whole == null || bounds == null) {
      return;
    }
    Sector sector = mission.sectors().of(drone);
    if (sector != null) {
      seating.setArea(
          org.bucketbrigade.wire.v1.FlightArea.newBuilder()
              .setSectorId(sector.id())
              .setFloorAglCm(ServerWriter.cm(sector.floorAglM()))
              .setCeilingAmslCm(ServerWriter.cm(sector.ceilingAmslM())));
    } else {
      seating.setArea(
          org.bucketbrigade.wire.v1.FlightArea.newBuilder()
              .setLatE7(frame.latE7(bounds.eastM(), bounds.northM()))
              .setLonE7(frame.lonE7(bounds.eastM(), bounds.northM()))
              .setRadiusCm(ServerWriter.cm(bounds.radiusM()))
              .setFloorAglCm(ServerWriter.cm(drone.limits().floorAglM()))
              .setCeilingAmslCm(ServerWriter.cm(whole.ceilingAmslM())));
    }
    if (drone.water().granted()) {
      seating
          .setWaterLatE7(frame.latE7(drone.water().eastM(), drone.water().northM()))
          .setWaterLonE7(frame.lonE7(drone.water().eastM(), drone.water().northM()))
          .setWaterSurfaceAmslCm(ServerWriter.cm(drone.water().surfaceAmslM()))
          .setWaterRadiusCm(ServerWriter.cm(arbiter.payload().fillRadiusM()))
          .setWaterHeightMaxCm(ServerWriter.cm(arbiter.payload().fillHeightMaxM()));
    }
  }

  /** Visits all that is remembered. */
  void state(State s) {
    epochNanos = s.i64(epochNanos);
  }
}
