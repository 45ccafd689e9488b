package org.bucketbrigade.core;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.MissionFrame;
import org.bucketbrigade.mission.AckDetail;
import org.bucketbrigade.mission.Mission;
import org.bucketbrigade.mission.Person;
import org.bucketbrigade.mission.Sector;
import org.bucketbrigade.mission.SectorRefusal;
import org.bucketbrigade.mission.SectorRequest;
import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Passage;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.SectorOrder;
import org.bucketbrigade.wire.v1.SituationItem;

/**
 * Sectors that leads draw, replace and take away. A fence may let drones go farther than before, so
 * it takes effect once the journal has it on the disk; then everybody is shown it.
 */
final class SectorOrders {
  private static final int KEY_SHIFT = 24;

  private final Mission mission;
  private final Flights flights;
  private final Sessions sessions;
  private final DurableActs durable;
  private final Answers answers;
  private final ServerWriter writer;
  private final LocalPoint point = new LocalPoint();
  private int version;

  SectorOrders(
      Mission mission,
      Flights flights,
      Sessions sessions,
      DurableActs durable,
      Answers answers,
      ServerWriter writer) {
    this.mission = mission;
    this.flights = flights;
    this.sessions = sessions;
    this.durable = durable;
    this.answers = answers;
    this.writer = writer;
  }

  /**
   * Takes an order.
   *
   * @param event number of the journaled event that carried it
   */
  void received(Person person, SectorOrder order, long event, long nowNanos) {
    long high = Orders.bits(order.getActId(), 0);
    long low = Orders.bits(order.getActId(), Long.BYTES);
    if (!answers.again(person, high, low) && !durable.holds(person, high, low)) {
      Pending pending = new Pending(person, order, high, low);
      if (!person.commands()) {
        pending.refuse(Reason.REASON_ROLE_FORBIDS);
      } else if (durable.holdsAny(person)) {
        pending.refuse(Reason.REASON_TOO_FAST); // planning one takes the core a millisecond or two
      } else {
        durable.add(person, high, low, event, nowNanos, pending);
      }
    }
  }

  private final class Pending implements DurableActs.Act {
    private final Person person;
    private final SectorOrder order;
    private final long high;
    private final long low;

    Pending(Person person, SectorOrder order, long high, long low) {
      this.person = person;
      this.order = order;
      this.high = high;
      this.low = low;
    }

    @Override
    public void carryOut(long nowNanos) {
      if (!person.commands()) {
        refuse(Reason.REASON_ROLE_FORBIDS); // signed in anew as somebody else meanwhile
        return;
      }
      if (order.getRemove()) {
        boolean done = remove(order.getSectorId());
        settle(done ? Reason.REASON_OK : Reason.REASON_NO_SUCH_SECTOR, AckDetail.NONE);
        return;
      }
      MissionFrame frame = mission.place().frame();
      if (frame == null) {
        refuse(Reason.REASON_FEED_STALE);
        return;
      }
      try {
        settle(Reason.REASON_OK, new AckDetail("", 0, 0, put(order, frame)));
      } catch (SectorRefusal refusal) {
        settle(refusal.reason(), detail(refusal, frame));
      }
    }

    @Override
    public void refuse(Reason reason) {
      settle(reason, AckDetail.NONE);
    }

    private void settle(Reason reason, AckDetail detail) {
      answers.settle(person, high, low, reason, detail);
    }
  }

  private static AckDetail detail(SectorRefusal refusal, MissionFrame frame) {
    LocalPoint place = refusal.place();
    return new AckDetail(
        refusal.text(),
        place == null ? 0 : frame.latE7(place.eastM, place.northM),
        place == null ? 0 : frame.lonE7(place.eastM, place.northM),
        0);
  }

  private boolean remove(int id) {
    Sector sector = mission.sectors().remove(id);
    if (sector == null) {
      return false;
    }
    publish(id, org.bucketbrigade.wire.v1.Sector.newBuilder().setRemoved(true));
    sessions.tellSeats(sector.drones());
    return true;
  }

  /** Makes or replaces the sector, shows it to everybody and returns its number. */
  private int put(SectorOrder order, MissionFrame frame) throws SectorRefusal {
    Sector former = mission.sectors().get(order.getSectorId());
    List<Sector> changed = mission.sectors().put(request(order, frame), flights::byId);
    List<Drone> concerned = new ArrayList<>(former == null ? List.of() : former.drones());
    for (Sector sector : changed) {
      publish(sector.id(), describe(sector, frame));
      concerned.addAll(sector.drones());
    }
    sessions.tellSeats(concerned);
    return changed.getFirst().id();
  }

  private SectorRequest request(SectorOrder order, MissionFrame frame) {
    org.bucketbrigade.wire.v1.Sector told = order.getSector();
    List<LocalPoint> corners = new ArrayList<>();
    // Of a list that is longer than the other, the rest is no corner.
    int count = Math.min(told.getLatE7Count(), told.getLonE7Count());
    for (int i = 0; i < count; i++) {
      frame.fromWire(told.getLatE7(i), told.getLonE7(i), 0, point);
      corners.add(LocalPoint.onMap(point.eastM, point.northM));
    }
    return new SectorRequest(
        order.getSectorId(),
        told.getName(),
        corners,
        told.getFloorAglCm() / 100.0,
        told.getCeilingAmslCm() / 100.0,
        told.getWaterSite(),
        told.getDroneIdsList());
  }

  private void publish(int id, org.bucketbrigade.wire.v1.Sector.Builder sector) {
    writer.situation(
        SituationItem.newBuilder()
            .setKey(SituationItem.SECTOR_FIELD_NUMBER << KEY_SHIFT | id)
            .setVersion(++version)
            .setSector(sector)
            .build());
  }

  private org.bucketbrigade.wire.v1.Sector.Builder describe(Sector sector, MissionFrame frame) {
    org.bucketbrigade.wire.v1.Sector.Builder wire =
        org.bucketbrigade.wire.v1.Sector.newBuilder()
            .setName(sector.name())
            .setFloorAglCm(ServerWriter.cm(sector.floorAglM()))
            .setCeilingAmslCm(ServerWriter.cm(sector.ceilingAmslM()))
            .setWaterSite(sector.waterSite());
    for (LocalPoint corner : sector.corners()) {
      wire.addLatE7(frame.latE7(corner.eastM, corner.northM));
      wire.addLonE7(frame.lonE7(corner.eastM, corner.northM));
    }
    for (Drone drone : sector.drones()) {
      wire.addDroneIds(flights.droneId(drone));
    }
    for (Sector.Passage passage : sector.passages()) {
      wire.addPassages(
          Passage.newBuilder()
              .setFromLatE7(frame.latE7(passage.fromE(), passage.fromN()))
              .setFromLonE7(frame.lonE7(passage.fromE(), passage.fromN()))
              .setToLatE7(frame.latE7(passage.toE(), passage.toN()))
              .setToLonE7(frame.lonE7(passage.toE(), passage.toN()))
              .setRadiusCm(ServerWriter.cm(passage.radiusM()))
              .setFloorAglCm(ServerWriter.cm(passage.floorAglM())));
    }
    return wire;
  }

  /** Shows everybody all sectors once more. */
  void showAgain() {
    MissionFrame frame = mission.place().frame();
    if (frame != null) {
      for (Sector sector : mission.sectors().all()) {
        publish(sector.id(), describe(sector, frame));
      }
    }
  }

  /** Visits all that is remembered. */
  void state(State s) {
    version = s.i32(version);
  }
}
