package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.Timesync;
import org.bucketbrigade.sim.airframe.Ticks;

/** Compares clocks: answers TIMESYNC requests, and asks everybody once in ten seconds. */
final class TimeSync {
  private static final int REQUEST_TICKS = Ticks.in(10);

  private final FlightStatus status;
  private final Downlink downlink;
  private final Timesync message = new Timesync();
  private final Timesync reply = new Timesync();

  TimeSync(FlightStatus status, Downlink downlink) {
    this.status = status;
    this.downlink = downlink;
  }

  void onFrame(FrameView frame) {
    message.wrap(frame);
    boolean mine = message.targetSystem() == 0 || message.targetSystem() == downlink.systemId();
    if (mine && message.tc1() == 0) {
      reply.clear();
      reply
          .tc1(nowNanos())
          .ts1(message.ts1())
          .targetSystem(frame.systemId())
          .targetComponent(frame.componentId());
      downlink.send(reply);
    }
  }

  void tick() {
    long age = status.tick - status.bootTick;
    if (age > 0 && age % REQUEST_TICKS == 0) {
      reply.clear();
      downlink.send(reply.ts1(nowNanos()));
    }
  }

  private long nowNanos() {
    return (status.tick - status.bootTick) * Ticks.NANOS;
  }
}
