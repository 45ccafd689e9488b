package org.bucketbrigade.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.junit.jupiter.api.Test;

/** A feed that falls silent is told to everybody who flies or commands, without being asked. */
class FeedWatchTest {
  private static final int LEAD = 20;
  private static final int SPECTATOR = 21;
  private static final int RESERVE = 22;
  private static final int PILOT = 10;

  private final CoreDesk desk = new CoreDesk();

  private int told(int session, Reason reason) {
    return Collections.frequency(desk.notices(session), reason);
  }

  private void assertTold(int session, int stale, int back) {
    assertThat(told(session, Reason.REASON_FEED_STALE))
        .as("stale, to %d", session)
        .isEqualTo(stale);
    assertThat(told(session, Reason.REASON_FEED_BACK)).as("back, to %d", session).isEqualTo(back);
  }

  @Test
  void crewsLeadsAndThePilotInCommandAreToldOnceThatItIsSilentAndOnceThatItIsBack() {
    desk.crewed();
    desk.signIn(LEAD, 10_020, Role.ROLE_LEAD);
    desk.signIn(SPECTATOR, 10_021, Role.ROLE_SPECTATOR);
    desk.signIn(RESERVE, 10_022, Role.ROLE_OPERATOR);
    desk.run(3);
    desk.signOut(CoreDesk.FEED);
    desk.run(4);
    assertTold(PILOT, 0, 0);
    desk.run(20);
    for (int session : new int[] {PILOT, 11, LEAD, CoreDesk.PIC}) {
      assertTold(session, 1, 0);
    }
    desk.signIn(CoreDesk.FEED, 9_000, Role.ROLE_FEED);
    desk.run(20);
    for (int session : new int[] {PILOT, 11, LEAD, CoreDesk.PIC}) {
      assertTold(session, 1, 1);
    }
    assertTold(SPECTATOR, 0, 0);
    assertTold(RESERVE, 0, 0);
  }

  @Test
  void whoComesOrTakesASeatWhileItIsSilentIsToldToo() {
    desk.crewed();
    desk.signOut(CoreDesk.FEED);
    desk.run(7);
    desk.signIn(LEAD, 10_020, Role.ROLE_LEAD);
    assertTold(LEAD, 1, 0);
    desk.signIn(RESERVE, 10_022, Role.ROLE_OPERATOR);
    assertTold(RESERVE, 0, 0);
    desk.join(RESERVE);
    assertTold(RESERVE, 1, 0);
  }

  @Test
  void whereThereWasNeverAFeedNobodyIsTold() {
    desk.signIn(CoreDesk.PIC, 1_000, Role.ROLE_PIC);
    desk.run(30);
    assertTold(CoreDesk.PIC, 0, 0);
  }
}
