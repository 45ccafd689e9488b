package org.bucketbrigade.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.SituationItem;
import org.bucketbrigade.wire.v1.Traffic;
import org.junit.jupiter.api.Test;

/** The air is cleared by a lead, by the pilot in command, or by a crewed aircraft that comes. */
final class ClearOrdersTest {
  private static final int LEAD = 20;
  private static final int TRAFFIC = 12;

  private final CoreDesk desk = new CoreDesk();

  private void aircraft(int northOfPadE7) {
    desk.item(
        TRAFFIC,
        SituationItem.newBuilder()
            .setTraffic(
                Traffic.newBuilder()
                    .addLatE7(CoreDesk.LAT_E7 + northOfPadE7)
                    .addLonE7(CoreDesk.LON_E7)
                    .addHeightAmslCm(50_000)
                    .addNorthCms(0)
                    .addEastCms(0)));
    desk.run(0.1);
  }

  @Test
  void aLeadClearsTheAirAndNothingTakesOffUntilItIsResumed() {
    desk.crewed();
    desk.signIn(LEAD, 10_020, Role.ROLE_LEAD);
    desk.hold(10);
    long clear = desk.order(LEAD, OrderKind.ORDER_CLEAR);
    assertThat(desk.answers(LEAD, clear)).containsExactly("DONE OK");
    assertThat(desk.phase()).isEqualTo(Phase.PHASE_RETURNING);
    assertThat(desk.core.drone(0).crewHoldLeftNanos(desk.nowNanos)).isZero();
    assertThat(desk.notices(10)).contains(Reason.REASON_CLEARED);
    long arm = desk.order(CoreDesk.PIC, OrderKind.ORDER_ARM, CoreDesk.DRONE);
    desk.run(0.3);
    assertThat(desk.answers(CoreDesk.PIC, arm)).containsExactly("REFUSED CLEARED");
    desk.order(LEAD, OrderKind.ORDER_RESUME);
    desk.run(0.3);
    assertThat(desk.core.drone(0).cleared()).isFalse();
  }

  @Test
  void nobodyElseClearsTheAir() {
    desk.crewed();
    assertThat(desk.answers(10, desk.order(10, OrderKind.ORDER_CLEAR)))
        .containsExactly("REFUSED ROLE_FORBIDS");
    assertThat(desk.phase()).isEqualTo(Phase.PHASE_FLYING);
  }

  @Test
  void aDroneThatIsMetInClearedAirDoesNotTakeOff() {
    desk.place();
    desk.signIn(CoreDesk.PIC, 1_000, Role.ROLE_PIC);
    desk.order(CoreDesk.PIC, OrderKind.ORDER_CLEAR);
    desk.until(() -> desk.phase() == Phase.PHASE_READY);
    long arm = desk.order(CoreDesk.PIC, OrderKind.ORDER_ARM, CoreDesk.DRONE);
    desk.run(0.3);
    assertThat(desk.answers(CoreDesk.PIC, arm)).containsExactly("REFUSED CLEARED");
  }

  @Test
  void aDroneThatTakesOffWhenTheAirIsClearedTurnsRound() {
    desk.place();
    desk.signIn(CoreDesk.PIC, 1_000, Role.ROLE_PIC);
    desk.until(() -> desk.phase() == Phase.PHASE_READY);
    desk.order(CoreDesk.PIC, OrderKind.ORDER_ARM, CoreDesk.DRONE);
    desk.until(() -> desk.phase() == Phase.PHASE_TAKEOFF);
    desk.order(CoreDesk.PIC, OrderKind.ORDER_CLEAR, CoreDesk.DRONE);
    desk.copter.relativeMm = 25_000;
    desk.copter.landedState = 2;
    desk.copter.systemStatus = 4;
    desk.until(() -> desk.phase() == Phase.PHASE_RETURNING);
  }

  @Test
  void nothingTakesOffWhileAnAircraftIsNear() {
    desk.place();
    desk.signIn(CoreDesk.PIC, 1_000, Role.ROLE_PIC);
    desk.until(() -> desk.phase() == Phase.PHASE_READY);
    aircraft(400_000); // 4.4 km
    long arm = desk.order(CoreDesk.PIC, OrderKind.ORDER_ARM, CoreDesk.DRONE);
    desk.run(0.3);
    assertThat(desk.answers(CoreDesk.PIC, arm)).containsExactly("REFUSED TRAFFIC");
    aircraft(900_000);
    desk.order(CoreDesk.PIC, OrderKind.ORDER_ARM, CoreDesk.DRONE);
    desk.until(() -> desk.phase() == Phase.PHASE_TAKEOFF);
  }

  @Test
  void anAircraftThatComesClearsTheDronesNearItButNoHoldOfALead() {
    desk.crewed();
    aircraft(600_000); // 6.7 km
    assertThat(desk.phase()).isEqualTo(Phase.PHASE_FLYING);
    desk.order(CoreDesk.PIC, OrderKind.ORDER_HOLD);
    aircraft(400_000);
    assertThat(desk.phase()).isEqualTo(Phase.PHASE_RETURNING);
    assertThat(desk.notices(11)).contains(Reason.REASON_TRAFFIC);
    assertThat(desk.core.drone(0).latchedHold()).isTrue();
    aircraft(900_000);
    assertThat(desk.core.drone(0).cleared()).as("until a lead has looked").isTrue();
  }
}
