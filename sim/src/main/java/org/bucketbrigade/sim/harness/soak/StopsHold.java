package org.bucketbrigade.sim.harness.soak;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.bucketbrigade.wire.v1.Order;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Role;

/**
 * Invariant 6: a lead's or the pilot in command's hold takes effect in the very event that carries
 * it, and stays until one of them lifts it.
 */
final class StopsHold extends Judge {
  static final String NAME = "stops";

  /** The core lifts holds when it sends everything home. */
  private static final long PIC_RETURN_NANOS = 120_000_000_000L;

  private final Facts facts;
  private final BitSet held = new BitSet();
  private final BitSet flew = new BitSet();
  private final BitSet stopped = new BitSet();
  private long picNanos;

  StopsHold(Docket docket, Facts facts) {
    super(NAME, docket);
    this.facts = facts;
  }

  private static boolean commands(Person by) {
    return by.signedIn && (by.role == Role.ROLE_PIC || by.role == Role.ROLE_LEAD);
  }

  private List<Integer> targets(Order order) {
    return order.getDroneIdsCount() > 0
        ? order.getDroneIdsList()
        : IntStream.rangeClosed(1, facts.drones()).boxed().toList();
  }

  @Override
  void said(Said said, Person by, long nowNanos) {
    picNanos = by.role == Role.ROLE_PIC ? nowNanos : picNanos;
    Order order = said.message().getOrder();
    if (!commands(by)) {
      return;
    }
    switch (order.getKind()) {
      case ORDER_HOLD -> {
        stopped.clear();
        flew.clear();
        for (int drone : targets(order)) {
          Phase phase = facts.phase(drone);
          flew.set(drone, phase == Phase.PHASE_FLYING || phase == Phase.PHASE_RETURNING);
        }
      }
      case ORDER_RESUME, ORDER_CLEAR, ORDER_GOTO ->
          targets(order).forEach(drone -> held.clear(drone));
      default -> {}
    }
  }

  @Override
  void heeded(Said said, Person by, long nowNanos) {
    Order order = said.message().getOrder();
    if (!commands(by) || order.getKind() != OrderKind.ORDER_HOLD) {
      return;
    }
    for (int drone : targets(order)) {
      looked(1);
      if (flew.get(drone) && !stopped.get(drone)) {
        breach(nowNanos, "drone " + drone + " was not stopped in the event of the order to hold");
      }
      held.set(drone);
    }
  }

  @Override
  void setpoint(int drone, float north, float east, float down, long nowNanos) {
    boolean stands = north == 0 && east == 0 && down == 0;
    stopped.set(drone, stands);
    if (!held.get(drone) || nowNanos - picNanos >= PIC_RETURN_NANOS) {
      return;
    }
    looked(1);
    if (!stands) {
      breach(nowNanos, "drone " + drone + " moves though it is held");
    }
  }
}
