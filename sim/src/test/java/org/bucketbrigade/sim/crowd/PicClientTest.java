package org.bucketbrigade.sim.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.DroneState;
import org.bucketbrigade.wire.v1.Fleet;
import org.bucketbrigade.wire.v1.Incident;
import org.bucketbrigade.wire.v1.Notice;
import org.bucketbrigade.wire.v1.Order;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.SituationItem;
import org.bucketbrigade.wire.v1.Traffic;
import org.bucketbrigade.wire.v1.Welcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PicClientTest {
  private static final long SECOND = 1_000_000_000L;

  private final Payloads link = new Payloads();
  private final Crowd crowd =
      new Crowd(CrowdSettings.of(0, 1), (number, role) -> number + " " + role);
  private final PersonClient pic = crowd.pilotInCommand(new PicSettings(3, 20 * SECOND, 2, SECOND));
  private int frame;

  @BeforeEach
  void connect() {
    pic.opened(link, 0);
    assertThat(link.take().getFirst().getHello().getToken()).isEqualTo("0 " + Role.ROLE_PIC);
    welcome(0);
  }

  private void welcome(long nowNanos) {
    pic.receive(
        Payloads.server(
            ServerMessage.newBuilder().setWelcome(Welcome.newBuilder().setSessionEpoch(5))),
        nowNanos);
  }

  private void fleet(long nowNanos, Phase... phases) {
    Fleet.Builder fleet = Fleet.newBuilder().setFrame(++frame).setParts(1);
    for (int i = 0; i < phases.length; i++) {
      fleet.addDrones(DroneState.newBuilder().setDroneId(i + 1).setPhase(phases[i]));
    }
    pic.receive(Payloads.server(ServerMessage.newBuilder().setFleet(fleet)), nowNanos);
  }

  private void answer(Order order, Ack.Outcome outcome, long nowNanos) {
    pic.receive(
        Payloads.server(
            ServerMessage.newBuilder()
                .setSessionEpoch(5)
                .setAck(
                    Ack.newBuilder()
                        .setActId(order.getActId())
                        .setOutcome(outcome)
                        .setReason(Reason.REASON_NOT_READY))),
        nowNanos);
  }

  private List<Order> orders(OrderKind kind) {
    return link.take().stream()
        .filter(ClientMessage::hasOrder)
        .map(ClientMessage::getOrder)
        .filter(order -> order.getKind() == kind)
        .toList();
  }

  @Test
  void attestsAtOnceAndEveryFiveMinutes() {
    int attested = 0;
    for (long now = 0; now < 601 * SECOND; now += SECOND / 2) {
      pic.tick(now);
      for (Order order : orders(OrderKind.ORDER_ATTEST_GROUND_CLEAR)) {
        attested++;
        answer(order, Ack.Outcome.OUTCOME_DONE, now);
      }
    }
    assertThat(attested).isEqualTo(3);
  }

  @Test
  void armsInGroupsOnceAllDronesAreReady() {
    fleet(0, Phase.PHASE_READY, Phase.PHASE_READY, Phase.PHASE_DISCOVERED);
    pic.tick(0);
    assertThat(orders(OrderKind.ORDER_ARM)).isEmpty();

    fleet(SECOND, Phase.PHASE_READY, Phase.PHASE_READY, Phase.PHASE_READY);
    pic.tick(SECOND);
    pic.tick(SECOND + SECOND / 2);
    List<Order> first = orders(OrderKind.ORDER_ARM);
    assertThat(first).hasSize(1);
    assertThat(first.getFirst().getDroneIdsList()).containsExactly(1, 2);
    answer(first.getFirst(), Ack.Outcome.OUTCOME_DONE, 2 * SECOND);

    pic.tick(2 * SECOND);
    List<Order> second = orders(OrderKind.ORDER_ARM);
    assertThat(second.getFirst().getDroneIdsList()).containsExactly(3);
    answer(second.getFirst(), Ack.Outcome.OUTCOME_DONE, 2 * SECOND);
    pic.tick(10 * SECOND);
    assertThat(orders(OrderKind.ORDER_ARM)).isEmpty();
  }

  @Test
  void armsThoseThatAreReadyWhenTheWaitIsOver() {
    fleet(0, Phase.PHASE_READY, Phase.PHASE_DISCOVERED, Phase.PHASE_DISCOVERED);
    pic.tick(19 * SECOND);
    assertThat(orders(OrderKind.ORDER_ARM)).isEmpty();
    pic.tick(20 * SECOND);
    assertThat(orders(OrderKind.ORDER_ARM).getFirst().getDroneIdsList()).containsExactly(1);
  }

  @Test
  void armsAgainWhatWasRefusedOrFellBack() {
    fleet(0, Phase.PHASE_READY, Phase.PHASE_FLYING, Phase.PHASE_FLYING);
    pic.tick(0);
    Order order = orders(OrderKind.ORDER_ARM).getFirst();
    answer(order, Ack.Outcome.OUTCOME_REFUSED, SECOND);
    pic.tick(2 * SECOND);
    assertThat(orders(OrderKind.ORDER_ARM)).isEmpty();
    pic.tick(5 * SECOND);
    order = orders(OrderKind.ORDER_ARM).getFirst();
    assertThat(order.getDroneIdsList()).containsExactly(1);
    answer(order, Ack.Outcome.OUTCOME_DONE, 5 * SECOND);

    fleet(8 * SECOND, Phase.PHASE_TAKEOFF, Phase.PHASE_FLYING, Phase.PHASE_FLYING);
    fleet(12 * SECOND, Phase.PHASE_READY, Phase.PHASE_FLYING, Phase.PHASE_FLYING);
    pic.tick(12 * SECOND);
    assertThat(orders(OrderKind.ORDER_ARM).getFirst().getDroneIdsList()).containsExactly(1);
  }

  @Test
  void liftsTheHoldsOfItsOwnAbsenceWhenItComesBack() {
    pic.tick(0);
    assertThat(orders(OrderKind.ORDER_RESUME)).isEmpty();
    pic.closed(SECOND);
    assertThat(pic.reconnect().wanted()).isTrue();
    pic.opened(link, 30 * SECOND);
    welcome(30 * SECOND);
    pic.tick(30 * SECOND);
    assertThat(orders(OrderKind.ORDER_RESUME)).hasSize(1);
  }

  private void situation(SituationItem.Builder item, int kind, int version, long nowNanos) {
    pic.receive(
        Payloads.server(
            ServerMessage.newBuilder().setSituation(item.setKey(kind << 24).setVersion(version))),
        nowNanos);
  }

  private void aircraft(int version, int eastOfBaseE7, long nowNanos) {
    situation(
        SituationItem.newBuilder()
            .setTraffic(
                Traffic.newBuilder()
                    .addLatE7(493_600_000)
                    .addLonE7(-1_230_500_000 + eastOfBaseE7)
                    .addHeightAmslCm(90_000)
                    .addNorthCms(0)
                    .addEastCms(-10_000)),
        SituationItem.TRAFFIC_FIELD_NUMBER,
        version,
        nowNanos);
  }

  private void clearedByTraffic(int droneId, long nowNanos) {
    pic.receive(
        Payloads.server(
            ServerMessage.newBuilder()
                .setSessionEpoch(5)
                .setNotice(
                    Notice.newBuilder().setReason(Reason.REASON_TRAFFIC).setDroneId(droneId))),
        nowNanos);
  }

  @Test
  void letsDronesFlyAgainOnceTheAircraftThatClearedThemIsGone() {
    situation(
        SituationItem.newBuilder()
            .setIncident(
                Incident.newBuilder()
                    .setOriginLatE7(493_600_000)
                    .setOriginLonE7(-1_230_500_000)
                    .setColumns(10)
                    .setRows(10)
                    .setCellSizeCm(1_000)
                    .setTerrainColumns(10)
                    .setTerrainRows(10)
                    .setTerrainSpacingCm(1_000)
                    .setAreaLatE7(493_600_000)
                    .setAreaLonE7(-1_230_500_000)
                    .setAreaRadiusM(1_000)),
        SituationItem.INCIDENT_FIELD_NUMBER,
        1,
        0);
    fleet(0, Phase.PHASE_READY, Phase.PHASE_RETURNING, Phase.PHASE_FLYING);
    aircraft(1, 1_000_000, 0); // 7 km away, 10 times as far as it flies in 7 s
    clearedByTraffic(1, 0);
    clearedByTraffic(2, 0);
    for (int second = 0; second < 60; second++) {
      aircraft(2 + second, -10_000 * second, second * SECOND);
      pic.tick(second * SECOND);
    }
    List<ClientMessage> sent = link.take();
    assertThat(sent.stream().map(message -> message.getOrder().getKind()))
        .doesNotContain(OrderKind.ORDER_RESUME, OrderKind.ORDER_ARM);
    aircraft(100, -1_500_000, 60 * SECOND); // 10.9 km
    pic.tick(60 * SECOND);
    assertThat(orders(OrderKind.ORDER_RESUME)).as("not at once").isEmpty();
    aircraft(101, -1_500_000, 66 * SECOND);
    pic.tick(66 * SECOND);
    Order resume = orders(OrderKind.ORDER_RESUME).getFirst();
    assertThat(resume.getDroneIdsList()).containsExactly(1, 2);
    answer(resume, Ack.Outcome.OUTCOME_REFUSED, 67 * SECOND);
    pic.tick(68 * SECOND);
    assertThat(orders(OrderKind.ORDER_RESUME)).isEmpty();
    pic.tick(72 * SECOND);
    resume = orders(OrderKind.ORDER_RESUME).getFirst();
    assertThat(resume.getDroneIdsList()).as("asked again").containsExactly(1, 2);
    answer(resume, Ack.Outcome.OUTCOME_DONE, 72 * SECOND);
    pic.tick(75 * SECOND);
    assertThat(orders(OrderKind.ORDER_ARM).getFirst().getDroneIdsList()).containsExactly(1);
    pic.tick(100 * SECOND);
    assertThat(orders(OrderKind.ORDER_RESUME)).isEmpty();
  }

  @Test
  void echoesOnceASecond() {
    for (long now = 0; now < 5 * SECOND; now += SECOND / 20) {
      pic.tick(now);
    }
    assertThat(link.take().stream().filter(ClientMessage::hasTimeEcho)).hasSize(5);
  }
}
