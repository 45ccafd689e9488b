package org.bucketbrigade.core;

import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.OpenVotes;
import org.bucketbrigade.geo.MissionFrame;
import org.bucketbrigade.vehicle.Vehicle;
import org.bucketbrigade.wire.ProtoWriter;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Tier;
import org.jspecify.annotations.Nullable;

/**
 * Writes what crews and watchers see: one payload a crew and tier, keyframes every 2 s and deltas
 * against them in between; the whole fleet in parts.
 */
final class TelemetryWriter implements OpenVotes.Visitor {
  private static final int MAX_LENGTH = 1_200;
  private static final int FULL_FRAMES_PER_KEYFRAME = 20;
  private static final int LIGHT_FRAMES_PER_KEYFRAME = 4;
  private static final int DRONES_PER_PART = 14;
  private static final double NEIGHBOUR_M = 400;

  // Field numbers of ServerMessage, Telemetry, CrewState, OpenDecision and Fleet in server.proto.
  private static final int SERVER_SEQUENCE = 1;
  private static final int SERVER_TELEMETRY = 6;
  private static final int SERVER_FLEET = 7;
  private static final int TELEMETRY_DRONE = 5;
  private static final int TELEMETRY_CREW = 6;
  private static final int TELEMETRY_NEIGHBOURS = 7;
  private static final int CREW_SHARES = 5;
  private static final int CREW_DECISIONS = 6;
  private static final int FLEET_DRONES = 4;

  private final Brigade brigade;
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MAX_LENGTH]);
  private final ProtoWriter writer = new ProtoWriter();
  private final DroneSnapshot own = new DroneSnapshot();
  private final DroneSnapshot none = new DroneSnapshot();
  private final DroneSnapshot[] near = new DroneSnapshot[CrewKeyframe.NEIGHBOURS];
  private final int[] nearIndex = new int[CrewKeyframe.NEIGHBOURS];
  private final double[] nearSquared = new double[CrewKeyframe.NEIGHBOURS];
  private final CrewKeyframe[][] keyframes;
  private int nearCount;
  private @Nullable MissionFrame missionFrame;

  /** What the writer reads of the core. */
  interface Brigade {
    int drones();

    Drone drone(int index);

    Vehicle vehicle(int index);

    int droneId(int index);

    double aglM(Drone drone);
  }

  TelemetryWriter(Brigade brigade, int maxDrones) {
    this.brigade = brigade;
    this.keyframes = new CrewKeyframe[maxDrones][];
    for (int i = 0; i < near.length; i++) {
      near[i] = new DroneSnapshot();
    }
  }

  void place(@Nullable MissionFrame frame) {
    missionFrame = frame;
  }

  /** Writes the next frame of a crew and tier and hands it over. */
  void crew(int index, Tier tier, int frame, long nowNanos, CoreOutput output) {
    CrewKeyframe key = keyframe(index, tier);
    int perKeyframe =
        tier == Tier.TIER_LIGHT ? LIGHT_FRAMES_PER_KEYFRAME : FULL_FRAMES_PER_KEYFRAME;
    boolean isKey = !key.made || ++key.framesSince >= perKeyframe;
    Drone drone = brigade.drone(index);
    fill(own, index, nowNanos);
    findNear(index, nowNanos);
    if (isKey) {
      key.made = true;
      key.frame = frame;
      key.framesSince = 0;
    }
    writer.wrap(buffer, 0, MAX_LENGTH);
    writer.fixed32(SERVER_SEQUENCE, frame);
    int message = writer.begin(SERVER_TELEMETRY);
    writer
        .uint32(1, own.droneId)
        .uint32(2, tier.getNumber())
        .fixed32(3, frame)
        .fixed32(4, key.frame);
    own.write(writer, TELEMETRY_DRONE, isKey ? none : key.own);
    crewState(drone, nowNanos);
    neighbours(key, isKey);
    writer.end(message);
    if (isKey) {
      remember(key);
    }
    output.crew(index, tier.getNumber(), isKey, buffer, 0, writer.length());
  }

  private CrewKeyframe keyframe(int index, Tier tier) {
    if (keyframes[index] == null) {
      keyframes[index] = new CrewKeyframe[] {new CrewKeyframe(), new CrewKeyframe()};
    }
    return keyframes[index][tier == Tier.TIER_LIGHT ? 1 : 0];
  }

  private void neighbours(CrewKeyframe key, boolean isKey) {
    for (int i = 0; i < nearCount; i++) {
      int before = writer.length();
      near[i].write(
          writer, TELEMETRY_NEIGHBOURS, isKey ? none : key.neighbour(near[i].droneId, none));
      if (writer.overflowed()) {
        writer.truncate(before);
        nearCount = i;
        return;
      }
    }
  }

  private void remember(CrewKeyframe key) {
    key.own.copyFrom(own);
    key.neighbourCount = nearCount;
    for (int i = 0; i < nearCount; i++) {
      key.neighbours[i].copyFrom(near[i]);
    }
  }

  private void crewState(Drone drone, long nowNanos) {
    int mark = writer.begin(TELEMETRY_CREW);
    writer
        .sint32(1, cms(drone.northMps()))
        .sint32(2, cms(drone.eastMps()))
        .sint32(3, cms(drone.downMps()))
        .uint32(4, permille(drone.agreement()));
    int shares = writer.begin(CREW_SHARES);
    for (int seat = 0; seat < drone.seats(); seat++) {
      writer.packed(permille(drone.share(seat)));
    }
    writer.end(shares);
    OpenVotes.visit(drone, nowNanos, this);
    writer
        .uint32(7, (int) (drone.crewHoldLeftNanos(nowNanos) / 1_000_000))
        .bool(8, drone.latchedHold());
    writer.end(mark);
  }

  @Override
  public void open(
      Act act,
      double eastM,
      double northM,
      double share,
      int people,
      boolean decided,
      long leftNanos) {
    int mark = writer.begin(CREW_DECISIONS);
    writer.uint32(1, act.getNumber());
    if (act == Act.ACT_DROP && missionFrame != null) {
      writer
          .fixed32(2, missionFrame.latE7(eastM, northM))
          .fixed32(3, missionFrame.lonE7(eastM, northM));
    }
    writer
        .uint32(4, permille(share))
        .uint32(5, people)
        .bool(6, decided)
        .uint32(7, (int) (leftNanos / 1_000_000));
    writer.end(mark);
  }

  private void findNear(int index, long nowNanos) {
    nearCount = 0;
    Drone me = brigade.drone(index);
    if (!me.motion().known()) {
      return;
    }
    for (int i = 0; i < brigade.drones(); i++) {
      Drone other = brigade.drone(i);
      if (i == index || !other.motion().known()) {
        continue;
      }
      double dE = other.motion().eastM() - me.motion().eastM();
      double dN = other.motion().northM() - me.motion().northM();
      double squared = dE * dE + dN * dN;
      if (squared < NEIGHBOUR_M * NEIGHBOUR_M) {
        insertNear(i, squared);
      }
    }
    for (int i = 0; i < nearCount; i++) {
      fillBrief(near[i], nearIndex[i], nowNanos);
    }
  }

  private void insertNear(int index, double squared) {
    if (nearCount == nearIndex.length && squared >= nearSquared[nearCount - 1]) {
      return;
    }
    int at = nearCount < nearIndex.length ? nearCount++ : nearCount - 1;
    while (at > 0 && nearSquared[at - 1] > squared) {
      nearSquared[at] = nearSquared[at - 1];
      nearIndex[at] = nearIndex[at - 1];
      at--;
    }
    nearSquared[at] = squared;
    nearIndex[at] = index;
  }

  private void fillBrief(DroneSnapshot to, int index, long nowNanos) {
    Vehicle vehicle = brigade.vehicle(index);
    to.clear();
    to.droneId = brigade.droneId(index);
    to.phase = vehicle.phase().getNumber();
    to.value[DroneSnapshot.LAT] = vehicle.latE7();
    to.value[DroneSnapshot.LON] = vehicle.lonE7();
    to.value[DroneSnapshot.AMSL] = vehicle.amslMm() / 10;
    to.ageMs = vehicle.hasPosition() ? (int) ((nowNanos - vehicle.positionNanos()) / 1_000_000) : 0;
  }

  private void fill(DroneSnapshot to, int index, long nowNanos) {
    Vehicle vehicle = brigade.vehicle(index);
    Drone drone = brigade.drone(index);
    fillBrief(to, index, nowNanos);
    double agl = brigade.aglM(drone);
    to.value[DroneSnapshot.AGL] = Double.isNaN(agl) ? 0 : (int) Math.round(agl * 100);
    to.value[DroneSnapshot.NORTH] = vehicle.northCms();
    to.value[DroneSnapshot.EAST] = vehicle.eastCms();
    to.value[DroneSnapshot.DOWN] = vehicle.downCms();
    to.value[DroneSnapshot.HEADING] = vehicle.headingCdeg();
    to.value[DroneSnapshot.BATTERY] = Math.max(0, vehicle.batteryPercent() * 10);
    to.value[DroneSnapshot.TANK] = (int) Math.round(drone.tankLitres() * 10);
    to.value[DroneSnapshot.AGREEMENT] = permille(drone.agreement());
    to.pilots = drone.pilots();
    to.spotters = drone.spotters();
    to.limit = drone.limit().getNumber();
  }

  /** Writes all drones, as many messages as it takes. */
  void fleet(int frame, long nowNanos, CoreOutput output) {
    int count = brigade.drones();
    int parts = (count + DRONES_PER_PART - 1) / DRONES_PER_PART;
    for (int part = 0; part < parts; part++) {
      writer.wrap(buffer, 0, MAX_LENGTH);
      writer.fixed32(SERVER_SEQUENCE, frame);
      int message = writer.begin(SERVER_FLEET);
      writer.fixed32(1, frame).uint32(2, part).uint32(3, parts);
      int end = Math.min(count, (part + 1) * DRONES_PER_PART);
      for (int i = part * DRONES_PER_PART; i < end; i++) {
        fill(own, i, nowNanos);
        own.write(writer, FLEET_DRONES, none);
      }
      writer.end(message);
      output.fleet(buffer, 0, writer.length());
    }
  }

  private static int cms(double mps) {
    return (int) Math.round(mps * 100);
  }

  private static int permille(double share) {
    return (int) Math.round(share * 1_000);
  }

  /** The next frame of every crew and tier is a keyframe. */
  void beginAnew() {
    for (CrewKeyframe[] tiers : keyframes) {
      if (tiers != null) {
        tiers[0].made = false;
        tiers[1].made = false;
      }
    }
  }
}
