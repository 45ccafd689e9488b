package org.bucketbrigade.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.junit.jupiter.api.Test;

/** What people see and can do while the journal's disk is full. */
class JournalNewsTest {
  private static final int LEAD = 2;

  private final CoreDesk desk = new CoreDesk();

  private void tell(int news) {
    desk.apply(EventType.JOURNAL, news, false, new byte[0]);
  }

  @Test
  void leadsAndThePilotInCommandAreToldAndNobodyElse() {
    desk.crewed().signIn(LEAD, 2_000, Role.ROLE_LEAD);
    tell(JournalNews.LOW);
    tell(JournalNews.FULL);
    tell(JournalNews.BROKEN);
    tell(JournalNews.WRITES);
    for (int session : new int[] {CoreDesk.PIC, LEAD}) {
      assertThat(desk.notices(session))
          .containsSubsequence(
              Reason.REASON_JOURNAL_LOW,
              Reason.REASON_JOURNAL_FULL,
              Reason.REASON_JOURNAL_BROKEN,
              Reason.REASON_JOURNAL_WRITES);
    }
    assertThat(desk.notices(10)).doesNotContain(Reason.REASON_JOURNAL_FULL);
  }

  @Test
  void withoutADiskCrewsSteerAndStopsStopAndNothingIsResumed() {
    desk.crewed();
    desk.diskWorks = false;
    tell(JournalNews.FULL);
    for (int i = 0; i < 20; i++) {
      desk.steer(10, 400);
      desk.steer(11, 400);
      desk.run(0.1);
    }
    assertThat(desk.core.drone(0).northMps()).isGreaterThan(1);
    long hold = desk.order(CoreDesk.PIC, OrderKind.ORDER_HOLD, CoreDesk.DRONE);
    assertThat(desk.core.drone(0).northMps()).isZero();
    assertThat(desk.answers(CoreDesk.PIC, hold)).containsExactly("DONE OK");
    long resume = desk.order(CoreDesk.PIC, OrderKind.ORDER_RESUME, CoreDesk.DRONE);
    desk.run(1);
    assertThat(desk.answers(CoreDesk.PIC, resume)).containsExactly("REFUSED NOT_DURABLE");
  }
}
