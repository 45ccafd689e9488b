package org.bucketbrigade.core;

import org.agrona.collections.IntArrayList;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavComponent;
import org.bucketbrigade.state.State;
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

  /** Visits all that is remembered. */
  void state(State s) {
    int count = s.i32(waiting.size());
    for (int i = 0; i < count; i++) {
      int source = s.i32(i < waiting.size() ? waiting.getInt(i) : 0);
      if (i == waiting.size()) {
        waiting.addInt(source);
      }
    }
    sequence = s.i32(sequence);
  }
}
