package org.bucketbrigade.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.mavlink.CopterMode;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Role;
import org.junit.jupiter.api.Test;

/** A core that goes on from its journal after the process that held it was killed. */
class RestartTest {
  private static final int NORTH_CMS = 400;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Event(long nowNanos, int type, int source, boolean end, byte[] payload) {}

  private final List<Event> journal = new ArrayList<>();
  private final CoreDesk desk =
      new CoreDesk(
          (_, now, type, source, end, payload) ->
              journal.add(new Event(now, type, source, end, payload.clone())));

  private Phase phase() {
    return desk.core.vehicle(0).phase();
  }

  /** As if the process had been killed and started again some seconds later. */
  private void restart(double secondsLater) {
    desk.nowNanos += Math.round(secondsLater * 1e9);
    desk.apply(EventType.RESTART, 0, false, new byte[0]);
  }

  private void fly() {
    desk.crewed();
    for (int i = 0; i < 20; i++) {
      desk.steer(10, NORTH_CMS);
      desk.steer(11, NORTH_CMS);
      desk.run(0.1);
    }
    assertThat(phase()).isEqualTo(Phase.PHASE_FLYING);
    assertThat(desk.core.drone(0).northMps()).isGreaterThan(1);
  }

  @Test
  void nothingIsSaidToAVehicleButHeartbeatsUntilItTellsThatItIsStillOurs() {
    fly();
    desk.copter.muted = true;
    restart(2);
    long before = desk.core.stats().setpointsSent;
    desk.run(2);
    assertThat(phase()).isEqualTo(Phase.PHASE_LOST);
    assertThat(desk.core.stats().setpointsSent).isEqualTo(before);
    desk.copter.muted = false;
    desk.run(1.2);
    assertThat(phase()).isEqualTo(Phase.PHASE_FLYING);
    assertThat(desk.core.stats().setpointsSent).isGreaterThan(before);
  }

  @Test
  void theFirstOutputIsToStandAndNothingIsLeftOfWhatPeopleHadWished() {
    fly();
    restart(0.5);
    desk.run(1.2);
    assertThat(phase()).isEqualTo(Phase.PHASE_FLYING);
    assertThat(desk.core.drone(0).northMps()).isZero();
    desk.run(3);
    assertThat(desk.core.drone(0).northMps()).isZero();
  }

  @Test
  void aVehicleHeardAgainIsAskedForTheHeartbeatAndSteeredWithoutWaitingASecondForIt() {
    fly();
    for (int phase = 0; phase < 10; phase++) {
      desk.run(0.1);
      restart(0.01);
      desk.run(0.4);
      assertThat(phase()).as("phase %d", phase).isEqualTo(Phase.PHASE_FLYING);
      desk.run(0.6);
    }
  }

  @Test
  void aVehicleThatSomebodyTookMeanwhileIsTheirs() {
    fly();
    desk.copter.mode = CopterMode.BRAKE;
    restart(3);
    desk.run(1.2);
    assertThat(phase()).isEqualTo(Phase.PHASE_EXTERNAL);
  }

  @Test
  void aVehicleThatWasTakenBeforeStaysTheirsAlthoughItIsInOurModeAgain() {
    fly();
    desk.copter.mode = CopterMode.LOITER;
    desk.run(1.5);
    assertThat(phase()).isEqualTo(Phase.PHASE_EXTERNAL);
    desk.copter.mode = CopterMode.GUIDED;
    restart(3);
    desk.run(2);
    assertThat(phase()).isEqualTo(Phase.PHASE_EXTERNAL);
  }

  @Test
  void peopleComeBackToTheirSeats() {
    fly();
    int seat = desk.core.drone(0).seats();
    restart(2);
    desk.run(1.2);
    desk.signIn(20, 10_010, Role.ROLE_OPERATOR);
    desk.signIn(21, 10_011, Role.ROLE_OPERATOR);
    assertThat(desk.core.drone(0).seats()).isEqualTo(seat);
    for (int i = 0; i < 20; i++) {
      desk.steer(20, NORTH_CMS);
      desk.steer(21, NORTH_CMS);
      desk.run(0.1);
    }
    assertThat(desk.core.drone(0).northMps()).isGreaterThan(1);
  }

  @Test
  void afterAGapInTheJournalEveryDroneIsHeldUntilThePilotInCommandResumesIt() {
    fly();
    restart(2);
    long sent = desk.core.stats().setpointsSent;
    desk.apply(EventType.JOURNAL, JournalNews.GAP, false, new byte[0]);
    assertThat(desk.core.stats().setpointsSent).isEqualTo(sent);
    desk.run(1.2);
    assertThat(phase()).isEqualTo(Phase.PHASE_FLYING);
    desk.signIn(20, 10_010, Role.ROLE_OPERATOR);
    desk.signIn(21, 10_011, Role.ROLE_OPERATOR);
    steer();
    assertThat(desk.core.drone(0).northMps()).isZero();
    desk.signIn(22, 1_000, Role.ROLE_PIC);
    desk.order(22, OrderKind.ORDER_RESUME, CoreDesk.DRONE);
    desk.run(0.1);
    steer();
    assertThat(desk.core.drone(0).northMps()).isGreaterThan(1);
  }

  private void steer() {
    for (int i = 0; i < 20; i++) {
      desk.steer(20, NORTH_CMS);
      desk.steer(21, NORTH_CMS);
      desk.run(0.1);
    }
  }

  @Test
  void aReplayGoesThroughTheRestartToTheSameBytes() {
    fly();
    restart(2);
    desk.run(3);
    CoreDesk replayed = CoreDesk.forReplay();
    for (Event event : journal) {
      replayed.nowNanos = event.nowNanos;
      replayed.apply(event.type, event.source, event.end, event.payload);
    }
    assertThat(replayed.hash()).isEqualTo(desk.hash());
  }
}
