package org.bucketbrigade.sim.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.mavlink.FrameScanner;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.sim.link.FramesInFlight;
import org.bucketbrigade.sim.link.Lane;
import org.bucketbrigade.sim.stage.Stage;
import org.bucketbrigade.wire.v1.Reason;

/**
 * Links of the virtual system under their weather. Does what sockets and fan-out do: finds the good
 * frames in what arrives, routes, shares payloads, tells newcomers the situation.
 */
final class VirtualLinks extends HashingOutput {
  /** System ids are 8 bits: a link's number is the network's times this, plus the system id. */
  private static final int LINKS_PER_NETWORK = 256;

  /** Takes what arrives at the core. */
  interface Receiver {
    void event(int type, int source, UnsafeBuffer bytes);
  }

  private record FromPerson(long dueNanos, long order, int session, UnsafeBuffer bytes)
      implements Comparable<FromPerson> {
    @Override
    public int compareTo(FromPerson other) {
      int byTime = Long.compare(dueNanos, other.dueNanos);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final FramesInFlight toDrones;
  private final FramesInFlight fromDrones;
  private final PriorityQueue<FromPerson> fromPeople = new PriorityQueue<>();
  private final FrameScanner scanner = new FrameScanner();
  private final List<VirtualPerson> people = new ArrayList<>();
  private final Map<Integer, byte[]> situation = new LinkedHashMap<>();
  private boolean awaitsDurable;
  private long nowNanos;
  private long order;

  VirtualLinks(LinkWeather weather, long seed) {
    toDrones = new FramesInFlight(weather.drones(), seed, Lane.DOWN);
    fromDrones = new FramesInFlight(weather.drones(), seed, Lane.UP);
  }

  void at(long now) {
    nowNanos = now;
  }

  void addPerson(VirtualPerson person) {
    people.add(person);
    situation.values().forEach(bytes -> person.deliver(bytes, nowNanos));
  }

  boolean takeAwaitedDurable() {
    boolean awaited = awaitsDurable;
    awaitsDurable = false;
    return awaited;
  }

  // ---------------------------------------------------------------------------- drones

  void fromDrone(int network, int systemId, DirectBuffer buffer, int offset, int length) {
    fromDrones.send(link(network, systemId), buffer, offset, length, nowNanos);
  }

  @Override
  public void frame(
      int network, int peer, int setpointOf, DirectBuffer buffer, int offset, int length) {
    super.frame(network, peer, setpointOf, buffer, offset, length);
    toDrones.send(link(network, peer), buffer, offset, length, nowNanos);
  }

  private static int link(int network, int systemId) {
    return network * LINKS_PER_NETWORK + systemId;
  }

  void deliverToDrones(Stage stage, long now) {
    nowNanos = now;
    toDrones.deliver(
        now,
        (link, bytes) ->
            stage
                .network(link / LINKS_PER_NETWORK)
                .receive(link % LINKS_PER_NETWORK, bytes, 0, bytes.capacity(), stage.nanos()));
  }

  private void deliverFromDrones(long now, Receiver receiver) {
    fromDrones.deliver(
        now,
        (link, bytes) -> {
          int source = (link / LINKS_PER_NETWORK) << 16 | link % LINKS_PER_NETWORK;
          scanner.scanDatagram(
              bytes, 0, bytes.capacity(), frame -> receive(frame, source, receiver));
        });
  }

  /** As a socket of the gateway does: what cannot be checked is not for the core. */
  private static void receive(FrameView frame, int source, Receiver receiver) {
    if (frame.crcVerified()) {
      receiver.event(EventType.FRAME, source, copy(frame.buffer(), frame.offset(), frame.length()));
    }
  }

  // ---------------------------------------------------------------------------- people

  void fromPerson(int session, byte[] payload, long dueNanos) {
    fromPeople.add(new FromPerson(dueNanos, order++, session, new UnsafeBuffer(payload)));
  }

  void deliverToCore(long now, Receiver receiver) {
    nowNanos = now;
    deliverFromDrones(now, receiver);
    for (FromPerson next = fromPeople.peek();
        next != null && next.dueNanos <= now;
        next = fromPeople.peek()) {
      fromPeople.poll();
      receiver.event(EventType.MESSAGE, next.session, next.bytes);
    }
  }

  @Override
  public void own(int session, DirectBuffer buffer, int offset, int length) {
    super.own(session, buffer, offset, length);
    people.get(session).deliver(bytes(buffer, offset, length), nowNanos);
  }

  @Override
  public void crew(
      int drone, int tier, boolean keyframe, DirectBuffer buffer, int offset, int length) {
    super.crew(drone, tier, keyframe, buffer, offset, length);
    byte[] shared = bytes(buffer, offset, length);
    for (int i = 0; i < people.size(); i++) {
      if (people.get(i).watches(drone, tier)) {
        people.get(i).deliver(shared, nowNanos);
      }
    }
  }

  @Override
  public void fleet(DirectBuffer buffer, int offset, int length) {
    super.fleet(buffer, offset, length);
    byte[] shared = bytes(buffer, offset, length);
    for (int i = 0; i < people.size(); i++) {
      if (people.get(i).watchesFleet()) {
        people.get(i).deliver(shared, nowNanos);
      }
    }
  }

  @Override
  public void situation(int key, DirectBuffer buffer, int offset, int length) {
    super.situation(key, buffer, offset, length);
    byte[] shared = bytes(buffer, offset, length);
    situation.put(key, shared);
    for (int i = 0; i < people.size(); i++) {
      people.get(i).deliver(shared, nowNanos);
    }
  }

  @Override
  public void route(int session, int drone, int tier, boolean fleet) {
    super.route(session, drone, tier, fleet);
    people.get(session).route(drone, tier, fleet);
  }

  @Override
  public void close(int session, Reason reason) {
    super.close(session, reason);
    throw new IllegalStateException("the core closed session " + session + ": " + reason);
  }

  @Override
  public void awaitDurable() {
    awaitsDurable = true;
  }

  private static byte[] bytes(DirectBuffer buffer, int offset, int length) {
    byte[] copy = new byte[length];
    buffer.getBytes(offset, copy);
    return copy;
  }

  private static UnsafeBuffer copy(DirectBuffer buffer, int offset, int length) {
    return new UnsafeBuffer(bytes(buffer, offset, length));
  }
}
