package org.bucketbrigade.sim.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.ClientMessage.BodyCase;
import org.bucketbrigade.wire.v1.DroneState;
import org.bucketbrigade.wire.v1.Hello;
import org.bucketbrigade.wire.v1.Notice;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Refused;
import org.bucketbrigade.wire.v1.Seat;
import org.bucketbrigade.wire.v1.Seating;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.Telemetry;
import org.bucketbrigade.wire.v1.TimeEchoReply;
import org.bucketbrigade.wire.v1.Welcome;
import org.junit.jupiter.api.Test;

class OperatorClientTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int EPOCH = 0x8000_0007;
  private static final int DRONE = 3;

  private final CrowdFigures figures = new CrowdFigures();
  private final Payloads link = new Payloads();
  private final Presser brain = new Presser();
  private final OperatorClient client =
      new OperatorClient(
          Hello.newBuilder().setProtocolVersion(1).setToken("secret").build(),
          99,
          brain,
          new PayloadCache(),
          figures);
  private int serverSequence;

  /** A brain that does as told. */
  private static final class Presser implements Brain {
    final List<Ack> acks = new ArrayList<>();
    int seatChanges;
    boolean votes;

    @Override
    public void tick(Cockpit cockpit, Controls controls, long nowNanos) {
      if (votes) {
        votes = false;
        controls.vote(Act.ACT_FILL, nowNanos);
      }
    }

    @Override
    public void acked(Ack ack, long nowNanos) {
      acks.add(ack);
    }

    @Override
    public void seatChanged() {
      seatChanges++;
    }
  }

  private void give(ServerMessage.Builder message, long nowNanos) {
    client.receive(
        Payloads.server(message.setSequence(++serverSequence).setSessionEpoch(EPOCH)), nowNanos);
  }

  private void welcome(long nowNanos) {
    give(
        ServerMessage.newBuilder()
            .setWelcome(Welcome.newBuilder().setProtocolVersion(1).setSessionEpoch(EPOCH)),
        nowNanos);
  }

  private void seat(int drone, long nowNanos) {
    seat(drone, 800, nowNanos);
  }

  private void seat(int drone, int waterRadiusCm, long nowNanos) {
    give(
        ServerMessage.newBuilder()
            .setSeating(
                Seating.newBuilder()
                    .setDroneId(drone)
                    .setWaterRadiusCm(waterRadiusCm)
                    .setSeat(drone == 0 ? Seat.SEAT_NONE : Seat.SEAT_PILOT)),
        nowNanos);
  }

  private List<ClientMessage> sent(BodyCase body) {
    return link.take().stream().filter(message -> message.getBodyCase() == body).toList();
  }

  @Test
  void saysHelloWithItsTokenAndThenCountsUpUnderTheEpochItWasGiven() {
    client.opened(link, 0);
    welcome(0);
    client.tick(0);

    List<ClientMessage> sent = link.take();
    assertThat(sent.getFirst().getHello().getToken()).isEqualTo("secret");
    assertThat(sent.getFirst().getSessionEpoch()).isZero();
    assertThat(sent.stream().map(ClientMessage::getSequence)).containsExactly(1, 2, 3);
    assertThat(sent.stream().skip(1)).allMatch(message -> message.getSessionEpoch() == EPOCH);
    assertThat(figures.connected()).isOne();
  }

  @Test
  void asksForASeatAgainAndAgainButEverMoreSeldom() {
    client.opened(link, 0);
    welcome(0);
    for (long now = 0; now <= 12 * SECOND; now += SECOND / 20) {
      client.tick(now);
    }
    assertThat(sent(BodyCase.JOIN)).hasSize(5);

    seat(DRONE, 13 * SECOND);
    client.tick(20 * SECOND);
    assertThat(sent(BodyCase.JOIN)).isEmpty();
    assertThat(figures.seated()).isOne();

    seat(0, 21 * SECOND);
    client.tick(22 * SECOND);
    assertThat(sent(BodyCase.JOIN)).hasSize(1);
    assertThat(figures.seated()).isZero();
    assertThat(brain.seatChanges).isEqualTo(2);
  }

  @Test
  void pressesNothingUntilItIsToldWhereTheWaterIs() {
    client.opened(link, 0);
    welcome(0);
    seat(DRONE, 0, 0);
    brain.votes = true;
    client.tick(SECOND);
    List<ClientMessage> sent = link.take();
    assertThat(sent.stream().filter(ClientMessage::hasVote)).isEmpty();
    assertThat(sent.getLast().getJoin().getDroneId()).isEqualTo(DRONE);

    seat(DRONE, 2 * SECOND);
    client.tick(2 * SECOND);
    assertThat(sent(BodyCase.VOTE)).hasSize(1);
    assertThat(figures.seated()).isOne();
  }

  @Test
  void echoesOnceASecondAndMeasuresTheRoundTrip() {
    client.opened(link, 0);
    welcome(0);
    seat(DRONE, 0);
    for (long now = 0; now < 5 * SECOND; now += SECOND / 20) {
      client.tick(now);
    }
    List<ClientMessage> echoes = sent(BodyCase.TIME_ECHO);
    assertThat(echoes).hasSize(5);

    give(
        ServerMessage.newBuilder()
            .setTimeEcho(
                TimeEchoReply.newBuilder()
                    .setClientTimeUs(echoes.getLast().getTimeEcho().getClientTimeUs())),
        4 * SECOND + 80_000_000);
    assertThat(client.echoRttNanos()).isEqualTo(80_000_000);
    assertThat(figures.echoUs().getTotalCount()).isOne();
  }

  @Test
  void ignoresAnOlderSeatingThatArrivesLate() {
    client.opened(link, 0);
    welcome(0);
    seat(DRONE, 0);
    serverSequence -= 2;
    seat(9, 0);
    assertThat(client.seating().getDroneId()).isEqualTo(DRONE);
  }

  @Test
  void ignoresMessagesOfAnotherSession() {
    client.opened(link, 0);
    welcome(0);
    client.receive(
        Payloads.server(
            ServerMessage.newBuilder()
                .setSequence(9)
                .setSessionEpoch(EPOCH - 1)
                .setSeating(Seating.newBuilder().setDroneId(DRONE).setSeat(Seat.SEAT_PILOT))),
        0);
    assertThat(client.seating().getDroneId()).isZero();
    assertThat(figures.staleEpoch()).isOne();
  }

  @Test
  void repeatsAnUnansweredVoteUnderTheSameIdUntilItIsAnswered() {
    client.opened(link, 0);
    welcome(0);
    seat(DRONE, 0);
    brain.votes = true;
    for (long now = 0; now < 5 * SECOND / 2; now += SECOND / 20) {
      client.tick(now);
    }
    List<ClientMessage> votes = sent(BodyCase.VOTE);
    assertThat(votes).hasSize(3);
    ByteString id = votes.getFirst().getVote().getActId();
    assertThat(id.size()).isEqualTo(16);
    assertThat(votes).allMatch(vote -> vote.getVote().getActId().equals(id));
    assertThat(figures.votes(Act.ACT_FILL)).isOne();

    Ack ack =
        Ack.newBuilder()
            .setActId(id)
            .setOutcome(Ack.Outcome.OUTCOME_COUNTED)
            .setReason(Reason.REASON_OK)
            .build();
    give(ServerMessage.newBuilder().setAck(ack), 5 * SECOND / 2);
    client.tick(10 * SECOND);
    assertThat(sent(BodyCase.VOTE)).isEmpty();
    assertThat(brain.acks).containsExactly(ack);
    assertThat(figures.acks(Ack.Outcome.OUTCOME_COUNTED)).isOne();
    assertThat(figures.actToAckUs().getMaxValue()).isBetween(2_490_000L, 2_510_000L);
  }

  @Test
  void givesAVoteUpThatIsNeverAnswered() {
    client.opened(link, 0);
    welcome(0);
    seat(DRONE, 0);
    brain.votes = true;
    for (long now = 0; now < 20 * SECOND; now += SECOND / 20) {
      client.tick(now);
    }
    assertThat(sent(BodyCase.VOTE)).hasSize(Session.ACT_ATTEMPTS);
    assertThat(figures.actsUnanswered()).isOne();
  }

  @Test
  void countsNoticesAndMalformedMessages() {
    client.opened(link, 0);
    welcome(0);
    give(
        ServerMessage.newBuilder()
            .setNotice(Notice.newBuilder().setReason(Reason.REASON_CREW_FULL)),
        0);
    client.receive(new byte[] {1, 2, 3}, 0);
    client.receive(new byte[0], 0);
    client.receive(new byte[5_000], 0);
    assertThat(figures.notices(Reason.REASON_CREW_FULL)).isOne();
    assertThat(figures.malformed()).isEqualTo(3);
  }

  @Test
  void showsTelemetryOfItsOwnDroneOnly() {
    client.opened(link, 0);
    welcome(0);
    seat(DRONE, 0);
    for (int drone : new int[] {DRONE, DRONE + 1}) {
      client.receive(
          Payloads.server(
              ServerMessage.newBuilder()
                  .setTelemetry(
                      Telemetry.newBuilder()
                          .setDroneId(drone)
                          .setFrame(100)
                          .setKeyframe(100)
                          .setDrone(DroneState.newBuilder().setDroneId(drone)))),
          0);
    }
    assertThat(figures.telemetryShown()).isOne();
    assertThat(client.telemetry().newestFrame()).isEqualTo(100);
  }

  @Test
  void waitsLongerBeforeEachNewLinkUntilOneIsWelcomed() {
    client.opened(link, 0);
    client.closed(0);
    long first = client.reconnect().delayNanos();
    client.opened(link, 0);
    client.closed(0);
    long second = client.reconnect().delayNanos();
    client.opened(link, 0);
    welcome(0);
    client.closed(0);
    long afterWelcome = client.reconnect().delayNanos();

    assertThat(first).isBetween(250_000_000L, 500_000_000L);
    assertThat(second).isBetween(500_000_000L, 1_000_000_000L);
    assertThat(afterWelcome).isEqualTo(first);
    assertThat(figures.reconnects()).isEqualTo(2);
    assertThat(figures.connected()).isZero();
  }

  @Test
  void doesNotComeBackWhenRefusedForGood() {
    client.opened(link, 0);
    client.receive(
        Payloads.server(
            ServerMessage.newBuilder()
                .setRefused(Refused.newBuilder().setReason(Reason.REASON_TOKEN_INVALID))),
        0);
    client.closed(0);
    assertThat(client.reconnect().wanted()).isFalse();
    assertThat(figures.refusals(Reason.REASON_TOKEN_INVALID)).isOne();
  }

  @Test
  void comesBackWhenTheGatewaySaysWhen() {
    client.opened(link, 0);
    client.receive(
        Payloads.server(
            ServerMessage.newBuilder()
                .setRefused(
                    Refused.newBuilder()
                        .setReason(Reason.REASON_GATEWAY_FULL)
                        .setRetryAfterMs(1_500))),
        0);
    client.closed(0);
    assertThat(client.reconnect()).isEqualTo(new PersonClient.Reconnect(true, 1_500_000_000L));
  }

  @Test
  void countsWhatAFullLinkDoesNotTake() {
    client.opened(link, 0);
    welcome(0);
    link.full = true;
    client.steer(1, 2, 3, 0);
    assertThat(figures.notSent()).isOne();
    assertThat(figures.inputsSent()).isZero();
  }
}
