package org.bucketbrigade.mission;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.FlightArea;
import org.bucketbrigade.geo.Terrain;
import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.Seat;
import org.bucketbrigade.wire.v1.SituationItem;
import org.jspecify.annotations.Nullable;

/** Who may do what, who sits where, and where each drone flies and takes its water. */
public final class Mission {
  /** A seat is kept this long for somebody whose socket went away. */
  public static final long SEAT_KEPT_NANOS = 60_000_000_000L;

  private static final byte[] NOTHING = {};

  private final Arbiter arbiter;
  private final People people = new People();
  private final Place place = new Place();
  private final Sectors sectors;
  private final AuthorisationRecord authorisation = new AuthorisationRecord();
  private final RearmPermit rearmPermit = new RearmPermit();
  private @Nullable Person pic;
  private List<WaterSlots.Slot> slots = List.of();
  private List<Place.Lake> lakesPlaced = List.of();
  private int grants;

  public Mission(Arbiter arbiter) {
    this.arbiter = arbiter;
    this.sectors = new Sectors(arbiter, this);
  }

  public People people() {
    return people;
  }

  public Place place() {
    return place;
  }

  public Sectors sectors() {
    return sectors;
  }

  /** By what right the mission flies. */
  public AuthorisationRecord authorisation() {
    return authorisation;
  }

  /** What leads may arm again. */
  public RearmPermit rearmPermit() {
    return rearmPermit;
  }

  /** The pilot in command, if one is signed in. */
  public @Nullable Person pic() {
    return pic;
  }

  /**
   * Takes an item of the incident over; see {@link Place#take}. Water is granted once the place is
   * complete, and anew when lakes change.
   */
  public boolean take(SituationItem item, List<Drone> drones, long nowNanos) {
    if (!place.take(item, arbiter.hazards(), nowNanos)) {
      return false;
    }
    FlightArea area = place.area();
    Place.Bounds bounds = place.bounds();
    Terrain terrain = place.terrain();
    if (area == null || bounds == null || terrain == null || !place.complete()) {
      return true;
    }
    arbiter.place(area, terrain);
    if (!place.lakes().equals(lakesPlaced)) {
      lakesPlaced = List.copyOf(place.lakes());
      slots = WaterSlots.of(place.lakes(), area, bounds.eastM(), bounds.northM());
      for (Drone drone : drones) {
        Sector sector = sectors.of(drone);
        if (sector == null) {
          arbiter.revokeWater(drone);
        } else {
          grantAgain(drone, place.lakes().get(sector.waterSite()));
        }
      }
      grantWater(drones);
      grants++;
    }
    return true;
  }

  /**
   * There is no feed; the ground around a point is flat, by the pilot in command's word.
   *
   * @param amslCm height of the ground above mean sea level, centimetres
   * @param radiusM 0: as usual
   * @param told gets what a feed would have told
   */
  public Reason flatSite(
      int latE7,
      int lonE7,
      int amslCm,
      int radiusM,
      List<Drone> drones,
      long nowNanos,
      Consumer<SituationItem> told) {
    if (place.begun()) {
      return place.isFlatSite() ? Reason.REASON_OK : Reason.REASON_SITE_KNOWN;
    }
    int radius = radiusM == 0 ? FlatSite.USUAL_RADIUS_M : radiusM;
    if (radius < FlatSite.LEAST_RADIUS_M || radius > FlatSite.MOST_RADIUS_M) {
      return Reason.REASON_TOO_FAR;
    }
    for (SituationItem item : FlatSite.items(latE7, lonE7, amslCm, radius)) {
      if (!take(item, drones, nowNanos)) {
        return Reason.REASON_MALFORMED;
      }
      told.accept(item);
    }
    place.markFlatSite();
    return Reason.REASON_OK;
  }

  /**
   * A sector's lake has changed: its drones keep their places, unless there is no water any more.
   */
  private void grantAgain(Drone drone, Place.Lake lake) {
    double eastM = drone.water().eastM();
    double northM = drone.water().northM();
    double dE = eastM - lake.eastM();
    double dN = northM - lake.northM();
    if (dE * dE + dN * dN <= lake.radiusM() * lake.radiusM()) {
      arbiter.grantWater(drone, eastM, northM, lake.surfaceAmslM());
    } else {
      arbiter.revokeWater(drone);
    }
  }

  /** How often water was granted anew to all drones. */
  public int grants() {
    return grants;
  }

  /**
   * Grants a place at the water to every drone that has none: the nearest one to its pad, or to
   * where it is while that is unknown, that no other drone has. A drone that was never heard of
   * waits.
   *
   * @return those that have one now
   */
  public List<Drone> grantWater(List<Drone> drones) {
    List<Drone> granted = new ArrayList<>();
    for (Drone drone : drones) {
      boolean waits = drone.motion().known() && !drone.water().granted();
      if (waits && !slots.isEmpty() && sectors.of(drone) == null) {
        WaterSlots.Slot slot = nearestFree(drone, drones);
        arbiter.grantWater(drone, slot.eastM(), slot.northM(), slot.surfaceAmslM());
        granted.add(drone);
      }
    }
    return granted;
  }

  private WaterSlots.Slot nearestFree(Drone drone, List<Drone> drones) {
    double eastM = drone.homeKnown() ? drone.homeEastM() : drone.motion().eastM();
    double northM = drone.homeKnown() ? drone.homeNorthM() : drone.motion().northM();
    WaterSlots.Slot found = slots.get(drone.index() % slots.size()); // shared, if none is free
    double nearest = Double.POSITIVE_INFINITY;
    for (WaterSlots.Slot slot : slots) {
      double squareM2 = slot.squareTo(eastM, northM);
      if (squareM2 < nearest && drones.stream().noneMatch(slot::isOf)) {
        nearest = squareM2;
        found = slot;
      }
    }
    return found;
  }

  /**
   * Gives command to a person who signed in for it, if nobody has it; else they lead until it is
   * handed over to them. There is exactly one pilot in command.
   */
  public void claimPic(Person person) {
    if (picIsHere() && pic != person) {
      person.role(Role.ROLE_LEAD);
    } else {
      command(person);
    }
  }

  /** Whether the pilot in command is signed in. */
  public boolean picIsHere() {
    return pic != null && pic.session() != Person.NO_SESSION && pic.role() == Role.ROLE_PIC;
  }

  /** Passes command on; whoever had it leads from now on. */
  public void command(Person person) {
    if (pic != null && pic != person && pic.role() == Role.ROLE_PIC) {
      pic.role(Role.ROLE_LEAD);
    }
    person.role(Role.ROLE_PIC);
    pic = person;
  }

  /**
   * Seats a person.
   *
   * @param wanted the drone asked for, or null for the crew that needs people most
   * @return OK, or why not
   */
  public Reason join(
      Person person, @Nullable Drone wanted, boolean spotter, List<Drone> drones, long nowNanos) {
    if (person.role() == Role.ROLE_SPECTATOR || person.role() == Role.ROLE_FEED) {
      return Reason.REASON_ROLE_FORBIDS;
    }
    Drone drone = wanted != null ? wanted : neediest(drones);
    if (drone == null) {
      return Reason.REASON_NO_SUCH_DRONE;
    }
    if (drone == person.drone()) {
      if (spotter == (arbiter.seatKind(drone, person.seat()) == Seat.SEAT_SPOTTER)) {
        return Reason.REASON_OK;
      }
      leave(person); // the other kind of seat in the same crew; there is room for who was in it
    }
    int seat = arbiter.seat(drone, person.index(), !spotter, nowNanos);
    if (seat < 0) {
      return Reason.REASON_CREW_FULL;
    }
    leave(person);
    person.sit(drone, seat);
    if (person.session() == Person.NO_SESSION) {
      arbiter.connect(drone, seat, false, nowNanos); // a lead may move who is away just now
    }
    return Reason.REASON_OK;
  }

  private static @Nullable Drone neediest(List<Drone> drones) {
    Drone best = null;
    int fewest = Integer.MAX_VALUE;
    for (int i = 0; i < drones.size(); i++) {
      Drone drone = drones.get(i);
      int members = drone.pilots() + drone.spotters();
      if (members < fewest) {
        fewest = members;
        best = drone;
      }
    }
    return best;
  }

  /** Gives a person's seat back. */
  public void leave(Person person) {
    Drone drone = person.drone();
    if (drone != null) {
      arbiter.unseat(drone, person.seat());
      person.sit(null, -1);
    }
  }

  /** Takes seats back from people who stayed away too long; called about once a second. */
  public void releaseAbandonedSeats(long nowNanos) {
    for (int i = 0; i < people.count(); i++) {
      Person person = people.at(i);
      if (person.session() == Person.NO_SESSION
          && person.drone() != null
          && nowNanos - person.awaySinceNanos() > SEAT_KEPT_NANOS) {
        leave(person);
      }
    }
  }

  /** Visits the place, which is loaded into a mission that has none. */
  public void place(State s) {
    List<SituationItem> told = List.copyOf(place.told());
    int count = s.i32(told.size());
    for (int i = 0; i < count; i++) {
      byte[] item = s.bytes(i < told.size() ? told.get(i).toByteArray() : NOTHING);
      if (i >= told.size() && !take(parsed(item), List.of(), 0)) {
        throw new IllegalStateException("an item of the incident cannot be taken again");
      }
    }
    place.state(s);
  }

  private static SituationItem parsed(byte[] item) {
    try {
      return SituationItem.parseFrom(item);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("an item of the incident cannot be read", e);
    }
  }

  /** Visits where drones fly: what must be known before the arbiter's drones are loaded. */
  public void areas(State s) {
    sectors.state(s);
  }

  /** Visits who is here, and everything else but the place and {@link #areas}. */
  public void state(State s) {
    people.state(s, arbiter);
    pic = people.one(s, pic);
    authorisation.state(s);
    grants = s.i32(grants);
  }
}
