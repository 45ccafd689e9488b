package org.bucketbrigade.net;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.core.PeerMet;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.pipeline.Inlet;

/**
 * Vehicles among which system ids are unique, behind any number of sockets: gives each address a
 * number, publishes what comes from it and sends what goes there. Belongs to one thread.
 */
final class VehicleNetwork {
  /** Addresses that one network may have; vehicles at further ones are counted and not heard. */
  static final int MAX_PEERS = 1_024;

  /** No number: the address is not known yet. */
  static final int UNKNOWN = -1;

  /** The way to one address. */
  interface Route {
    /** Sends one frame now, or drops it: what waited would be old when it left. */
    void send(DirectBuffer bytes, int offset, int length);
  }

  private final int number;
  private final Inlet inlet;
  private final BadInput badInput;
  private final List<Route> routes = new ArrayList<>();
  private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[PeerMet.MAX_LENGTH]);
  private long framesRead;
  private long wrong;
  // Read by whoever asks for the status.
  private volatile long frames;
  private volatile long bad;

  VehicleNetwork(int number, Inlet inlet, BadInput badInput) {
    this.number = number;
    this.inlet = inlet;
    this.badInput = badInput;
  }

  /**
   * Gives an address a number, for good.
   *
   * @param name for the journal
   * @param greet whether the vehicle there waits for our heartbeat before it speaks
   * @return {@link #UNKNOWN} if there are too many
   */
  int meet(String name, boolean greet, Route route, long readNanos) {
    if (routes.size() == MAX_PEERS) {
      bad(name, "more than " + MAX_PEERS + " vehicle addresses");
      return UNKNOWN;
    }
    int peer = routes.size();
    routes.add(route);
    int length = PeerMet.write(scratch, 0, greet, false, 0, name);
    publish(EventType.PEER, peer, scratch, 0, length, readNanos);
    return peer;
  }

  /** The address is reached another way from now on; its connection was made anew. */
  void reroute(int peer, Route route) {
    routes.set(peer, route);
  }

  /** A checked frame came from an address. */
  void received(int peer, FrameView frame, long readNanos) {
    publish(EventType.FRAME, peer, frame.buffer(), frame.offset(), frame.length(), readNanos);
  }

  private void publish(
      int type, int peer, DirectBuffer bytes, int offset, int length, long readNanos) {
    // A full ring drops the frame: positions repeat, commands are retried.
    inlet.publish(type, (number << 16) | peer, readNanos, bytes, offset, length);
  }

  /** Counts a frame that was read, good or not known. */
  void count() {
    framesRead++;
    frames = framesRead;
  }

  /** Notes bytes or frames that were no good. */
  void wrong(Object from, long howMany) {
    wrong += howMany;
    bad = wrong;
    bad(from, "bytes that are no valid MAVLink frame");
  }

  /** Notes that something is the matter with an address. */
  void bad(Object from, String what) {
    badInput.add(from, what);
  }

  /** Sends a frame to an address by its number. */
  void send(int peer, DirectBuffer bytes, int offset, int length) {
    if (peer < routes.size()) {
      routes.get(peer).send(bytes, offset, length);
    }
  }

  /** Frames found so far. */
  long frames() {
    return frames;
  }

  /** Bytes and frames that were not good. */
  long bad() {
    return bad;
  }
}
