package org.bucketbrigade.core;

import com.google.protobuf.ByteString;
import java.util.ArrayDeque;
import java.util.List;
import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.mission.Person;
import org.bucketbrigade.vehicle.Vehicle;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Notice;
import org.bucketbrigade.wire.v1.Order;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;

/**
 * What leads and the pilot in command order. Stops take effect before the method returns; what lets
 * drones move waits until the journal has it on the disk. Whoever may not order something is told
 * so and nothing changes.
 */
final class Orders {
  static final int ACT_ID_LENGTH = 16;

  /** Without the pilot in command for this long everything holds. */
  static final long PIC_HOLD_NANOS = 20_000_000_000L;

  /** Without the pilot in command for this long everything returns. */
  static final long PIC_RETURN_NANOS = 120_000_000_000L;

  /** A permissive order that is not durable by then is refused. */
  static final long DURABLE_NANOS = 500_000_000L;

  /** Permissive orders that may wait for the disk. */
  static final int MAX_WAITING = 64;

  private record Waiting(Person person, Order order, long event, long sinceNanos) {}

  private final Arbiter arbiter;
  private final Flights flights;
  private final ServerWriter writer;
  private final Notices notices;
  private final CoreStats stats;
  private final CoreOutput output;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

  Orders(
      Arbiter arbiter,
      Flights flights,
      ServerWriter writer,
      Notices notices,
      CoreStats stats,
      CoreOutput output) {
    this.arbiter = arbiter;
    this.flights = flights;
    this.writer = writer;
    this.notices = notices;
    this.stats = stats;
    this.output = output;
  }

  /**
   * Takes an order.
   *
   * @param event number of the journaled event that carried it
   */
  void received(Person person, Order order, long event, long nowNanos) {
    long high = bits(order.getActId(), 0);
    long low = bits(order.getActId(), Long.BYTES);
    int known = person.acts().find(high, low);
    if (known >= 0) {
      writer.ack(person, high, low, person.acts().outcome(known), person.acts().reason(known));
      return;
    }
    if (isWaiting(person, order)) {
      return; // a retry; the answer comes once
    }
    if (!mayOrder(person.role(), order.getKind())) {
      answer(person, order, Reason.REASON_ROLE_FORBIDS);
    } else if (!isPermissive(order.getKind())) {
      if (order.getKind() != OrderKind.ORDER_ATTEST_GROUND_CLEAR) {
        refuseWaiting(); // whoever stops means it, whatever was on its way
      }
      answer(person, order, carryOut(person, order, nowNanos));
    } else if (waiting.size() == MAX_WAITING) {
      answer(person, order, Reason.REASON_GATEWAY_FULL);
    } else {
      waiting.add(new Waiting(person, order, event, nowNanos));
      output.awaitDurable();
    }
  }

  private static boolean isPermissive(OrderKind kind) {
    return switch (kind) {
      case ORDER_ARM, ORDER_RESUME, ORDER_RELEASE -> true;
      case ORDER_HOLD, ORDER_RETURN, ORDER_LAND, ORDER_ATTEST_GROUND_CLEAR -> false;
      case ORDER_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }

  private boolean isWaiting(Person person, Order order) {
    for (Waiting other : waiting) {
      if (other.person() == person && other.order().getActId().equals(order.getActId())) {
        return true;
      }
    }
    return false;
  }

  private void refuseWaiting() {
    for (Waiting stopped = waiting.poll(); stopped != null; stopped = waiting.poll()) {
      answer(stopped.person(), stopped.order(), Reason.REASON_HELD);
    }
  }

  /** Everything up to an event is on the disk. */
  void durable(long event, long nowNanos) {
    tick(nowNanos);
    for (Waiting next = waiting.peek(); next != null && next.event() <= event; ) {
      waiting.poll();
      answer(next.person(), next.order(), carryOut(next.person(), next.order(), nowNanos));
      next = waiting.peek();
    }
  }

  /** Refuses what the disk has not taken in time. */
  void tick(long nowNanos) {
    for (Waiting next = waiting.peek();
        next != null && nowNanos - next.sinceNanos() > DURABLE_NANOS; ) {
      waiting.poll();
      answer(next.person(), next.order(), Reason.REASON_NOT_DURABLE);
      next = waiting.peek();
    }
  }

  private void answer(Person person, Order order, Reason reason) {
    Ack.Outcome outcome =
        reason == Reason.REASON_OK ? Ack.Outcome.OUTCOME_DONE : Ack.Outcome.OUTCOME_REFUSED;
    if (reason != Reason.REASON_OK) {
      stats.refused++;
    }
    long high = bits(order.getActId(), 0);
    long low = bits(order.getActId(), Long.BYTES);
    person.acts().put(high, low, outcome, reason);
    writer.ack(person, high, low, outcome, reason);
  }

  private static long bits(ByteString id, int offset) {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = (value << 8) | (id.byteAt(offset + i) & 0xFF);
    }
    return value;
  }

  private Reason carryOut(Person person, Order order, long nowNanos) {
    if (!mayOrder(person.role(), order.getKind())) {
      return Reason.REASON_ROLE_FORBIDS;
    }
    if (order.getKind() == OrderKind.ORDER_ATTEST_GROUND_CLEAR) {
      arbiter.hazards().attest(nowNanos);
      return Reason.REASON_OK;
    }
    if (order.getKind() == OrderKind.ORDER_ARM && order.getDroneIdsCount() == 0) {
      return Reason.REASON_NO_SUCH_DRONE;
    }
    if (order.getDroneIdsCount() == 0) {
      return all(order.getKind(), nowNanos);
    }
    Reason worst = Reason.REASON_OK;
    for (int i = 0; i < order.getDroneIdsCount(); i++) {
      Drone drone = flights.byId(order.getDroneIds(i));
      Reason reason =
          drone == null ? Reason.REASON_NO_SUCH_DRONE : one(drone, order.getKind(), nowNanos);
      worst = reason == Reason.REASON_OK ? worst : reason;
    }
    return worst;
  }

  private static boolean mayOrder(Role role, OrderKind kind) {
    return switch (kind) {
      case ORDER_HOLD, ORDER_RESUME, ORDER_RETURN, ORDER_LAND, ORDER_ATTEST_GROUND_CLEAR ->
          role == Role.ROLE_LEAD || role == Role.ROLE_PIC;
      case ORDER_ARM, ORDER_RELEASE -> role == Role.ROLE_PIC;
      case ORDER_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }

  /** Applies an order to every drone; those it does not concern are no reason to refuse it. */
  private Reason all(OrderKind kind, long nowNanos) {
    List<Drone> drones = flights.drones();
    for (int i = 0; i < drones.size(); i++) {
      one(drones.get(i), kind, nowNanos);
    }
    return Reason.REASON_OK;
  }

  private Reason one(Drone drone, OrderKind kind, long nowNanos) {
    return switch (kind) {
      case ORDER_HOLD -> {
        boolean heldBefore = drone.latchedHold();
        arbiter.latchHold(drone, nowNanos);
        flights.cancelArming(drone);
        if (!heldBefore) {
          notices.crew(drone, flights.droneId(drone), Reason.REASON_HELD);
        }
        yield Reason.REASON_OK;
      }
      case ORDER_RESUME -> {
        arbiter.resume(drone);
        yield Reason.REASON_OK;
      }
      case ORDER_RETURN -> flights.startReturn(drone);
      case ORDER_LAND -> flights.land(drone);
      case ORDER_ARM -> flights.arm(drone);
      case ORDER_RELEASE -> flights.releaseExternal(drone);
      case ORDER_ATTEST_GROUND_CLEAR, ORDER_UNSPECIFIED, UNRECOGNIZED -> Reason.REASON_MALFORMED;
    };
  }

  /** Looks whether the pilot in command is still there; called once a second. */
  void watchPic(long nowNanos) {
    long away = arbiter.hazards().picAwayNanos(nowNanos);
    if (away < PIC_HOLD_NANOS) {
      return;
    }
    List<Drone> drones = flights.drones();
    for (int i = 0; i < drones.size(); i++) {
      Drone drone = drones.get(i);
      Vehicle vehicle = flights.vehicle(drone);
      if (vehicle.phase() != Phase.PHASE_FLYING) {
        continue;
      }
      if (away >= PIC_RETURN_NANOS) {
        arbiter.resume(drone);
        flights.startReturn(drone);
      } else if (!drone.latchedHold()) {
        arbiter.latchHold(drone, nowNanos);
        notices.all(
            drone,
            flights.droneId(drone),
            Notice.Severity.SEVERITY_WARNING,
            Reason.REASON_PIC_AWAY,
            "");
      }
    }
  }
}
