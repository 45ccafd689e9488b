package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.sim.airframe.Battery;
import org.bucketbrigade.sim.airframe.Multirotor;
import org.bucketbrigade.sim.geo.LocalFrame;

/** The parts of an ArduCopter, made in the order in which they need each other. */
final class CopterParts extends Parts {
  /** Of its battery, with which the reference drone is set up. */
  private static final double LOW_SHARE = 0.2;

  private static final double CRITICAL_SHARE = 0.13;

  /** What a real board stores at least. */
  private static final int MISSION_ITEMS = 724;

  final CopterBoot boot;
  final Navigation navigation;
  final CopterGuided guided;
  final CopterReturn returnHome;
  final MissionFlight auto;
  final CopterModes modes;
  final CopterArming arming;
  final CopterFence fence;
  final CopterPeripherals peripherals;
  final MissionService missions;
  final CopterSetpoints setpointReader;

  CopterParts(
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
        PositionFix.ARDUPILOT_GIVES_UP_SECONDS,
        sink,
        CopterParameter.values());
    double capacity = Battery.capacityMilliampereHours(vehicle.airframe());
    parameters.put(CopterParameter.BATT_CAPACITY, capacity);
    parameters.put(CopterParameter.BATT_LOW_MAH, LOW_SHARE * capacity);
    parameters.put(CopterParameter.BATT_CRT_MAH, CRITICAL_SHARE * capacity);
    boot = new CopterBoot(status, downlink, geography, bootTimeScale);
    navigation = new Navigation(body, new CopterSpeedLimits(parameters));
    guided = new CopterGuided(status, navigation, body, parameters);
    returnHome = new CopterReturn(navigation, body, geography, parameters);
    MissionStore mission = new MissionStore(MISSION_ITEMS);
    auto = new MissionFlight(navigation, body, geography, mission, 1, returnHome);
    modes =
        new CopterModes(
            status, boot, downlink, navigation, body, guided, returnHome, auto, parameters);
    fence = new CopterFence(status, parameters, geography, body, modes, downlink, fenceShapes);
    peripherals = new CopterPeripherals(parameters, servos, body);
    missions =
        new MissionService(
            ItemTransfer.Manner.ARDUPILOT,
            status,
            downlink,
            mission,
            new CopterFenceStore(fenceShapes, parameters, downlink));
    arming = new CopterArming(status, boot, modes, parameters, body, geography, downlink, fence);
    setpointReader = new CopterSetpoints(status, modes, guided, geography, body, downlink);
  }
}
