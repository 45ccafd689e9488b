package org.bucketbrigade.sim.harness;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.sim.stage.Stage;
import org.bucketbrigade.wire.v1.Reason;

/**
 * Links of the virtual system: first in, first out, each message a fixed time on its way. Does what
 * sockets and fan-out do: routes, shared payloads, the situation for newcomers.
 */
final class VirtualLinks extends HashingOutput {
  /** One way to a drone, nanoseconds. */
  static final long DRONE_NANOS = 10_000_000L;

  /** One way to a person, nanoseconds. */
  static final long PERSON_NANOS = 40_000_000L;

  /** Takes what arrives at the core. */
  interface Receiver {
    void event(int type, int source, UnsafeBuffer bytes);
  }

  private record ToDrone(long dueNanos, int network, int systemId, UnsafeBuffer bytes) {}

  private record ToCore(long dueNanos, int type, int source, UnsafeBuffer bytes) {}

  private final ArrayDeque<ToDrone> toDrones = new ArrayDeque<>();
  private final ArrayDeque<ToCore> fromDrones = new ArrayDeque<>();
  private final ArrayDeque<ToCore> fromPeople = new ArrayDeque<>();
  private final List<VirtualPerson> people = new ArrayList<>();
  private final Map<Integer, byte[]> situation = new LinkedHashMap<>();
  private boolean awaitsDurable;
  private long nowNanos;

  void at(long now) {
    nowNanos = now;
  }

  void addPerson(VirtualPerson person) {
    people.add(person);
    situation.values().forEach(bytes -> person.deliver(bytes, nowNanos + PERSON_NANOS));
  }

  boolean takeAwaitedDurable() {
    boolean awaited = awaitsDurable;
    awaitsDurable = false;
    return awaited;
  }

  // ---------------------------------------------------------------------------- drones

  void fromDrone(int network, int systemId, DirectBuffer buffer, int offset, int length) {
    fromDrones.add(
        new ToCore(
            nowNanos + DRONE_NANOS,
            EventType.FRAME,
            (network << 16) | systemId,
            copy(buffer, offset, length)));
  }

  @Override
  public void frame(
      int network, int peer, int setpointOf, DirectBuffer buffer, int offset, int length) {
    super.frame(network, peer, setpointOf, buffer, offset, length);
    toDrones.add(new ToDrone(nowNanos + DRONE_NANOS, network, peer, copy(buffer, offset, length)));
  }

  void deliverToDrones(Stage stage, long now) {
    nowNanos = now;
    while (!toDrones.isEmpty() && toDrones.getFirst().dueNanos <= now) {
      ToDrone next = toDrones.removeFirst();
      stage
          .network(next.network)
          .receive(next.systemId, next.bytes, 0, next.bytes.capacity(), stage.nanos());
    }
  }

  // ---------------------------------------------------------------------------- people

  void fromPerson(int session, byte[] payload, long now) {
    fromPeople.add(
        new ToCore(now + PERSON_NANOS, EventType.MESSAGE, session, new UnsafeBuffer(payload)));
  }

  void deliverToCore(long now, Receiver receiver) {
    nowNanos = now;
    deliver(fromDrones, now, receiver);
    deliver(fromPeople, now, receiver);
  }

  private static void deliver(ArrayDeque<ToCore> queue, long now, Receiver receiver) {
    while (!queue.isEmpty() && queue.getFirst().dueNanos <= now) {
      ToCore next = queue.removeFirst();
      receiver.event(next.type, next.source, next.bytes);
    }
  }

  @Override
  public void own(int session, DirectBuffer buffer, int offset, int length) {
    super.own(session, buffer, offset, length);
    people.get(session).deliver(bytes(buffer, offset, length), nowNanos + PERSON_NANOS);
  }

  @Override
  public void crew(
      int drone, int tier, boolean keyframe, DirectBuffer buffer, int offset, int length) {
    super.crew(drone, tier, keyframe, buffer, offset, length);
    byte[] shared = bytes(buffer, offset, length);
    for (int i = 0; i < people.size(); i++) {
      if (people.get(i).watches(drone, tier)) {
        people.get(i).deliver(shared, nowNanos + PERSON_NANOS);
      }
    }
  }

  @Override
  public void fleet(DirectBuffer buffer, int offset, int length) {
    super.fleet(buffer, offset, length);
    byte[] shared = bytes(buffer, offset, length);
    for (int i = 0; i < people.size(); i++) {
      if (people.get(i).watchesFleet()) {
        people.get(i).deliver(shared, nowNanos + PERSON_NANOS);
      }
    }
  }

  @Override
  public void situation(int key, DirectBuffer buffer, int offset, int length) {
    super.situation(key, buffer, offset, length);
    byte[] shared = bytes(buffer, offset, length);
    situation.put(key, shared);
    for (int i = 0; i < people.size(); i++) {
      people.get(i).deliver(shared, nowNanos + PERSON_NANOS);
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
