package org.bucketbrigade.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.Seating;
import org.bucketbrigade.wire.v1.Sector;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.SituationItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sectors from a lead's message to the fence of a flying drone, and to everybody's map. */
class SectorOrdersTest {
  private static final int LEAD = 2;

  /** Degrees times 10^7 of about a metre north and east at this latitude. */
  private static final double NORTH_E7 = 90;

  private static final double EAST_E7 = 137;

  private final CoreDesk desk = new CoreDesk();

  private static Sector.Builder sector(double... eastNorthM) {
    Sector.Builder sector =
        Sector.newBuilder()
            .setName("Ridge")
            .setFloorAglCm(1_000)
            .setCeilingAmslCm(25_000)
            .addDroneIds(CoreDesk.DRONE);
    for (int i = 0; i < eastNorthM.length; i += 2) {
      sector.addLonE7(CoreDesk.LON_E7 + (int) (eastNorthM[i] * EAST_E7));
      sector.addLatE7(CoreDesk.LAT_E7 + (int) (eastNorthM[i + 1] * NORTH_E7));
    }
    return sector;
  }

  private static Sector.Builder square() {
    return sector(-100, -100, 100, -100, 100, 100, -100, 100);
  }

  private void led() {
    desk.crewed();
    desk.signIn(LEAD, 2_000, Role.ROLE_LEAD);
  }

  private List<SituationItem> sectorsShown() {
    List<SituationItem> shown = new ArrayList<>();
    try {
      for (byte[] bytes : desk.situations) {
        SituationItem item = ServerMessage.parseFrom(bytes).getSituation();
        if (item.hasSector()) {
          shown.add(item);
        }
      }
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
    return shown;
  }

  private Seating lastSeating(int session) {
    return desk.inbox(session).stream()
        .filter(ServerMessage::hasSeating)
        .reduce((_, last) -> last)
        .orElseThrow()
        .getSeating();
  }

  @Test
  void aSectorIsShownToEverybodyAndItsCrewIsToldOfItsFence() {
    led();
    long act = desk.sector(LEAD, 0, false, square());
    desk.run(0.05);
    Ack ack = desk.lastAck(LEAD, act);
    assertThat(ack.getOutcome()).isEqualTo(Ack.Outcome.OUTCOME_DONE);
    assertThat(ack.getSectorId()).isOne();
    SituationItem item = sectorsShown().getFirst();
    assertThat(item.getKey()).isEqualTo((10 << 24) + 1);
    assertThat(item.getSector().getName()).isEqualTo("Ridge");
    assertThat(item.getSector().getLatE7List()).hasSize(4);
    assertThat(item.getSector().getLatE7(0)).isEqualTo(square().getLatE7(0));
    assertThat(item.getSector().getDroneIdsList()).containsExactly(CoreDesk.DRONE);
    assertThat(item.getSector().getPassagesList()).isNotEmpty();
    assertThat(lastSeating(10).getArea().getSectorId()).isOne();
    assertThat(lastSeating(10).getArea().getCeilingAmslCm()).isEqualTo(25_000);
    assertThat(lastSeating(10).getArea().getRadiusCm()).isZero();
  }

  @Test
  void aCrewThatSteersForTheBorderIsStoppedInsideIt() {
    led();
    desk.sector(LEAD, 0, false, square());
    desk.copter.latE7 += (int) (85 * NORTH_E7);
    desk.copter.lonE7 += (int) (65 * EAST_E7); // beside the way to the water
    desk.run(0.3);
    for (int i = 0; i < 10; i++) {
      desk.steer(10, 1_200);
      desk.steer(11, 1_200);
      desk.run(0.1);
    }
    assertThat(desk.core.drone(0).northMps()).as("15 m from the border").isLessThan(4.5);
    desk.sector(LEAD, 1, true, Sector.newBuilder());
    desk.run(0.2);
    desk.until(() -> !desk.core.vehicle(0).fencePending()); // it stands while its own is loaded
    for (int i = 0; i < 10; i++) {
      desk.steer(10, 1_200);
      desk.steer(11, 1_200);
      desk.run(0.1);
    }
    assertThat(desk.core.drone(0).northMps()).as("without the sector").isGreaterThan(11);
  }

  @Test
  void itTakesEffectOnceItIsOnTheDiskAndIsRefusedIfTheDiskDoesNotTakeIt() {
    led();
    desk.diskWorks = false;
    long act = desk.sector(LEAD, 0, false, square());
    desk.run(0.4);
    assertThat(desk.answers(LEAD, act)).isEmpty();
    assertThat(sectorsShown()).isEmpty();
    desk.run(0.3);
    assertThat(desk.answers(LEAD, act)).containsExactly("REFUSED NOT_DURABLE");
    desk.diskWorks = true;
    desk.run(0.1);
    assertThat(sectorsShown()).isEmpty();
  }

  @Test
  void aRefusalSaysWhatIsWrongAndWhereAndARetryIsAnsweredTheSame() {
    led();
    Sector.Builder crossed = sector(-100, -100, 100, 100, 100, -100, -100, 100);
    long act = desk.sector(LEAD, 0, false, crossed);
    desk.run(0.05);
    Ack ack = desk.lastAck(LEAD, act);
    assertThat(ack.getOutcome()).isEqualTo(Ack.Outcome.OUTCOME_REFUSED);
    assertThat(ack.getReason()).isEqualTo(Reason.REASON_SECTOR_SHAPE);
    assertThat(ack.getText()).contains("crosses itself");
    assertThat(Math.abs(ack.getLatE7() - CoreDesk.LAT_E7)).isLessThan(20);
    assertThat(Math.abs(ack.getLonE7() - CoreDesk.LON_E7)).isLessThan(20);
    desk.sector(LEAD, act, 0, false, crossed);
    assertThat(desk.lastAck(LEAD, act)).isEqualTo(ack);
    assertThat(desk.answers(LEAD, act)).hasSize(2);
    assertThat(sectorsShown()).isEmpty();
  }

  @Test
  void whoIsAwayIsToldWhenTheyComeBack() {
    led();
    desk.signOut(11);
    desk.sector(LEAD, 0, false, square());
    desk.run(0.05);
    assertThat(lastSeating(10).getArea().getSectorId()).isOne();
    desk.signIn(11, 10_011, Role.ROLE_OPERATOR);
    assertThat(lastSeating(11).getArea().getSectorId()).isOne();
  }

  @Test
  void whoSignsInAnewAsSomebodyElseHasDrawnNothing() {
    led();
    desk.diskWorks = false;
    desk.sector(LEAD, 0, false, square());
    desk.signOut(LEAD);
    desk.signIn(LEAD, 2_000, Role.ROLE_SPECTATOR);
    desk.diskWorks = true;
    desk.run(0.1);
    assertThat(sectorsShown()).isEmpty();
  }

  @Test
  void aRetryMakesNoSecondSector() {
    led();
    long act = desk.sector(LEAD, 0, false, square());
    desk.sector(LEAD, act, 0, false, square());
    desk.run(0.05);
    desk.sector(LEAD, act, 0, false, square());
    desk.run(0.05);
    assertThat(sectorsShown()).hasSize(1);
    assertThat(desk.answers(LEAD, act)).containsExactly("DONE OK", "DONE OK");
  }

  @Test
  void takenAwayEverybodyIsShownThatToo() {
    led();
    desk.sector(LEAD, 0, false, square());
    desk.run(0.05);
    long act = desk.sector(LEAD, 1, true, Sector.newBuilder());
    desk.run(0.05);
    assertThat(desk.answers(LEAD, act)).containsExactly("DONE OK");
    assertThat(sectorsShown().getLast().getSector().getRemoved()).isTrue();
    assertThat(sectorsShown().getLast().getVersion())
        .isGreaterThan(sectorsShown().getFirst().getVersion());
    assertThat(lastSeating(10).getArea().getRadiusCm()).isEqualTo(90_000);
    long again = desk.sector(LEAD, 1, true, Sector.newBuilder());
    desk.run(0.05);
    assertThat(desk.answers(LEAD, again)).containsExactly("REFUSED NO_SUCH_SECTOR");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"ROLE_OPERATOR", "ROLE_FEED", "ROLE_SPECTATOR"})
  void onlyLeadsAndThePilotInCommandDraw(Role role) {
    led();
    desk.signIn(5, 55, role);
    long act = desk.sector(5, 0, false, square());
    desk.run(0.05);
    assertThat(desk.answers(5, act)).containsExactly("REFUSED ROLE_FORBIDS");
    assertThat(sectorsShown()).isEmpty();
  }

  @Test
  void aLeadHasOneSectorPlannedAtATime() {
    led();
    desk.diskWorks = false;
    long first = desk.sector(LEAD, 0, false, square());
    long second = desk.sector(LEAD, 0, false, square());
    desk.diskWorks = true;
    desk.run(0.05);
    assertThat(desk.answers(LEAD, first)).containsExactly("DONE OK");
    assertThat(desk.answers(LEAD, second)).containsExactly("REFUSED TOO_FAST");
  }

  @Test
  void aFeedCannotSlipASectorIn() {
    led();
    desk.item(10, SituationItem.newBuilder().setSector(square()));
    desk.run(0.05);
    assertThat(desk.malformed.get(CoreDesk.FEED)).isOne();
    assertThat(sectorsShown()).isEmpty();
  }

  @Test
  void anOrderToASectorGoesToItsDrones() {
    led();
    desk.sector(LEAD, 0, false, square());
    desk.run(0.05);
    long act = desk.orderSector(LEAD, OrderKind.ORDER_HOLD, 1);
    assertThat(desk.answers(LEAD, act)).containsExactly("DONE OK");
    assertThat(desk.core.drone(0).latchedHold()).isTrue();
    act = desk.orderSector(LEAD, OrderKind.ORDER_RESUME, 1);
    desk.run(0.05);
    assertThat(desk.answers(LEAD, act)).containsExactly("DONE OK");
    assertThat(desk.core.drone(0).latchedHold()).isFalse();
    act = desk.orderSector(LEAD, OrderKind.ORDER_HOLD, 9);
    assertThat(desk.answers(LEAD, act)).containsExactly("REFUSED NO_SUCH_SECTOR");
    act = desk.orderSector(LEAD, OrderKind.ORDER_HOLD, 1, CoreDesk.DRONE);
    assertThat(desk.answers(LEAD, act)).containsExactly("REFUSED MALFORMED");
  }
}
