package org.bucketbrigade.sim.harness;

import java.util.ArrayDeque;
import org.bucketbrigade.core.CoreOutput;
import org.bucketbrigade.sim.crowd.PayloadSink;
import org.bucketbrigade.sim.crowd.PersonClient;
import org.bucketbrigade.sim.link.Lane;
import org.bucketbrigade.sim.link.Weather;

/** One person's client at the end of a virtual link. */
final class VirtualPerson implements PayloadSink {
  /** Numbers of people's links begin above those of drones. */
  private static final int PEOPLE = 1 << 20;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Arriving(long dueNanos, byte[] payload) {}

  private final PersonClient client;
  private final VirtualLinks links;
  private final int session;
  private final Lane down;
  private final Lane up;
  private final ArrayDeque<Arriving> arriving = new ArrayDeque<>();
  private int drone = CoreOutput.NO_DRONE;
  private int tier;
  private boolean fleet;
  private boolean helloDropped;
  private long nowNanos;

  VirtualPerson(PersonClient client, VirtualLinks links, int session, Weather weather, long seed) {
    this.client = client;
    this.links = links;
    this.session = session;
    this.down = new Lane(weather, seed, PEOPLE + session, Lane.DOWN);
    this.up = new Lane(weather, seed, PEOPLE + session, Lane.UP);
  }

  @Override
  public boolean offer(byte[] payload) {
    if (helloDropped) {
      up.send(nowNanos);
      links.fromPerson(session, payload, up.dueNanos());
    }
    return true;
  }

  /** From now on what the client sends reaches the core. */
  void dropHello() {
    helloDropped = true;
  }

  void route(int newDrone, int newTier, boolean newFleet) {
    drone = newDrone;
    tier = newTier;
    fleet = newFleet;
  }

  boolean watches(int ofDrone, int ofTier) {
    return drone == ofDrone && tier == ofTier;
  }

  boolean watchesFleet() {
    return fleet;
  }

  /** A message sets out to this person. */
  void deliver(byte[] payload, long now) {
    down.send(now);
    arriving.add(new Arriving(down.dueNanos(), payload));
  }

  void receive(long now) {
    nowNanos = now;
    while (!arriving.isEmpty() && arriving.getFirst().dueNanos <= now) {
      client.receive(arriving.removeFirst().payload, now);
    }
  }

  void tick(long now) {
    nowNanos = now;
    client.tick(now);
  }
}
