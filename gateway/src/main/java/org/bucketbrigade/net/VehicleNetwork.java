package org.bucketbrigade.net;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.core.PeerMet;
import org.bucketbrigade.journal.TelemetryLog;
import org.bucketbrigade.mavlink.CommandAck;
import org.bucketbrigade.mavlink.CommandInt;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.SignatureWriter;
import org.bucketbrigade.pipeline.KnownPeer;
import org.jspecify.annotations.Nullable;

/**
 * Vehicles among which system ids are unique, behind any number of endpoints: gives each address a
 * number, publishes what comes from it and sends what goes there. Belongs to the sockets' one
 * thread.
 */
final class VehicleNetwork {
  /** Addresses that one network may have; vehicles at further ones are counted and not heard. */
  static final int MAX_PEERS = 1_024;

  /** Endpoints that one network may have at a time. */
  static final int MAX_ENDPOINTS = 16;

  private final int number;
  private final VehicleNetworks.Inlet inlet;
  private final BadInput badInput;
  private final @Nullable NetworkSigning signing;
  private final @Nullable TelemetryLog log;
  private final FrameFilter filter = new FrameFilter();
  private final @Nullable NetworkEndpoint[] endpoints = new NetworkEndpoint[MAX_ENDPOINTS];
  private final List<StationEndpoint> stations = new ArrayList<>();

  // By number: the peer, and the endpoint it is at.
  private final @Nullable Peer[] peers = new Peer[MAX_PEERS];
  private final @Nullable VehicleEndpoint[] endpointOf = new VehicleEndpoint[MAX_PEERS];
  private final Queue<Integer> free = new ArrayDeque<>();
  private final List<KnownPeer> awaited;
  private int unused;

  private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[PeerMet.MAX_LENGTH]);
  private final FrameView outgoing = new FrameView();
  private final CommandAck ack = new CommandAck();
  private final CommandLong commandLong = new CommandLong();
  private final CommandInt commandInt = new CommandInt();
  private long framesRead;
  private long wrong;
  // Read by whoever asks for the status.
  private volatile long frames;
  private volatile long bad;

  VehicleNetwork(int number, VehicleNetworks.Inlet inlet, BadInput badInput) {
    this(number, inlet, badInput, RememberedPeers.NONE, null, null);
  }

  /**
   * @param remembered those who come again get the numbers that they had
   * @param signing the key that all its vehicles share; null if they have none
   * @param log where all that is said is written down; null for nowhere
   */
  VehicleNetwork(
      int number,
      VehicleNetworks.Inlet inlet,
      BadInput badInput,
      RememberedPeers remembered,
      @Nullable NetworkSigning signing,
      @Nullable TelemetryLog log) {
    this.number = number;
    this.inlet = inlet;
    this.badInput = badInput;
    this.signing = signing;
    this.log = log;
    awaited = remembered.of(number);
    awaited.removeIf(each -> each.number() >= MAX_PEERS);
    awaited.forEach(each -> unused = Math.max(unused, each.number() + 1));
  }

  /** Whether its vehicles share a key. */
  boolean signs() {
    return signing != null;
  }

  /** Whether a frame is signed as it must be; if not, that is counted. */
  boolean believes(FrameView frame, LinkCounts counts) {
    NetworkSigning key = signing;
    if (key == null) {
      return true;
    }
    switch (key.check(frame)) {
      case ACCEPTED -> {
        return true;
      }
      case UNSIGNED -> counts.unsigned++;
      case BAD_SIGNATURE -> counts.badSignatures++;
      case REPLAYED, TOO_OLD, TOO_MANY_STREAMS -> counts.replays++;
    }
    return false;
  }

  /** A further endpoint, or null if there are {@link #MAX_ENDPOINTS}. */
  @Nullable NetworkEndpoint addEndpoint(EndpointSpec spec) {
    for (int i = 0; i < MAX_ENDPOINTS; i++) {
      if (endpoints[i] == null) {
        NetworkEndpoint endpoint =
            spec.use() == EndpointSpec.Use.VEHICLES
                ? new VehicleEndpoint(this, i, spec)
                : new StationEndpoint(this, i, spec);
        endpoints[i] = endpoint;
        if (endpoint instanceof StationEndpoint station) {
          stations.add(station);
        }
        return endpoint;
      }
    }
    return null;
  }

  /** Forgets an endpoint; its peers are heard no more and nothing is sent to them. */
  void removeEndpoint(NetworkEndpoint endpoint) {
    endpoints[endpoint.number()] = null;
    if (endpoint instanceof StationEndpoint station) {
      stations.remove(station);
      return;
    }
    filter.forget(endpoint.number());
    for (int i = 0; i < unused; i++) {
      Peer peer = peer(i);
      if (peer != null && endpointOf[i] == endpoint) {
        peer.number(Peer.UNKNOWN);
        free.add(i);
      }
    }
  }

  FrameFilter filter() {
    return filter;
  }

  /** Who has a number now; null: nobody. */
  private @Nullable Peer peer(int given) {
    Peer peer = given < MAX_PEERS ? peers[given] : null;
    return peer != null && peer.number() == given ? peer : null;
  }

  // ---------------------------------------------------------------------------- addresses

  /**
   * Gives an address a number.
   *
   * @param greet whether the vehicle there waits for our heartbeat before it speaks
   * @return false if there are too many
   */
  boolean meet(VehicleEndpoint endpoint, Peer peer, boolean greet, long nowNanos) {
    int given = numberFor(endpoint, peer);
    if (given == Peer.UNKNOWN) {
      bad(peer.name(), "more than " + MAX_PEERS + " vehicle addresses");
      return false;
    }
    assign(given, endpoint, peer, greet, nowNanos);
    return true;
  }

  /** The number that it had before we were started again, else one that nobody has. */
  private int numberFor(VehicleEndpoint endpoint, Peer peer) {
    for (KnownPeer each : awaited) {
      if (each.endpoint() == endpoint.number() && peer.was(each.address())) {
        awaited.remove(each);
        return each.number();
      }
    }
    if (unused < MAX_PEERS) {
      return unused++;
    }
    if (!free.isEmpty()) {
      return free.remove();
    }
    return awaited.isEmpty() ? Peer.UNKNOWN : awaited.removeFirst().number();
  }

  /** A vehicle moved: its new address takes the number of the old one, which is unknown again. */
  void replace(VehicleEndpoint endpoint, Peer old, Peer peer, long nowNanos) {
    int given = old.number();
    old.number(Peer.UNKNOWN);
    assign(given, endpoint, peer, false, nowNanos);
  }

  private void assign(
      int given, VehicleEndpoint endpoint, Peer peer, boolean greet, long nowNanos) {
    peers[given] = peer;
    endpointOf[given] = endpoint;
    peer.number(given);
    int length =
        PeerMet.write(
            scratch, 0, greet, signs() || peer.isOnThisMachine(), endpoint.number(), peer.name());
    publish(EventType.PEER, given, scratch, 0, length, nowNanos);
  }

  // ---------------------------------------------------------------------------- in

  /** A frame that is new goes to the ground stations beside us and to the core. */
  void pass(Peer from, FrameView frame, long nowNanos) {
    if (frame.mayBeForwarded()) {
      for (int i = 0; i < stations.size(); i++) {
        stations.get(i).show(frame, nowNanos);
      }
      record(frame, nowNanos);
    }
    // The core knows frames only whose checksum is right.
    if (frame.crcVerified()) {
      publish(
          EventType.FRAME, from.number(), frame.buffer(), frame.offset(), frame.length(), nowNanos);
    }
  }

  /** What was passed to ground stations since the last time leaves for them. */
  void readComplete() {
    for (int i = 0; i < stations.size(); i++) {
      stations.get(i).flush();
    }
  }

  /** A ground station wants something of a vehicle; the core says whether it may. */
  void ordered(StationEndpoint from, FrameView frame, long nowNanos) {
    publish(
        EventType.STATION, from.number(), frame.buffer(), frame.offset(), frame.length(), nowNanos);
  }

  private void record(FrameView frame, long nowNanos) {
    if (log != null) {
      log.add(number, frame, nowNanos);
    }
  }

  private void publish(
      int type, int peer, DirectBuffer bytes, int offset, int length, long readNanos) {
    // A full ring drops the frame: positions repeat, commands are retried.
    boolean _ = inlet.publish(type, (number << 16) | peer, readNanos, bytes, offset, length);
  }

  /** The command that a COMMAND_ACK answers. */
  int commandOf(FrameView frame) {
    ack.wrap(frame);
    return ack.command();
  }

  /** Counts a frame that was read, whatever becomes of it. */
  void counted() {
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

  // ---------------------------------------------------------------------------- out

  /** Sends a frame to an address by its number. */
  void send(int peer, DirectBuffer bytes, int offset, int length, long nowNanos) {
    Peer to = peer(peer);
    VehicleEndpoint endpoint = to == null ? null : endpointOf[peer];
    if (to == null || endpoint == null) {
      return;
    }
    boolean signed = false;
    if (outgoing.wrap(bytes, offset, offset + length)) {
      record(outgoing, nowNanos);
      signed = outgoing.isSigned();
      if (outgoing.messageId() == CommandLong.ID) {
        commandLong.wrap(outgoing);
        endpoint.commanded(commandLong.targetSystem(), commandLong.command(), nowNanos);
      } else if (outgoing.messageId() == CommandInt.ID) {
        commandInt.wrap(outgoing);
        endpoint.commanded(commandInt.targetSystem(), commandInt.command(), nowNanos);
      }
    }
    NetworkSigning key = signing;
    if (key == null || signed) { // a ground station signs for itself
      transmit(to, endpoint, bytes, offset, length);
      return;
    }
    int signedLength = key.sign(endpoint.number(), bytes, offset, length);
    if (signedLength != SignatureWriter.REFUSED) {
      transmit(to, endpoint, key.signed(), 0, signedLength);
    }
  }

  private static void transmit(
      Peer to, VehicleEndpoint endpoint, DirectBuffer bytes, int offset, int length) {
    if (to.send(bytes, offset, length)) {
      endpoint.counts.out(length);
    }
  }

  // ---------------------------------------------------------------------------- status

  /** Frames found so far. */
  long frames() {
    return frames;
  }

  /** Bytes and frames that were not good. */
  long bad() {
    return bad;
  }

  NetworkStatus status(long nowNanos) {
    List<NetworkStatus.EndpointStatus> open = new ArrayList<>();
    for (NetworkEndpoint each : endpoints) {
      if (each != null) {
        open.add(each.status(nowNanos));
      }
    }
    return new NetworkStatus(number, List.copyOf(open));
  }
}
