package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.sim.airframe.Battery;
import org.bucketbrigade.sim.airframe.Multirotor;
import org.bucketbrigade.sim.geo.LocalFrame;

/** The parts of a PX4, made in the order in which they need each other. */
final class Px4Parts extends Parts {
  private static final int MISSION_ITEMS = 500;

  final Px4Boot boot;
  final Px4Offboard offboard;
  final Px4Auto auto;
  final Px4Modes modes;
  final Px4Stations stations;
  final Px4Failsafes failsafes;
  final Px4Fence fence;
  final Px4Outputs outputs;
  final Px4Answers answers;
  final Px4Arming arming;
  final MissionService missions;

  Px4Parts(
      int systemId,
      Multirotor vehicle,
      LocalFrame frame,
      double bootTimeScale,
      SensorErrors errors,
      FrameSink sink) {
    super(
        systemId,
        vehicle,
        frame,
        errors,
        PositionFix.PX4_GIVES_UP_SECONDS,
        sink,
        Px4Parameter.values());
    parameters.put(Px4Parameter.MAV_SYS_ID, systemId);
    parameters.put(
        Px4Parameter.BAT1_CAPACITY, Battery.capacityMilliampereHours(vehicle.airframe()));
    boot = new Px4Boot(status, downlink, geography, bootTimeScale);
    Navigation navigation = new Navigation(body, new Px4SpeedLimits(parameters));
    offboard = new Px4Offboard(status, parameters, navigation, geography, body, downlink);
    auto = new Px4Auto(navigation, body, geography, parameters);
    Px4Return returnHome = new Px4Return(navigation, body, geography, parameters);
    MissionStore mission = new MissionStore(MISSION_ITEMS);
    MissionFlight flight = new MissionFlight(navigation, body, geography, mission, 0, returnHome);
    modes = new Px4Modes(status, navigation, body, offboard, auto, returnHome, flight, parameters);
    stations = new Px4Stations(status, parameters);
    downlink.textsOnlyIf(stations::isLive);
    failsafes = new Px4Failsafes(status, parameters, modes, offboard, body, downlink);
    fence = new Px4Fence(status, parameters, geography, body, fenceShapes);
    outputs = new Px4Outputs(parameters, servos);
    answers = new Px4Answers(status, downlink);
    missions =
        new MissionService(
            ItemTransfer.Manner.PX4, status, downlink, mission, new Px4FenceStore(fenceShapes));
    arming = new Px4Arming(status, boot, modes, parameters, body, geography, downlink);
  }
}
