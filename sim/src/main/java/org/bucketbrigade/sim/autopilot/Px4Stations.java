package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavType;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;

/** Whether a PX4 hears a ground station: any, by the type in its heartbeats. */
final class Px4Stations {
  /** A link counts as one to a station for so long after a heartbeat. */
  private static final int LIVE_TICKS = Ticks.in(2.5);

  private final FlightStatus status;
  private final Parameters parameters;
  private final Heartbeat heartbeat = new Heartbeat();
  private boolean heard;
  private long heardTick;

  Px4Stations(FlightStatus status, Parameters parameters) {
    this.status = status;
    this.parameters = parameters;
  }

  void onHeartbeat(FrameView frame) {
    heartbeat.wrap(frame);
    if (heartbeat.type() == MavType.GCS) {
      heard = true;
      heardTick = status.tick;
    }
  }

  /** Whether one is there, so that texts are worth sending. */
  boolean isLive() {
    return heard && status.tick - heardTick <= LIVE_TICKS;
  }

  /** Looks whether one that was there is lost, once a second as its telemetry status comes. */
  void tick() {
    if ((status.tick - status.bootTick) % Ticks.PER_SECOND == 0) {
      double silence = (status.tick - heardTick) * Ticks.SECONDS;
      status.gcsLost = heard && silence > parameters.get(Px4Parameter.COM_DL_LOSS_T);
    }
  }

  /** As after a boot. */
  void reset() {
    heard = false;
    status.gcsLost = false;
  }

  long hash(long start) {
    return StateHash.add(StateHash.add(start, heard), heardTick);
  }
}
