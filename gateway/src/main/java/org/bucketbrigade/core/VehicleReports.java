package org.bucketbrigade.core;

import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.mission.Person;
import org.bucketbrigade.vehicle.Vehicle;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.VehicleReport;

/** Tells leads and the pilot in command what a vehicle is and what it waits for. */
final class VehicleReports {
  private final Flights flights;
  private final Notices notices;
  private final ServerWriter writer;
  private final CoreStats stats;

  VehicleReports(Flights flights, Notices notices, ServerWriter writer, CoreStats stats) {
    this.flights = flights;
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

  /** As MAVLink packs it: major, minor, patch, one byte each; the lowest byte is the kind. */
  private static String version(long packed) {
    return packed == 0
        ? ""
        : (packed >>> 24 & 0xFF) + "." + (packed >>> 16 & 0xFF) + "." + (packed >>> 8 & 0xFF);
  }
}
