package org.bucketbrigade.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bucketbrigade.wire.v1.Authorisation;
import org.bucketbrigade.wire.v1.Check;
import org.bucketbrigade.wire.v1.MissionRecord;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.junit.jupiter.api.Test;

class ArmingRightsTest {
  private static final int LEAD = 5;
  private static final int CROWD = 6;

  private final CoreDesk desk = new CoreDesk();

  private CoreDesk ready() {
    desk.authorises = false;
    desk.place();
    desk.signIn(CoreDesk.PIC, 1_000, Role.ROLE_PIC);
    desk.signIn(LEAD, 55, Role.ROLE_LEAD);
    desk.until(() -> desk.phase() == Phase.PHASE_READY);
    return desk;
  }

  private List<String> answered(int session, long act) {
    desk.run(0.1);
    return desk.answers(session, act);
  }

  private List<String> arm(int session) {
    return answered(session, desk.order(session, OrderKind.ORDER_ARM, CoreDesk.DRONE));
  }

  private MissionRecord lastRecord(int session) {
    return desk.inbox(session).stream()
        .filter(ServerMessage::hasMissionRecord)
        .reduce((_, last) -> last)
        .orElseThrow()
        .getMissionRecord();
  }

  /** The drone has flown, landed at its pad and is ready again. */
  private void flownAndLanded() {
    ready();
    desk.authorise(CoreDesk.PIC, CoreDesk.authorisation());
    assertThat(arm(CoreDesk.PIC)).containsExactly("DONE OK");
    desk.until(() -> desk.phase() == Phase.PHASE_TAKEOFF);
    desk.copter.relativeMm = 25_000;
    desk.copter.landedState = 2;
    desk.copter.systemStatus = 4;
    desk.until(() -> desk.phase() == Phase.PHASE_FLYING);
    desk.order(CoreDesk.PIC, OrderKind.ORDER_LAND, CoreDesk.DRONE);
    desk.until(() -> desk.phase() == Phase.PHASE_LANDING);
    desk.copter.relativeMm = 0;
    desk.copter.landedState = 1;
    desk.copter.systemStatus = 3;
    desk.copter.armed = false;
    desk.until(() -> desk.phase() == Phase.PHASE_READY);
  }

  // ---------------------------------------------------------------------------- authorisation

  @Test
  void armsNothingUntilAnAuthorisationIsRecorded() {
    ready();
    assertThat(arm(CoreDesk.PIC)).containsExactly("REFUSED NOT_AUTHORISED");
    long onGround = desk.order(CoreDesk.PIC, OrderKind.ORDER_ARM_ON_GROUND, CoreDesk.DRONE);
    assertThat(answered(CoreDesk.PIC, onGround)).containsExactly("REFUSED NOT_AUTHORISED");
    assertThat(lastRecord(LEAD).getReference()).isEmpty();
    long recorded = desk.authorise(CoreDesk.PIC, CoreDesk.authorisation());
    assertThat(answered(CoreDesk.PIC, recorded)).containsExactly("DONE OK");
    assertThat(arm(CoreDesk.PIC)).containsExactly("DONE OK");
    assertThat(lastRecord(LEAD).getReference()).isEqualTo("SFOC 1234");
    assertThat(lastRecord(LEAD).getRecordedBy()).isEqualTo(1_000);
  }

  @Test
  void refusesAChecklistOfWhichAnythingIsMissing() {
    ready();
    for (Check missing : CoreDesk.authorisation().getChecksList()) {
      Authorisation.Builder record = CoreDesk.authorisation().clearChecks();
      CoreDesk.authorisation().getChecksList().stream()
          .filter(check -> check != missing)
          .forEach(record::addChecks);
      assertThat(answered(CoreDesk.PIC, desk.authorise(CoreDesk.PIC, record)))
          .containsExactly("REFUSED CHECKLIST");
    }
    assertThat(arm(CoreDesk.PIC)).containsExactly("REFUSED NOT_AUTHORISED");
  }

  @Test
  void refusesARecordWithoutReferenceOrTime() {
    ready();
    List<Authorisation.Builder> bad =
        List.of(
            CoreDesk.authorisation().setReference(" "),
            CoreDesk.authorisation().setReference("x".repeat(81)),
            CoreDesk.authorisation().setReference("two\nlines"),
            CoreDesk.authorisation().setMinutes(0),
            CoreDesk.authorisation().setMinutes(1_441),
            CoreDesk.authorisation().setMinutes(-5),
            CoreDesk.authorisation().setFromUs(-1),
            CoreDesk.authorisation().setFromUs(Long.MAX_VALUE));
    for (Authorisation.Builder record : bad) {
      assertThat(answered(CoreDesk.PIC, desk.authorise(CoreDesk.PIC, record)))
          .containsExactly("REFUSED MALFORMED");
    }
    long past = desk.authorise(CoreDesk.PIC, CoreDesk.authorisation().setFromUs(1));
    assertThat(answered(CoreDesk.PIC, past)).containsExactly("REFUSED EXPIRED");
  }

  @Test
  void armsOnlyWithinTheTimeOfTheAuthorisation() {
    ready();
    long inAMinute = desk.nowNanos / 1_000 + 60_000_000;
    desk.authorise(CoreDesk.PIC, CoreDesk.authorisation().setFromUs(inAMinute).setMinutes(1));
    assertThat(arm(CoreDesk.PIC)).containsExactly("REFUSED NOT_AUTHORISED");
    desk.run(121);
    assertThat(arm(CoreDesk.PIC)).containsExactly("REFUSED NOT_AUTHORISED");
    assertThat(desk.notices(LEAD)).contains(Reason.REASON_NOT_AUTHORISED);
    desk.authorise(CoreDesk.PIC, CoreDesk.authorisation().setMinutes(1));
    assertThat(arm(CoreDesk.PIC)).containsExactly("DONE OK");
  }

  @Test
  void keepsTheAuthorisationOverARestart() {
    ready();
    desk.authorise(CoreDesk.PIC, CoreDesk.authorisation());
    desk.run(1);
    desk.apply(EventType.RESTART, 0, false, new byte[0]);
    desk.signIn(CoreDesk.PIC, 1_000, Role.ROLE_PIC);
    assertThat(lastRecord(CoreDesk.PIC).getReference()).isEqualTo("SFOC 1234");
    desk.until(() -> desk.phase() == Phase.PHASE_READY);
    assertThat(arm(CoreDesk.PIC)).containsExactly("DONE OK");
  }

  // ---------------------------------------------------------------------------- permits

  @Test
  void letsALeadArmAgainWhatIsListedAndHasLandedAtItsPad() {
    flownAndLanded();
    assertThat(arm(LEAD)).containsExactly("REFUSED ROLE_FORBIDS");
    long permit = desk.permit(CoreDesk.PIC, 10, CoreDesk.DRONE);
    assertThat(answered(CoreDesk.PIC, permit)).containsExactly("DONE OK");
    assertThat(lastRecord(LEAD).getPermitDroneIdsList()).containsExactly(CoreDesk.DRONE);
    long onGround = desk.order(LEAD, OrderKind.ORDER_ARM_ON_GROUND, CoreDesk.DRONE);
    assertThat(answered(LEAD, onGround)).containsExactly("REFUSED ROLE_FORBIDS");
    desk.signIn(CROWD, 66, Role.ROLE_OPERATOR);
    assertThat(arm(CROWD)).containsExactly("REFUSED ROLE_FORBIDS");
    assertThat(arm(LEAD)).containsExactly("DONE OK");
    desk.until(() -> desk.phase() == Phase.PHASE_TAKEOFF);
  }

  @Test
  void letsNobodyButThePilotInCommandPermitOrRevokeOrAuthorise() {
    flownAndLanded();
    desk.signIn(CROWD, 66, Role.ROLE_OPERATOR);
    for (int session : new int[] {LEAD, CROWD}) {
      assertThat(answered(session, desk.permit(session, 10, CoreDesk.DRONE)))
          .containsExactly("REFUSED ROLE_FORBIDS");
      assertThat(answered(session, desk.order(session, OrderKind.ORDER_REVOKE_PERMIT)))
          .containsExactly("REFUSED ROLE_FORBIDS");
      assertThat(answered(session, desk.authorise(session, CoreDesk.authorisation())))
          .containsExactly("REFUSED ROLE_FORBIDS");
    }
  }

  @Test
  void refusesALeadWhatThePilotInCommandHasNeverArmed() {
    ready();
    desk.authorise(CoreDesk.PIC, CoreDesk.authorisation());
    desk.permit(CoreDesk.PIC, 10, CoreDesk.DRONE);
    desk.run(0.1);
    assertThat(arm(LEAD)).containsExactly("REFUSED NO_PERMIT");
  }

  @Test
  void refusesALeadWhatHasLandedElsewhere() {
    flownAndLanded();
    desk.permit(CoreDesk.PIC, 10, CoreDesk.DRONE);
    desk.copter.latE7 += 2_000; // 22 m
    desk.run(1);
    assertThat(arm(LEAD)).containsExactly("REFUSED NOT_LANDED");
  }

  @Test
  void endsAPermitWithItsTime() {
    flownAndLanded();
    desk.permit(CoreDesk.PIC, 1, CoreDesk.DRONE);
    desk.run(62);
    assertThat(desk.notices(LEAD)).contains(Reason.REASON_NO_PERMIT);
    assertThat(lastRecord(LEAD).getPermitUntilUs()).isZero();
    assertThat(arm(LEAD)).containsExactly("REFUSED ROLE_FORBIDS");
  }

  @Test
  void endsAPermitWithTheAbsenceOfThePilotInCommand() {
    flownAndLanded();
    desk.permit(CoreDesk.PIC, 10, CoreDesk.DRONE);
    desk.run(0.1);
    desk.signOut(CoreDesk.PIC);
    desk.run(6);
    assertThat(arm(LEAD)).containsExactly("REFUSED ROLE_FORBIDS");
    desk.signIn(CoreDesk.PIC, 1_000, Role.ROLE_PIC);
    desk.run(1);
    assertThat(arm(LEAD)).containsExactly("REFUSED ROLE_FORBIDS");
  }

  @Test
  void endsAPermitWhenSomebodyElseFliesTheDrone() {
    flownAndLanded();
    desk.permit(CoreDesk.PIC, 10, CoreDesk.DRONE);
    desk.run(0.1);
    assertThat(arm(LEAD)).containsExactly("DONE OK");
    desk.until(() -> desk.phase() == Phase.PHASE_TAKEOFF);
    desk.order(CoreDesk.PIC, OrderKind.ORDER_TAKE_OVER, CoreDesk.DRONE);
    desk.run(0.1);
    assertThat(desk.phase()).isEqualTo(Phase.PHASE_EXTERNAL);
    desk.copter.armed = false;
    desk.run(2);
    desk.order(CoreDesk.PIC, OrderKind.ORDER_RELEASE, CoreDesk.DRONE);
    desk.until(() -> desk.phase() == Phase.PHASE_READY);
    assertThat(arm(LEAD)).containsExactly("REFUSED ROLE_FORBIDS");
    desk.permit(CoreDesk.PIC, 10, CoreDesk.DRONE);
    desk.run(0.1);
    assertThat(arm(LEAD)).containsExactly("REFUSED NO_PERMIT");
  }

  @Test
  void endsAPermitWhenItIsRevoked() {
    flownAndLanded();
    desk.permit(CoreDesk.PIC, 10, CoreDesk.DRONE);
    desk.run(0.1);
    // The lead's order is on its way to the disk when the revocation comes.
    long late = desk.order(LEAD, OrderKind.ORDER_ARM, CoreDesk.DRONE);
    desk.order(CoreDesk.PIC, OrderKind.ORDER_REVOKE_PERMIT, CoreDesk.DRONE);
    assertThat(answered(LEAD, late)).containsExactly("REFUSED HELD");
    assertThat(arm(LEAD)).containsExactly("REFUSED ROLE_FORBIDS");
    assertThat(lastRecord(LEAD).getPermitDroneIdsList()).isEmpty();
  }

  @Test
  void endsAPermitWithTheAuthorisation() {
    flownAndLanded();
    desk.permit(CoreDesk.PIC, 240, CoreDesk.DRONE);
    desk.authorise(CoreDesk.PIC, CoreDesk.authorisation().setMinutes(1));
    desk.run(61);
    assertThat(arm(LEAD)).containsExactly("REFUSED NOT_AUTHORISED");
  }

  @Test
  void refusesAPermitWithoutTimeOrDrones() {
    flownAndLanded();
    assertThat(answered(CoreDesk.PIC, desk.permit(CoreDesk.PIC, 0, CoreDesk.DRONE)))
        .containsExactly("REFUSED MALFORMED");
    assertThat(answered(CoreDesk.PIC, desk.permit(CoreDesk.PIC, 241, CoreDesk.DRONE)))
        .containsExactly("REFUSED MALFORMED");
    assertThat(answered(CoreDesk.PIC, desk.permit(CoreDesk.PIC, 10)))
        .containsExactly("REFUSED NO_SUCH_DRONE");
    assertThat(answered(CoreDesk.PIC, desk.permit(CoreDesk.PIC, 10, 99)))
        .containsExactly("REFUSED NO_SUCH_DRONE");
  }
}
