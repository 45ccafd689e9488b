package org.bucketbrigade.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.bucketbrigade.mavlink.NamedValueFloat;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Hazard;
import org.bucketbrigade.wire.v1.Objection;
import org.bucketbrigade.wire.v1.Order;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vetoes, dangers and leads' answers to them, as messages. */
final class DangersTest {
  /** 200 m north of the pad. */
  private static final int NORTH_E7 = CoreDesk.LAT_E7 + 18_000;

  private static final int LEAD = 20;

  private final CoreDesk desk = new CoreDesk();
  private long lastAct = 50_000;

  @BeforeEach
  void crew() {
    desk.crewed();
    desk.signIn(12, 10_012, Role.ROLE_OPERATOR);
    desk.join(12);
    desk.signIn(LEAD, 10_020, Role.ROLE_LEAD);
    desk.copter.send(new NamedValueFloat().name("TANK_L").value(90));
    desk.run(1);
  }

  private long object(int session, boolean hazard) {
    long act = ++lastAct;
    desk.send(
        session,
        ClientMessage.newBuilder()
            .setObjection(
                Objection.newBuilder()
                    .setActId(CoreDesk.id(act))
                    .setDroneId(CoreDesk.DRONE)
                    .setHazard(hazard)
                    .setLatE7(NORTH_E7)
                    .setLonE7(CoreDesk.LON_E7)));
    return act;
  }

  private long order(int session, OrderKind kind, int latE7, int... drones) {
    long act = ++lastAct;
    Order.Builder order =
        Order.newBuilder()
            .setActId(CoreDesk.id(act))
            .setKind(kind)
            .setLatE7(latE7)
            .setLonE7(latE7 == 0 ? 0 : CoreDesk.LON_E7);
    for (int drone : drones) {
      order.addDroneIds(drone);
    }
    desk.send(session, ClientMessage.newBuilder().setOrder(order));
    desk.run(0.3);
    return act;
  }

  private long vote(int session) {
    long act = desk.vote(session, Act.ACT_DROP, NORTH_E7, CoreDesk.LON_E7);
    desk.run(0.1);
    return act;
  }

  /** The dangers that everybody has been told, in order. */
  private List<Hazard> told() {
    return desk.situations.stream()
        .map(
            bytes -> {
              try {
                return ServerMessage.parseFrom(bytes).getSituation();
              } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
              }
            })
        .filter(item -> item.hasHazard())
        .map(item -> item.getHazard())
        .toList();
  }

  @Test
  void aVetoIsAnsweredToldAndEndsTheVotes() {
    long vote = vote(10);
    long veto = object(12, false);
    assertThat(desk.answers(12, veto)).containsExactly("DONE OK");
    assertThat(desk.answers(10, vote)).containsExactly("COUNTED OK", "REFUSED VETOED");
    assertThat(desk.notices(11)).contains(Reason.REASON_VETOED);
    assertThat(desk.notices(LEAD)).contains(Reason.REASON_VETOED);
    assertThat(desk.answers(10, vote(10))).containsExactly("REFUSED VETOED");
    long dismissal = order(LEAD, OrderKind.ORDER_DISMISS, 0, CoreDesk.DRONE);
    assertThat(desk.answers(LEAD, dismissal)).containsExactly("DONE OK");
    assertThat(desk.answers(10, vote(10))).containsExactly("COUNTED OK");
  }

  @Test
  void aRetryOfAVetoIsAnsweredTheSameAndCountsOnce() {
    ClientMessage.Builder message =
        ClientMessage.newBuilder()
            .setObjection(
                Objection.newBuilder().setActId(CoreDesk.id(9)).setDroneId(CoreDesk.DRONE));
    desk.send(12, message);
    desk.send(12, message);
    assertThat(desk.answers(12, 9)).containsExactly("DONE OK", "DONE OK");
    assertThat(desk.notices(11)).containsOnlyOnce(Reason.REASON_VETOED);
  }

  @Test
  void aDangerIsOnEverybodysMapUntilItIsOverOrDismissed() {
    long danger = object(12, true);
    assertThat(desk.answers(12, danger)).containsExactly("DONE OK");
    assertThat(told())
        .singleElement()
        .satisfies(
            hazard -> {
              assertThat(hazard.getOver()).isFalse();
              assertThat(hazard.getLatE7()).isCloseTo(NORTH_E7, within(2));
            });
    assertThat(desk.answers(10, vote(10))).containsExactly("REFUSED HAZARD");
    desk.run(61.5);
    assertThat(told()).hasSize(2).last().satisfies(hazard -> assertThat(hazard.getOver()).isTrue());
    assertThat(desk.answers(10, vote(10))).containsExactly("COUNTED OK");
    object(12, true);
    long dismissal = order(CoreDesk.PIC, OrderKind.ORDER_DISMISS, NORTH_E7);
    assertThat(desk.answers(CoreDesk.PIC, dismissal)).containsExactly("DONE OK");
    assertThat(told()).hasSize(4).last().satisfies(hazard -> assertThat(hazard.getOver()).isTrue());
  }

  private static org.assertj.core.data.Offset<Integer> within(int e7) {
    return org.assertj.core.data.Offset.offset(e7);
  }

  @Test
  void onlyMembersObjectAndOnlyLeadsAnswer() {
    desk.signIn(30, 10_030, Role.ROLE_SPECTATOR);
    assertThat(desk.answers(30, object(30, false))).containsExactly("REFUSED NOT_IN_CREW");
    assertThat(desk.answers(LEAD, object(LEAD, true))).containsExactly("REFUSED NOT_IN_CREW");
    object(12, false);
    assertThat(desk.answers(10, order(10, OrderKind.ORDER_DISMISS, 0, CoreDesk.DRONE)))
        .containsExactly("REFUSED ROLE_FORBIDS");
    assertThat(desk.answers(10, order(10, OrderKind.ORDER_CONFIRM_DROP, NORTH_E7, CoreDesk.DRONE)))
        .containsExactly("REFUSED ROLE_FORBIDS");
    assertThat(desk.answers(LEAD, order(LEAD, OrderKind.ORDER_DISMISS, NORTH_E7)))
        .as("no danger there")
        .containsExactly("REFUSED NOTHING_DECIDED");
  }

  @Test
  void anObjectionWithoutAnIdIsMalformed() {
    desk.send(
        12,
        ClientMessage.newBuilder().setObjection(Objection.newBuilder().setDroneId(CoreDesk.DRONE)));
    assertThat(desk.malformed).containsKey(12);
  }

  @Test
  void aCrewOfTwoAsksLeadsAndOneOfThemConfirmsThePointThatWasShown() {
    desk.signOut(12);
    long first = vote(10);
    long second = vote(11);
    assertThat(desk.answers(10, first)).containsExactly("COUNTED OK", "DECIDED OK");
    assertThat(desk.notices(LEAD)).contains(Reason.REASON_NEEDS_LEAD);
    assertThat(desk.notices(CoreDesk.PIC)).contains(Reason.REASON_NEEDS_LEAD);
    assertThat(desk.notices(10)).doesNotContain(Reason.REASON_NEEDS_LEAD);
    long wrong = order(LEAD, OrderKind.ORDER_CONFIRM_DROP, NORTH_E7 + 9_000, CoreDesk.DRONE);
    assertThat(desk.answers(LEAD, wrong)).containsExactly("REFUSED NOTHING_DECIDED");
    long right = order(LEAD, OrderKind.ORDER_CONFIRM_DROP, NORTH_E7, CoreDesk.DRONE);
    assertThat(desk.answers(LEAD, right)).containsExactly("DONE OK");
    desk.run(21);
    assertThat(desk.answers(11, second))
        .as("it never flew there")
        .last()
        .isNotEqualTo("REFUSED NEEDS_LEAD");
  }

  @Test
  void theThirdHoldOfOnePersonAsksTheCrewForASecond() {
    for (int i = 0; i < 2; i++) {
      assertThat(desk.answers(10, desk.hold(10))).containsExactly("DONE OK");
      desk.run(16);
    }
    assertThat(desk.answers(10, desk.hold(10))).containsExactly("REFUSED HOLD_BUDGET_SPENT");
    assertThat(desk.notices(11)).contains(Reason.REASON_HOLD_BUDGET_SPENT);
    assertThat(desk.core.drone(0).crewHoldLeftNanos(desk.nowNanos)).isZero();
    assertThat(desk.answers(11, desk.hold(11))).containsExactly("DONE OK");
  }

  @Test
  void theCrewEndsItsOwnHold() {
    desk.hold(10);
    long vote = desk.vote(11, Act.ACT_END_HOLD, 0, 0);
    assertThat(desk.answers(11, vote)).containsExactly("COUNTED OK");
    long other = desk.vote(12, Act.ACT_END_HOLD, 0, 0);
    desk.run(0.2);
    assertThat(desk.answers(11, vote)).containsExactly("COUNTED OK", "DECIDED OK", "DONE OK");
    assertThat(desk.answers(12, other)).last().isEqualTo("DONE OK");
    assertThat(desk.core.drone(0).crewHoldLeftNanos(desk.nowNanos)).isZero();
  }
}
