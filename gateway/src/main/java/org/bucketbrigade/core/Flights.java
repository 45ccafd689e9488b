package org.bucketbrigade.core;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.Decision;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.FlightArea;
import org.bucketbrigade.arbiter.OuterFence;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.MissionFrame;
import org.bucketbrigade.geo.Polygon;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.MavComponent;
import org.bucketbrigade.mavlink.MavLandedState;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.SetPositionTargetLocalNed;
import org.bucketbrigade.mission.Mission;
import org.bucketbrigade.state.State;
import org.bucketbrigade.vehicle.Answer;
import org.bucketbrigade.vehicle.FencePlan;
import org.bucketbrigade.vehicle.Vehicle;
import org.bucketbrigade.vehicle.VehicleOutput;
import org.bucketbrigade.vehicle.Vehicles;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Notice;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Joins vehicles and drones: a vehicle's reports move the arbiter's drone, its phase decides who
 * controls it, and the arbiter's setpoints leave as frames.
 */
final class Flights implements VehicleOutput {
  private static final long POSITION_NANOS = 2_000_000_000L;

  /** Between the heights at which drones return, metres: more than keeps two of them apart. */
  private static final double BAND_M = 15;

  private static final int BANDS = 4;

  /** Below the ceiling, the highest of those heights keeps this distance, metres. */
  private static final double UNDER_CEILING_M = 5;

  private static final int SEVERITY_ERROR = 3;
  private static final int NETWORK_SHIFT = 8;

  /** A drone that is nearer to the ground than this cannot be steered, metres. */
  private static final double LEAST_CLIMB_M = 5;

  /** A drone that has landed within this distance of its pad, metres, is at its pad. */
  private static final double PAD_M = 10;

  private final CoreConfig config;
  private final Arbiter arbiter;
  private final Mission mission;
  private final CoreOutput output;
  private final Notices notices;
  private final ServerWriter writer;
  private final CoreStats stats;
  private final Vehicles vehicles;
  private final List<Drone> drones = new ArrayList<>();
  private final Int2ObjectHashMap<Drone> byId = new Int2ObjectHashMap<>();
  private final BitSet homeKnown = new BitSet();
  private final EnergyHome energy;
  private final int[] flying;

  /** The flight area for which each vehicle was last told its own fence. */
  private final @Nullable FlightArea[] fences;

  private final LocalPoint point = new LocalPoint();
  private final UnsafeBuffer frame = new UnsafeBuffer(new byte[FrameEncoder.MAX_FRAME_LENGTH]);
  private long nowNanos;
  private boolean noEntry;

  Flights(
      CoreConfig config,
      Arbiter arbiter,
      Mission mission,
      Notices notices,
      ServerWriter writer,
      CoreStats stats,
      CoreOutput output) {
    this.writer = writer;
    this.config = config;
    this.arbiter = arbiter;
    this.mission = mission;
    this.notices = notices;
    this.stats = stats;
    this.output = output;
    this.vehicles = new Vehicles(config.maxDrones(), config.wiring(), this);
    this.energy = new EnergyHome(config.maxDrones());
    this.flying = new int[config.maxDrones()];
    this.fences = new FlightArea[config.maxDrones()];
  }

  List<Drone> drones() {
    return drones;
  }

  Vehicles vehicles() {
    return vehicles;
  }

  /** Sets the time for everything the vehicles tell until the next call. */
  void at(long now) {
    nowNanos = now;
  }

  /** The drone's id on the wire: stable, as it is made of network and system id. */
  static int droneId(Vehicle vehicle) {
    return (vehicle.network() << NETWORK_SHIFT) + vehicle.systemId();
  }

  int droneId(Drone drone) {
    return droneId(vehicles.get(drone.index()));
  }

  @Nullable Drone byId(int droneId) {
    return byId.get(droneId);
  }

  Vehicle vehicle(Drone drone) {
    return vehicles.get(drone.index());
  }

  // ---------------------------------------------------------------------------- orders

  /**
   * Checks and arms.
   *
   * @param climbs whether it takes off as well
   * @param climbCm how far above its pad, centimetres; 0: as usual
   */
  Reason arm(Drone drone, boolean climbs, int climbCm) {
    Vehicle vehicle = vehicle(drone);
    if (drone.cleared()) {
      return Reason.REASON_CLEARED;
    }
    boolean groundKnown =
        mission.place().complete()
            && (mission.place().isFlatSite() || arbiter.hazards().feedFresh(nowNanos));
    if (!groundKnown) {
      return Reason.REASON_FEED_STALE;
    }
    if (!placeKnown(drone)) {
      return Reason.REASON_NOT_READY;
    }
    if (arbiter.trafficNear(drone, nowNanos)) {
      return Reason.REASON_TRAFFIC;
    }
    double climbM = climbCm == 0 ? config.takeoffHeightM() : climbCm / 100.0;
    FlightArea area = arbiter.area(drone);
    if (!(climbM >= LEAST_CLIMB_M)
        || area == null
        || drone.motion().amslM() + climbM > area.ceilingAmslM()) {
      return Reason.REASON_OUTSIDE_AREA;
    }
    return vehicles.arm(vehicle, climbs, climbM, nowNanos);
  }

  /** Whether a drone stands disarmed, and is ready, where it took off. */
  boolean standsAtItsPad(Drone drone) {
    Vehicle vehicle = vehicle(drone);
    return vehicle.phase() == Phase.PHASE_READY
        && !vehicle.armed()
        && nowNanos - vehicle.positionNanos() <= POSITION_NANOS
        && homeKnown.get(drone.index())
        && arbiter.metresFromHome(drone) <= PAD_M;
  }

  /** There is no feed, and the ground around a drone that stands on it is flat. */
  Reason flatSite(Drone drone, int radiusM) {
    Vehicle vehicle = vehicle(drone);
    boolean stands = vehicle.phase() == Phase.PHASE_READY && !vehicle.armed();
    if (!stands || nowNanos - vehicle.positionNanos() > POSITION_NANOS) {
      return Reason.REASON_NOT_READY;
    }
    Reason reason =
        mission.flatSite(
            vehicle.latE7(),
            vehicle.lonE7(),
            Math.floorDiv(vehicle.amslMm(), 10),
            radiusM,
            drones,
            nowNanos,
            writer::situation);
    moved(vehicle); // where it stands in the frame that is known now
    return reason;
  }

  /** The pilot in command answers for a vehicle whose frames could be forged. */
  Reason acceptUnsigned(Drone drone) {
    vehicles.acceptUnsigned(vehicle(drone));
    return Reason.REASON_OK;
  }

  /** Sends a drone to a point of the map; a height of 0 is as high as it is. */
  Reason goTo(Drone drone, int latE7, int lonE7, int amslCm) {
    MissionFrame missionFrame = mission.place().frame();
    if (missionFrame == null) {
      return Reason.REASON_FEED_STALE;
    }
    missionFrame.fromWire(latE7, lonE7, amslCm, point);
    double amslM = amslCm == 0 ? drone.motion().amslM() : point.amslM;
    return arbiter.goTo(drone, point.eastM, point.northM, amslM, nowNanos);
  }

  /** A lead stands for the people that a small crew lacks, having looked at a point. */
  Reason confirmDrop(Drone drone, int latE7, int lonE7) {
    MissionFrame missionFrame = mission.place().frame();
    if (missionFrame == null) {
      return Reason.REASON_NOTHING_DECIDED;
    }
    missionFrame.fromWire(latE7, lonE7, 0, point);
    return arbiter.confirmDrop(drone, point.eastM, point.northM);
  }

  /** Asks leads to look at a drop that a small crew has decided on. */
  void leadWanted(Drone drone, Decision drop) {
    MissionFrame missionFrame = mission.place().frame();
    if (missionFrame != null) {
      notices.leadWanted(
          droneId(drone),
          missionFrame.latE7(drop.eastM(), drop.northM()),
          missionFrame.lonE7(drop.eastM(), drop.northM()));
    }
  }

  /** The pilot in command's own ground station has commanded a vehicle. */
  void takenOver(Vehicle vehicle) {
    vehicles.takenOver(vehicle, nowNanos);
  }

  /** A drone that is held does not arm; what it has been told already stands. */
  void cancelArming(Drone drone) {
    vehicles.cancelArming(vehicle(drone), nowNanos);
  }

  Reason land(Drone drone) {
    return vehicles.land(vehicle(drone), nowNanos);
  }

  Reason startReturn(Drone drone) {
    return vehicles.startReturn(vehicle(drone), nowNanos);
  }

  /** A drone must leave the air; one on the ground stays there. */
  void clear(Drone drone, Reason why) {
    boolean clearedBefore = drone.cleared();
    arbiter.clear(drone);
    cancelArming(drone);
    Reason _ = startReturn(drone); // whatever does not fly yet is turned round when it does
    if (!clearedBefore && vehicle(drone).armed()) {
      notices.all(drone, droneId(drone), Notice.Severity.SEVERITY_WARNING, why, "");
    }
  }

  /** Drones that are met from now on are cleared of the air too, or not any more. */
  void noEntry(boolean entryForbidden) {
    noEntry = entryForbidden;
  }

  /** Clears the drones that a crewed aircraft comes near to; what holds, holds. */
  void watchTraffic() {
    for (int i = 0; i < drones.size(); i++) {
      Drone drone = drones.get(i);
      if (!drone.cleared()
          && vehicle(drone).armed()
          && vehicle(drone).phase() != Phase.PHASE_EXTERNAL
          && arbiter.trafficNear(drone, nowNanos)) {
        clear(drone, Reason.REASON_TRAFFIC);
      }
    }
  }

  /** Whose pad is taken while it is on its way home lands beside it; called once a second. */
  void keepSlots() {
    for (int i = 0; i < drones.size(); i++) {
      if (vehicles.get(i).phase() == Phase.PHASE_RETURNING) {
        arbiter.keepSlot(drones.get(i), mission.place());
      }
    }
  }

  /** Turns home early whom the base has time for now and would not have later; once a second. */
  void spreadReturns() {
    int count = 0;
    for (int i = 0; i < drones.size(); i++) {
      if (drones.get(i).control() == Drone.Control.CREW) {
        flying[count++] = i;
      }
    }
    int next = energy.turnsNext(drones.size(), flying, count, nowNanos);
    if (next >= 0) {
      Reason _ = startReturn(drones.get(next));
    }
  }

  /**
   * A drone in the air is ours again, unless nobody knows where it is: so is not where it returns.
   */
  Reason releaseExternal(Drone drone) {
    Vehicle vehicle = vehicle(drone);
    return vehicle.armed() && !placeKnown(drone)
        ? Reason.REASON_NOT_READY
        : vehicles.releaseExternal(vehicle, nowNanos);
  }

  private boolean placeKnown(Drone drone) {
    return nowNanos - vehicle(drone).positionNanos() <= POSITION_NANOS && drone.motion().known();
  }

  void setpoint(Drone drone) {
    vehicles.setpoint(
        vehicle(drone), drone.northMps(), drone.eastMps(), drone.downMps(), drone.yawRad());
  }

  void releaseWater(Drone drone, int number) {
    if (!vehicles.releaseWater(vehicle(drone), number, nowNanos)) {
      arbiter.dropAnswered(drone, number, Ack.Outcome.OUTCOME_FAILED, nowNanos);
    }
  }

  void pump(Drone drone, boolean on) {
    if (on) {
      stats.fills++;
    }
    vehicles.pump(vehicle(drone), on, nowNanos);
  }

  // ---------------------------------------------------------------------------- vehicles speak

  @Override
  public void send(Vehicle vehicle, Message message) {
    int length =
        FrameEncoder.encode(
            message,
            vehicles.nextSequence(vehicle),
            Vehicle.OUR_SYSTEM_ID,
            MavComponent.MISSIONPLANNER,
            frame,
            0);
    boolean setpoint = message instanceof SetPositionTargetLocalNed;
    if (setpoint) {
      stats.setpointsSent++;
    }
    output.frame(
        vehicle.network(),
        vehicle.peer(),
        setpoint ? vehicle.index() : CoreOutput.NO_DRONE,
        frame,
        0,
        length);
  }

  @Override
  public void discovered(Vehicle vehicle) {
    Drone drone = arbiter.add();
    arbiter.limits(drone, config.limits().of(vehicle.type()));
    drones.add(drone);
    byId.put(droneId(vehicle), drone);
    if (noEntry) {
      arbiter.clear(drone);
    }
    stats.drones = drones.size();
  }

  @Override
  public void phaseChanged(Vehicle vehicle, Phase from, Reason why) {
    Drone drone = drones.get(vehicle.index());
    if (vehicle.phase() == Phase.PHASE_ARMING || vehicle.phase() == Phase.PHASE_TAKEOFF) {
      rememberPad(drone, vehicle);
    } else if (vehicle.phase() == Phase.PHASE_FLYING && !homeKnown.get(drone.index())) {
      // Released to us in the air, armed by somebody else: it returns to where it was handed over.
      rememberHome(drone, drone.motion().amslM() - vehicle.relativeMm() / 1_000.0);
    }
    if (vehicle.phase() == Phase.PHASE_READY || vehicle.phase() == Phase.PHASE_EXTERNAL) {
      energy.forget(drone.index());
    }
    if (vehicle.phase() == Phase.PHASE_RETURNING) {
      arbiter.keepSlot(drone, mission.place());
    }
    boolean gone = vehicle.phase() == Phase.PHASE_LOST || vehicle.phase() == Phase.PHASE_EXTERNAL;
    if (gone && drone.control() == Drone.Control.ORDERED) {
      arbiter.latchHold(drone, nowNanos); // it is not the crew's when it is ours again
    }
    arbiter.airborne(drone, airborne(vehicle));
    arbiter.control(drone, controlIn(vehicle.phase()), nowNanos);
    if (vehicle.phase() == Phase.PHASE_EXTERNAL) {
      stats.external++;
      mission.rearmPermit().external(drone.index());
    } else if (from == Phase.PHASE_TAKEOFF && vehicle.phase() == Phase.PHASE_FLYING) {
      mission.rearmPermit().flies(drone.index());
    }
    if (vehicle.phase() == Phase.PHASE_LOST && vehicle.armed()) {
      stats.lost++;
    }
    if (why != Reason.REASON_OK) {
      notices.all(drone, droneId(vehicle), Notice.Severity.SEVERITY_CAUTION, why, "");
    }
    countPhases();
  }

  private void rememberPad(Drone drone, Vehicle vehicle) {
    if (vehicle.landedState() == MavLandedState.ON_GROUND || !homeKnown.get(drone.index())) {
      rememberHome(drone, drone.motion().amslM());
    }
  }

  private static boolean airborne(Vehicle vehicle) {
    return vehicle.armed() && vehicle.landedState() != MavLandedState.ON_GROUND;
  }

  private static Drone.Control controlIn(Phase phase) {
    return switch (phase) {
      case PHASE_ARMING, PHASE_ARMED, PHASE_TAKEOFF, PHASE_LANDING -> Drone.Control.COLUMN;
      case PHASE_FLYING -> Drone.Control.CREW;
      case PHASE_RETURNING -> Drone.Control.HOME;
      default -> Drone.Control.NONE;
    };
  }

  /**
   * The pad is where the drone stands when it is armed; returns arrive above it in one of four
   * bands, or as many as there is room for below the ceiling.
   */
  private void rememberHome(Drone drone, double pad) {
    homeKnown.set(drone.index());
    double band = config.takeoffHeightM() + BAND_M * (drone.index() % bands(drone, pad));
    arbiter.home(drone, drone.motion().eastM(), drone.motion().northM(), pad + band);
  }

  private int bands(Drone drone, double pad) {
    FlightArea area = arbiter.area(drone);
    double roomM =
        area == null ? 0 : area.ceilingAmslM() - UNDER_CEILING_M - pad - config.takeoffHeightM();
    return Math.clamp((int) (roomM / BAND_M) + 1, 1, BANDS);
  }

  private void countPhases() {
    int ready = 0;
    int flying = 0;
    for (int i = 0; i < vehicles.count(); i++) {
      switch (vehicles.get(i).phase()) {
        case PHASE_READY -> ready++;
        case PHASE_FLYING, PHASE_RETURNING, PHASE_LANDING -> flying++;
        default -> {}
      }
    }
    stats.dronesReady = ready;
    stats.dronesFlying = flying;
  }

  @Override
  public void moved(Vehicle vehicle) {
    MissionFrame missionFrame = mission.place().frame();
    if (missionFrame == null) {
      return;
    }
    Drone drone = drones.get(vehicle.index());
    missionFrame.fromDegrees(
        vehicle.latE7() * 1e-7, vehicle.lonE7() * 1e-7, vehicle.amslMm() / 1_000.0, point);
    drone
        .motion()
        .report(
            point.eastM,
            point.northM,
            point.amslM,
            vehicle.northCms() / 100.0,
            vehicle.eastCms() / 100.0,
            vehicle.downCms() / 100.0,
            nowNanos);
    keepLimits(drone, vehicle);
    arbiter.airborne(drone, airborne(vehicle));
    arbiter.moved(drone);
    keepFence(drone, vehicle, missionFrame);
    if (vehicle.phase() == Phase.PHASE_RETURNING
        && arbiter.isHome(drone)
        && !drone.held(nowNanos)
        && arbiter.columnFree(drone)) {
      vehicles.land(vehicle, nowNanos);
    } else if (vehicle.phase() == Phase.PHASE_FLYING
        && (drone.cleared() || mustReturn(drone, vehicle))) {
      vehicles.startReturn(vehicle, nowNanos);
    }
  }

  private boolean mustReturn(Drone drone, Vehicle vehicle) {
    int index = drone.index();
    return energy.due(index, nowNanos)
        && energy.mustReturn(index, vehicle.batteryPercent(), arbiter.secondsHome(drone), nowNanos);
  }

  /** The envelope counts on the very setpoint time-out that the vehicle has told. */
  private void keepLimits(Drone drone, Vehicle vehicle) {
    double timeoutS = vehicle.setpointTimeoutS();
    if (timeoutS > 0 && timeoutS != drone.limits().setpointTimeoutS()) {
      arbiter.limits(drone, drone.limits().withSetpointTimeout(timeoutS));
    }
  }

  /** Tells a vehicle what its own fence is to be, whenever its flight area has changed. */
  private void keepFence(Drone drone, Vehicle vehicle, MissionFrame missionFrame) {
    FlightArea area = arbiter.area(drone);
    if (area != null && area != fences[drone.index()]) {
      fences[drone.index()] = area;
      Polygon line = area.outerFence();
      int[] latE7 = new int[line.corners()];
      int[] lonE7 = new int[line.corners()];
      for (int i = 0; i < latE7.length; i++) {
        latE7[i] = missionFrame.latE7(line.eastM(i), line.northM(i));
        lonE7[i] = missionFrame.lonE7(line.eastM(i), line.northM(i));
      }
      vehicles.fence(
          vehicle, new FencePlan(latE7, lonE7, area.ceilingAmslM() + OuterFence.MARGIN_M));
    }
    arbiter.awaitFence(drone, vehicle.fencePending());
  }

  @Override
  public void tankReported(Vehicle vehicle, double litres) {
    if (litres >= 0 && litres < 10_000) {
      arbiter.tank(drones.get(vehicle.index()), litres);
    }
  }

  @Override
  public void releaseAnswered(Vehicle vehicle, int number, Answer answer) {
    Ack.Outcome outcome =
        switch (answer) {
          case ACCEPTED -> Ack.Outcome.OUTCOME_DONE;
          case REFUSED -> Ack.Outcome.OUTCOME_FAILED;
          case SILENT -> Ack.Outcome.OUTCOME_UNKNOWN;
        };
    if (answer == Answer.ACCEPTED) {
      stats.drops++;
    } else {
      stats.dropsFailed++;
    }
    arbiter.dropAnswered(drones.get(vehicle.index()), number, outcome, nowNanos);
  }

  @Override
  public void text(Vehicle vehicle, int severity, String text) {
    if (severity <= SEVERITY_ERROR) {
      notices.commanders(
          droneId(vehicle), Notice.Severity.SEVERITY_CAUTION, Reason.REASON_UNSPECIFIED, text);
    }
  }

  @Override
  public boolean mayClimb(Vehicle vehicle) {
    return arbiter.mayClimb(drones.get(vehicle.index()), nowNanos);
  }

  /** Visits all that is remembered; the arbiter's drones must be there and have their areas. */
  void state(State s) {
    vehicles.state(s);
    while (drones.size() < vehicles.count()) {
      Vehicle vehicle = vehicles.get(drones.size());
      Drone drone = arbiter.drone(drones.size());
      arbiter.limits(drone, config.limits().of(vehicle.type()));
      drones.add(drone);
      byId.put(droneId(vehicle), drone);
    }
    for (Drone drone : drones) {
      int index = drone.index();
      double timeoutS = s.f64(drone.limits().setpointTimeoutS());
      if (timeoutS != drone.limits().setpointTimeoutS()) {
        arbiter.limits(drone, drone.limits().withSetpointTimeout(timeoutS));
      }
      homeKnown.set(index, s.flag(homeKnown.get(index)));
      FlightArea area = arbiter.area(drone);
      if (s.flag(fences[index] == area)) {
        fences[index] = area;
      }
    }
    energy.state(s, drones.size());
    noEntry = s.flag(noEntry);
  }
}
