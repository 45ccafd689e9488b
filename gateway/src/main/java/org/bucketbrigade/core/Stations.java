package org.bucketbrigade.core;

import org.bucketbrigade.mavlink.CommandInt;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.SetMode;
import org.bucketbrigade.vehicle.Vehicle;

/**
 * The pilot in command's own ground station beside us: its orders that change a vehicle's mode or
 * stop it pass, unchanged, and from then on the vehicle is not ours. Nothing else passes.
 */
final class Stations {
  private static final int DISARM = 0;

  private final Flights flights;
  private final CoreStats stats;
  private final CoreOutput output;
  private final CommandLong commandLong = new CommandLong();
  private final CommandInt commandInt = new CommandInt();
  private final SetMode setMode = new SetMode();

  Stations(Flights flights, CoreStats stats, CoreOutput output) {
    this.flights = flights;
    this.stats = stats;
    this.output = output;
  }

  /** A checked frame of the station. */
  void received(int network, FrameView frame) {
    Vehicle vehicle = flights.vehicles().find(network, target(frame));
    if (vehicle == null) {
      stats.stationRefused++;
      return;
    }
    flights.takenOver(vehicle);
    stats.stationPassed++;
    output.frame(
        network,
        vehicle.peer(),
        CoreOutput.NO_DRONE,
        frame.buffer(),
        frame.offset(),
        frame.length());
  }

  /** The system that the frame may command, or 0. */
  private int target(FrameView frame) {
    return switch (frame.messageId()) {
      case CommandLong.ID -> {
        commandLong.wrap(frame);
        boolean passes = passes(commandLong.command(), commandLong.param1());
        yield passes ? commandLong.targetSystem() : 0;
      }
      case CommandInt.ID -> {
        commandInt.wrap(frame);
        boolean passes = passes(commandInt.command(), commandInt.param1());
        yield passes ? commandInt.targetSystem() : 0;
      }
      case SetMode.ID -> {
        setMode.wrap(frame);
        yield setMode.targetSystem();
      }
      default -> 0;
    };
  }

  private static boolean passes(int command, float first) {
    return switch (command) {
      case MavCmd.DO_SET_MODE,
          MavCmd.NAV_RETURN_TO_LAUNCH,
          MavCmd.NAV_LAND,
          MavCmd.DO_PAUSE_CONTINUE,
          MavCmd.DO_FLIGHTTERMINATION ->
          true;
      case MavCmd.COMPONENT_ARM_DISARM -> first == DISARM;
      default -> false;
    };
  }
}
