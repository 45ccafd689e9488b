package org.bucketbrigade.core;

import org.agrona.collections.IntArrayList;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavComponent;
import org.bucketbrigade.vehicle.Vehicle;

/**
 * Our heartbeat, once a second, to addresses that we call: some autopilots are silent until they
 * hear a ground station. It ends with the first frame from there; from then on each vehicle gets
 * its own.
 */
final class Greetings {
  /** Addresses greeted at a time; more are not called. */
  static final int MOST = 1_024;

  private final CoreOutput output;
  private final Heartbeat heartbeat = Vehicle.groundStationHeartbeat();
  private final IntArrayList waiting = new IntArrayList();
  private final UnsafeBuffer frame = new UnsafeBuffer(new byte[FrameEncoder.MAX_FRAME_LENGTH]);
  private int sequence;

  Greetings(CoreOutput output) {
    this.output = output;
  }

  /**
   * An address got its number.
   *
   * @param source network &lt;&lt; 16 | peer
   */
  void met(int source) {
    if (waiting.size() < MOST && !waiting.containsInt(source)) {
      waiting.addInt(source);
    }
  }

  /** A frame came from an address. */
  void heard(int source) {
    if (!waiting.isEmpty()) {
      waiting.removeInt(source);
    }
  }

  /** Called once a second. */
  void send() {
    for (int i = 0; i < waiting.size(); i++) {
      int source = waiting.getInt(i);
      int length =
          FrameEncoder.encode(
              heartbeat,
              sequence++ & 0xFF,
              Vehicle.OUR_SYSTEM_ID,
              MavComponent.MISSIONPLANNER,
              frame,
              0);
      output.frame(source >>> 16, source & 0xFFFF, CoreOutput.NO_DRONE, frame, 0, length);
    }
  }
}
