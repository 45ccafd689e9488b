package org.bucketbrigade.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Limit;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.Why;
import org.bucketbrigade.wire.v1.WhyQuery;
import org.junit.jupiter.api.Test;

/** Leads ask why a drone was told what it was told. */
final class WhyTest {
  private static final int LEAD = 20;

  private final CoreDesk desk = new CoreDesk();

  private List<Why> ask(int session, int drone, int back) {
    desk.send(
        session,
        ClientMessage.newBuilder()
            .setWhyQuery(WhyQuery.newBuilder().setDroneId(drone).setBack(back)));
    return desk.inbox(session).stream()
        .filter(ServerMessage::hasWhy)
        .map(ServerMessage::getWhy)
        .toList();
  }

  @Test
  void aLeadIsToldWhoWishedWhatAndWhatCameOfIt() {
    desk.crewed();
    desk.signIn(LEAD, 10_020, Role.ROLE_LEAD);
    for (int i = 0; i < 5; i++) {
      desk.steer(10, 300);
      desk.steer(11, 300);
      desk.run(0.1);
    }
    Why why = ask(LEAD, CoreDesk.DRONE, 0).getLast();
    assertThat(why.getProposedList()).hasSize(2);
    assertThat(why.getProposed(0).getPersonId()).isEqualTo(10_010);
    assertThat(why.getProposed(0).getNorthCms()).isEqualTo(300);
    assertThat(why.getProposed(0).getSharePermille()).isEqualTo(500);
    assertThat(why.getMergedNorthCms()).isEqualTo(300);
    assertThat(why.getToldNorthCms()).isEqualTo(300);
    assertThat(why.getLimit()).isEqualTo(Limit.LIMIT_NONE);
    assertThat(why.getAgeMs()).isLessThan(200);
    assertThat(why.getKnown()).isGreaterThan(3);
    desk.hold(10);
    assertThat(ask(LEAD, CoreDesk.DRONE, 0).getLast().getLimit()).isEqualTo(Limit.LIMIT_HOLD);
    assertThat(ask(LEAD, CoreDesk.DRONE, 1).getLast().getLimit()).isEqualTo(Limit.LIMIT_NONE);
  }

  @Test
  void nobodyElseIsToldAndWhatIsNotKnownIsRefused() {
    desk.crewed();
    desk.signIn(LEAD, 10_020, Role.ROLE_LEAD);
    assertThat(ask(10, CoreDesk.DRONE, 0)).isEmpty();
    assertThat(desk.notices(10)).contains(Reason.REASON_ROLE_FORBIDS);
    assertThat(ask(LEAD, 99, 0)).isEmpty();
    assertThat(desk.notices(LEAD)).contains(Reason.REASON_NO_SUCH_DRONE);
    assertThat(ask(LEAD, CoreDesk.DRONE, 16)).isEmpty();
    assertThat(ask(LEAD, CoreDesk.DRONE, -1)).isEmpty();
    assertThat(desk.notices(LEAD)).contains(Reason.REASON_NOT_FLYING);
  }
}
