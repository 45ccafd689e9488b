package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.sim.airframe.Multirotor;
import org.bucketbrigade.sim.world.LocalFrame;

/** The parts of an ArduCopter, made in the order in which they need each other. */
final class CopterParts extends Parts {
  final CopterBoot boot;
  final Navigation navigation;
  final CopterGuided guided;
  final CopterReturn returnHome;
  final CopterModes modes;
  final CopterArming arming;
  final CopterFence fence;
  final CopterPeripherals peripherals;
  final MissionService missions;
  final CopterSetpoints setpointReader;

  CopterParts(
      int systemId, Multirotor body, LocalFrame frame, double bootTimeScale, FrameSink sink) {
    super(systemId, body, frame, sink, CopterParameter.values());
    boot = new CopterBoot(status, downlink, geography, bootTimeScale);
    navigation = new Navigation(body, new CopterSpeedLimits(parameters));
    guided = new CopterGuided(status, navigation, body, parameters);
    returnHome = new CopterReturn(navigation, body, geography, parameters);
    modes = new CopterModes(status, boot, downlink, navigation, body, guided, returnHome);
    fence = new CopterFence(status, parameters, geography, body, modes, downlink, fenceShapes);
    peripherals = new CopterPeripherals(parameters, servos, body);
    missions =
        new MissionService(
            ItemTransfer.Manner.ARDUPILOT,
            status,
            downlink,
            new CopterFenceStore(fenceShapes, parameters, downlink));
    arming = new CopterArming(status, boot, modes, parameters, body, geography, downlink, fence);
    setpointReader = new CopterSetpoints(status, modes, guided, geography, body, downlink);
  }
}
