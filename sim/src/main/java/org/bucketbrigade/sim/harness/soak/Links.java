package org.bucketbrigade.sim.harness.soak;

import java.util.PriorityQueue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.sim.link.FramesInFlight;
import org.bucketbrigade.sim.link.Lane;
import org.bucketbrigade.sim.link.Weather;
import org.bucketbrigade.sim.stage.Stage;

/** The ways between the core and the vehicles, and from people to the core. */
final class Links {
  /** Takes what arrives at the core. */
  interface Core {
    /** A frame of a vehicle. */
    void frame(int systemId, UnsafeBuffer bytes);

    /** A message of a person. */
    void said(Said said);
  }

  private record OnItsWay(long dueNanos, long order, Said said) implements Comparable<OnItsWay> {
    @Override
    public int compareTo(OnItsWay other) {
      int byTime = Long.compare(dueNanos, other.dueNanos);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final FramesInFlight toDrones;
  private final FramesInFlight fromDrones;
  private final PriorityQueue<OnItsWay> fromPeople = new PriorityQueue<>();
  private final PositionError error;
  private final long[] brokenUntil;
  private long nowNanos;
  private long order;

  Links(Plan plan) {
    Weather weather = Weather.fixed(plan.vehicleDelayNanos());
    toDrones = new FramesInFlight(weather, plan.seed(), Lane.DOWN);
    fromDrones = new FramesInFlight(weather, plan.seed(), Lane.UP);
    error = new PositionError(plan.errorM(), plan.seed());
    brokenUntil = new long[plan.drones() + 1];
  }

  void at(long now) {
    nowNanos = now;
  }

  /** Nothing goes through to or from a vehicle until then. */
  void breakUntil(int systemId, long untilNanos) {
    brokenUntil[systemId] = untilNanos;
  }

  void fromDrone(int systemId, DirectBuffer buffer, int offset, int length) {
    if (nowNanos >= brokenUntil[systemId]) {
      fromDrones.send(systemId, buffer, offset, length, nowNanos);
    }
  }

  void toDrone(int systemId, DirectBuffer buffer, int offset, int length) {
    if (nowNanos >= brokenUntil[systemId]) {
      toDrones.send(systemId, buffer, offset, length, nowNanos);
    }
  }

  void fromPerson(Said said, long delayNanos) {
    fromPeople.add(new OnItsWay(nowNanos + delayNanos, order++, said));
  }

  void deliverToDrones(Stage stage) {
    toDrones.deliver(
        nowNanos,
        (systemId, bytes) ->
            stage.network(0).receive(systemId, bytes, 0, bytes.capacity(), stage.nanos()));
  }

  void deliverToCore(Core core) {
    fromDrones.deliver(
        nowNanos, (systemId, bytes) -> core.frame(systemId, error.applied(bytes, nowNanos)));
    for (OnItsWay next = fromPeople.peek();
        next != null && next.dueNanos <= nowNanos;
        next = fromPeople.peek()) {
      fromPeople.poll();
      core.said(next.said);
    }
  }
}
