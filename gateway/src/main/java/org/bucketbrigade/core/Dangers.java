package org.bucketbrigade.core;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.Objections;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.MissionFrame;
import org.bucketbrigade.mission.Mission;
import org.bucketbrigade.mission.Person;
import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Hazard;
import org.bucketbrigade.wire.v1.Notice;
import org.bucketbrigade.wire.v1.Objection;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.SituationItem;

/**
 * Members' vetoes and the dangers that they report. They stop drops inside the event that carries
 * them; dangers are shown on everybody's map for as long as they last.
 */
final class Dangers {
  private static final int KEY_SHIFT = 24;
  private static final Hazard OVER = Hazard.newBuilder().setOver(true).build();

  private final Arbiter arbiter;
  private final Mission mission;
  private final Flights flights;
  private final Answers answers;
  private final Notices notices;
  private final ServerWriter writer;
  private final LocalPoint point = new LocalPoint();
  // What everybody was told last of each place on the list.
  private final Hazard[] told = new Hazard[Objections.MAX_HAZARDS];
  private int version;

  Dangers(
      Arbiter arbiter,
      Mission mission,
      Flights flights,
      Answers answers,
      Notices notices,
      ServerWriter writer) {
    this.arbiter = arbiter;
    this.mission = mission;
    this.flights = flights;
    this.answers = answers;
    this.notices = notices;
    this.writer = writer;
    Arrays.fill(told, OVER);
  }

  /** Takes an objection. */
  void received(Person person, Objection objection, long nowNanos) {
    long high = Orders.bits(objection.getActId(), 0);
    long low = Orders.bits(objection.getActId(), Long.BYTES);
    if (!answers.again(person, high, low)) {
      answers.settle(person, high, low, take(person, objection, nowNanos));
    }
  }

  private Reason take(Person person, Objection objection, long nowNanos) {
    Drone drone = person.drone();
    if (drone == null || flights.droneId(drone) != objection.getDroneId()) {
      return Reason.REASON_NOT_IN_CREW;
    }
    if (objection.getHazard()) {
      return hazard(person, drone, objection, nowNanos);
    }
    Reason reason = arbiter.veto(drone, person.seat(), nowNanos);
    if (reason == Reason.REASON_OK) {
      tell(drone, Reason.REASON_VETOED);
    }
    return reason;
  }

  private Reason hazard(Person person, Drone drone, Objection objection, long nowNanos) {
    MissionFrame frame = mission.place().frame();
    if (frame == null) {
      return Reason.REASON_FEED_STALE;
    }
    frame.fromWire(objection.getLatE7(), objection.getLonE7(), 0, point);
    Reason reason = arbiter.hazard(drone, person.seat(), point.eastM, point.northM, nowNanos);
    if (reason == Reason.REASON_OK) {
      tell(drone, Reason.REASON_HAZARD);
      watch(nowNanos);
    }
    return reason;
  }

  private void tell(Drone drone, Reason reason) {
    notices.all(drone, flights.droneId(drone), Notice.Severity.SEVERITY_CAUTION, reason, "");
  }

  /** A lead finds that there is no danger near a point. */
  Reason dismiss(int latE7, int lonE7, long nowNanos) {
    MissionFrame frame = mission.place().frame();
    if (frame == null) {
      return Reason.REASON_NOTHING_DECIDED;
    }
    frame.fromWire(latE7, lonE7, 0, point);
    Reason reason = arbiter.dismissHazards(point.eastM, point.northM, nowNanos);
    watch(nowNanos);
    return reason;
  }

  /** Tells everybody which dangers are new or over; called at every change and once a second. */
  void watch(long nowNanos) {
    Objections objections = arbiter.objections();
    MissionFrame frame = mission.place().frame();
    for (int i = 0; i < told.length; i++) {
      Hazard now = OVER;
      if (frame != null && objections.isOpenHazard(i, nowNanos)) {
        double eastM = objections.hazardEastM(i);
        double northM = objections.hazardNorthM(i);
        now =
            Hazard.newBuilder()
                .setLatE7(frame.latE7(eastM, northM))
                .setLonE7(frame.lonE7(eastM, northM))
                .setAwaitsSeconder(objections.awaitsSeconder(i))
                .build();
      }
      if (!now.equals(told[i])) {
        told[i] = now;
        writer.situation(
            SituationItem.newBuilder()
                .setKey(SituationItem.HAZARD_FIELD_NUMBER << KEY_SHIFT | i)
                .setVersion(++version)
                .setHazard(now)
                .build());
      }
    }
  }

  /** Tells everybody of the open dangers once more. */
  void showAgain(long nowNanos) {
    Arrays.fill(told, OVER);
    watch(nowNanos);
  }

  /** Visits all that is remembered. */
  void state(State s) {
    version = s.i32(version);
    for (int i = 0; i < told.length; i++) {
      told[i] = parsed(s.bytes(told[i].toByteArray()));
    }
  }

  private static Hazard parsed(byte[] hazard) {
    try {
      return Hazard.parseFrom(hazard);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a danger cannot be read", e);
    }
  }
}
