package org.bucketbrigade.core;

import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.Explanations;
import org.bucketbrigade.mission.People;
import org.bucketbrigade.mission.Person;
import org.bucketbrigade.vehicle.Vehicle;
import org.bucketbrigade.wire.v1.Proposed;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.VehicleReport;
import org.bucketbrigade.wire.v1.Why;
import org.jspecify.annotations.Nullable;

/** Tells leads and the pilot in command what a vehicle is and what it waits for. */
final class VehicleReports {
  private static final long NANOS_PER_MS = 1_000_000;

  private final Flights flights;
  private final People people;
  private final Notices notices;
  private final ServerWriter writer;
  private final CoreStats stats;

  VehicleReports(
      Flights flights, People people, Notices notices, ServerWriter writer, CoreStats stats) {
    this.flights = flights;
    this.people = people;
    this.notices = notices;
    this.writer = writer;
    this.stats = stats;
  }

  void query(Person lead, int droneId, long nowNanos) {
    Drone drone = flights.byId(droneId);
    if (!lead.commands() || drone == null) {
      stats.refused++;
      Reason reason = lead.commands() ? Reason.REASON_NO_SUCH_DRONE : Reason.REASON_ROLE_FORBIDS;
      notices.person(lead, droneId, reason, nowNanos);
      return;
    }
    Vehicle vehicle = flights.vehicle(drone);
    writer.send(
        lead,
        ServerMessage.newBuilder()
            .setVehicleReport(
                VehicleReport.newBuilder()
                    .setDroneId(droneId)
                    .setNetwork(vehicle.network())
                    .setSystemId(vehicle.systemId())
                    .setAutopilot(vehicle.autopilotTitle())
                    .setVersion(version(vehicle.softwareVersion()))
                    .setVehicleType(vehicle.type())
                    .setPhase(vehicle.phase())
                    .setArmed(vehicle.armed())
                    .setArmable(vehicle.armable())
                    .setWaitingFor(vehicle.waitingFor(nowNanos))
                    .setTrusted(vehicle.trusted())
                    .setFence(vehicle.fenceWords())
                    .setMode(vehicle.modeName())));
  }

  /**
   * Tells a lead why a drone was told what it was told.
   *
   * @param back 0 for the last setpoint, 1 for the one before it, and so on
   */
  void why(Person lead, int droneId, int back, long nowNanos) {
    Drone drone = flights.byId(droneId);
    if (!lead.commands() || drone == null || back < 0 || back >= drone.why().depth()) {
      stats.refused++;
      Reason reason =
          !lead.commands()
              ? Reason.REASON_ROLE_FORBIDS
              : drone == null ? Reason.REASON_NO_SUCH_DRONE : Reason.REASON_NOT_FLYING;
      notices.person(lead, droneId, reason, nowNanos);
      return;
    }
    writer.send(lead, ServerMessage.newBuilder().setWhy(why(drone, droneId, back, nowNanos)));
  }

  /** The same for anybody; null if there is nothing to tell. */
  @Nullable Why why(int droneId, int back, long nowNanos) {
    Drone drone = flights.byId(droneId);
    return drone == null || back < 0 || back >= drone.why().depth()
        ? null
        : why(drone, droneId, back, nowNanos);
  }

  private Why why(Drone drone, int droneId, int back, long nowNanos) {
    Explanations why = drone.why();
    Why.Builder told =
        Why.newBuilder()
            .setDroneId(droneId)
            .setAgeMs((int) ((nowNanos - why.atNanos(back)) / NANOS_PER_MS))
            .setKnown(why.depth())
            .setProposals(why.proposals(back))
            .setAgreementPermille(permille(why.agreement(back)))
            .setFactorPermille(permille(why.factor(back)))
            .setMergedNorthCms(ServerWriter.cm(why.merged(back).north()))
            .setMergedEastCms(ServerWriter.cm(why.merged(back).east()))
            .setMergedDownCms(ServerWriter.cm(why.merged(back).down()))
            .setWishedNorthCms(ServerWriter.cm(why.wished(back).north()))
            .setWishedEastCms(ServerWriter.cm(why.wished(back).east()))
            .setWishedDownCms(ServerWriter.cm(why.wished(back).down()))
            .setToldNorthCms(ServerWriter.cm(why.told(back).north()))
            .setToldEastCms(ServerWriter.cm(why.told(back).east()))
            .setToldDownCms(ServerWriter.cm(why.told(back).down()))
            .setLimit(why.limit(back))
            .setTakenCms(ServerWriter.cm(why.takenMps(back)));
    for (int i = 0; i < Math.min(Explanations.MOST, why.proposals(back)); i++) {
      told.addProposed(
          Proposed.newBuilder()
              .setPersonId(people.at(why.person(back, i)).id())
              .setNorthCms(ServerWriter.cm(why.north(back, i)))
              .setEastCms(ServerWriter.cm(why.east(back, i)))
              .setDownCms(ServerWriter.cm(why.down(back, i)))
              .setWeightPermille(permille(why.weight(back, i)))
              .setSharePermille(permille(why.share(back, i))));
    }
    return told.build();
  }

  private static int permille(double part) {
    return (int) Math.round(1_000 * part);
  }

  /** As MAVLink packs it: major, minor, patch, one byte each; the lowest byte is the kind. */
  private static String version(long packed) {
    return packed == 0
        ? ""
        : (packed >>> 24 & 0xFF) + "." + (packed >>> 16 & 0xFF) + "." + (packed >>> 8 & 0xFF);
  }
}
