package org.bucketbrigade.sim.harness.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.sim.stage.Stage;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Order;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Role;
import org.junit.jupiter.api.Test;

/** Judges convict breaches made by hand, and acquit who does the same with the right to it. */
class JudgesTest {
  private static final long SECOND = 1_000_000_000L;

  private final Plan plan = Plan.of(1, Plan.Wanted.NOTHING);
  private final Stage stage = new Stage(plan.scenario(), plan.drones(), 1, (_, _, _, _, _) -> {});
  private final Facts facts = new Facts(stage);
  private final Docket docket = new Docket();

  private Person person(Role role) {
    return new Person(
        facts.people().size(), role, Manner.HONEST, 0, 1, 1, stage.world().frame(), (_, _) -> {});
  }

  private static Said order(OrderKind kind, int drone) {
    ClientMessage message =
        ClientMessage.newBuilder()
            .setOrder(Order.newBuilder().setKind(kind).addDroneIds(drone))
            .build();
    return new Said(0, message, message.toByteArray(), true);
  }

  @Test
  void aSetpointForADroneThatSomebodyElseFliesIsABreach() {
    ForeignSilence judge = new ForeignSilence(docket, facts);
    facts.foreign(2, true);
    judge.setpoint(2, 1, 0, 0, SECOND);
    assertThat(docket.count()).as("the core cannot know yet").isZero();
    judge.heartbeat(2, 17, true, 2 * SECOND);
    judge.setpoint(1, 1, 0, 0, 2 * SECOND);
    judge.frame(2, 0, 2 * SECOND);
    assertThat(docket.count()).as("another drone's, and a heartbeat").isZero();
    judge.setpoint(2, 0, 0, 0, 3 * SECOND);
    assertThat(docket.count(ForeignSilence.NAME)).isOne();
    judge.said(order(OrderKind.ORDER_RELEASE, 2), person(Role.ROLE_OPERATOR), 4 * SECOND);
    judge.setpoint(2, 0, 0, 0, 4 * SECOND);
    assertThat(docket.count()).as("only the pilot in command gives it back").isEqualTo(2);
    judge.said(order(OrderKind.ORDER_RELEASE, 2), person(Role.ROLE_PIC), 5 * SECOND);
    judge.setpoint(2, 0, 0, 0, 5 * SECOND);
    assertThat(docket.count()).isEqualTo(2);
  }

  @Test
  void aDropWithoutADecisionIsABreach() {
    AgreedDrops judge = new AgreedDrops(docket, facts, stage.world().frame());
    judge.valve(1, SECOND);
    assertThat(docket.count(AgreedDrops.NAME)).isOne();
    assertThat(docket.stories().getFirst()).contains("without a decision, or twice for one");
  }

  @Test
  void twoFlightsDifferWhereOneWasToldSomethingElse() {
    Signature first = new Signature();
    Signature second = new Signature();
    first.setpoint(1, 1, 0, 0, SECOND);
    second.setpoint(1, 1, 0, 0, SECOND);
    first.setpoint(1, 2, 0, 0, 70 * SECOND);
    second.setpoint(1, 2, 0.01f, 0, 70 * SECOND);
    assertThat(first.differsFrom(second, 70)).isEqualTo(-1);
    assertThat(first.differsFrom(second, 71)).isEqualTo(70);
  }

  @Test
  void aDocketKeepsTheSeedOfEachStory() {
    docket.add("apart", SECOND, "drones 1 and 2");
    Docket all = new Docket();
    all.add(docket, 42);
    assertThat(all.count("apart")).isOne();
    assertThat(all.stories()).containsExactly("seed 42, 1.0 s, apart: drones 1 and 2");
  }
}
