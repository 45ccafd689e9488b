package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.sim.airframe.Multirotor;
import org.bucketbrigade.sim.geo.LocalFrame;

/** The parts that every autopilot has, of whatever kind. */
class Parts {
  final Craft body;
  final FlightStatus status = new FlightStatus();
  final Servos servos = new Servos();
  final FenceShapes fenceShapes = new FenceShapes();
  final Inbox inbox;
  final Failures failures;
  final Downlink downlink;
  final Geography geography;
  final Parameters parameters;
  final Streams streams;
  final TimeSync timeSync;

  /**
   * @param systemId 1 to 255
   * @param parameters those that its kind has
   */
  Parts(
      int systemId,
      Multirotor vehicle,
      LocalFrame frame,
      SensorErrors errors,
      double giveUpSeconds,
      FrameSink sink,
      Parameter[] parameters) {
    if (systemId < 1 || systemId > 255) {
      throw new IllegalArgumentException("system id must be 1 to 255, not " + systemId);
    }
    body = new Craft(vehicle, errors, giveUpSeconds);
    this.parameters = new Parameters(parameters);
    inbox = new Inbox(systemId);
    downlink = new Downlink(systemId, sink);
    failures = new Failures(body, servos, inbox, downlink);
    geography = new Geography(frame, body);
    streams = new Streams(status, downlink);
    timeSync = new TimeSync(status, downlink);
  }
}
