package org.bucketbrigade.sim.harness.soak;

import com.google.protobuf.ByteString;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Order;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Role;

/** Invariant 4, second part: nothing but heartbeats leaves for a drone that somebody else flies. */
final class ForeignSilence extends Judge {
  static final String NAME = "foreign";

  private static final int GUIDED = 4;

  private final Facts facts;
  private final BitSet known = new BitSet();
  private final BitSet givenBack = new BitSet();
  private final Map<ByteString, Order> releases = new HashMap<>();

  ForeignSilence(Docket docket, Facts facts) {
    super(NAME, docket);
    this.facts = facts;
  }

  @Override
  void heartbeat(int drone, int mode, boolean armed, long nowNanos) {
    if (!facts.isForeign(drone)) {
      givenBack.clear(drone);
    } else if (mode != GUIDED && armed && !givenBack.get(drone)) {
      known.set(drone);
    }
  }

  @Override
  void said(Said said, Person by, long nowNanos) {
    Order order = said.message().getOrder();
    if (by.role == Role.ROLE_PIC && order.getKind() == OrderKind.ORDER_RELEASE) {
      order.getDroneIdsList().forEach(known::clear);
      order.getDroneIdsList().forEach(givenBack::set);
      releases.put(order.getActId(), order);
    }
  }

  @Override
  void acked(Person person, Ack ack, long nowNanos) {
    Order order = releases.remove(ack.getActId());
    if (order != null && ack.getOutcome() == Ack.Outcome.OUTCOME_REFUSED) {
      order.getDroneIdsList().forEach(givenBack::clear);
    }
  }

  @Override
  void setpoint(int drone, float north, float east, float down, long nowNanos) {
    judge(drone, "a setpoint", nowNanos);
  }

  @Override
  void frame(int drone, int messageId, long nowNanos) {
    if (messageId != Heartbeat.ID) {
      judge(drone, "message " + messageId, nowNanos);
    } else if (known.get(drone)) {
      looked(1);
    }
  }

  private void judge(int drone, String what, long nowNanos) {
    if (known.get(drone)) {
      breach(nowNanos, "drone " + drone + " was sent " + what + " while somebody else flew it");
    }
  }
}
