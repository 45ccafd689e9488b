package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.sim.airframe.Multirotor;
import org.bucketbrigade.sim.world.LocalFrame;

/** The parts of one autopilot, made in the order in which they need each other. */
final class Parts {
  final Multirotor body;
  final FlightStatus status = new FlightStatus();
  final Parameters parameters = new Parameters();
  final Servos servos = new Servos();
  final Downlink downlink;
  final Geography geography;
  final BootSequence boot;
  final Navigation navigation;
  final Guided guided;
  final ReturnHome returnHome;
  final Modes modes;
  final Arming arming;
  final Streams streams;
  final FenceShapes fenceShapes = new FenceShapes();
  final Fence fence;
  final Peripherals peripherals;
  final MissionService missions;
  final SetpointReader setpointReader;

  Parts(int systemId, Multirotor body, LocalFrame frame, double bootTimeScale, FrameSink sink) {
    this.body = body;
    downlink = new Downlink(systemId, sink);
    geography = new Geography(frame, body);
    boot = new BootSequence(status, downlink, geography, bootTimeScale);
    navigation = new Navigation(body, parameters);
    guided = new Guided(status, navigation, body, parameters);
    returnHome = new ReturnHome(navigation, body, geography, parameters);
    modes = new Modes(status, boot, downlink, navigation, body, guided, returnHome);
    streams = new Streams(status, downlink);
    fence = new Fence(status, parameters, geography, body, modes, downlink, fenceShapes);
    peripherals = new Peripherals(parameters, servos, body);
    missions =
        new MissionService(status, downlink, new FenceStore(fenceShapes, parameters, downlink));
    arming = new Arming(status, boot, modes, parameters, body, geography, downlink, fence);
    setpointReader = new SetpointReader(status, modes, guided, geography, body, downlink);
  }
}
