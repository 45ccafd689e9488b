package org.bucketbrigade.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Reason;
import org.junit.jupiter.api.Test;

/** The fence that the autopilot itself keeps. */
final class FenceTest {
  private static final FencePlan SQUARE = plan(0);
  private static final FencePlan OTHER = plan(500);

  private final FlightLine line = new FlightLine();
  private final FakeCopter copter = line.copter;
  private final FakeFence fence = copter.fence;

  private static FencePlan plan(int shift) {
    return new FencePlan(
        new int[] {492_700_000 + shift, 492_700_000, 492_900_000, 492_900_000},
        new int[] {-1_231_100_000, -1_230_900_000, -1_230_900_000, -1_231_100_000},
        300);
  }

  private void arm() {
    assertThat(line.vehicles.arm(line.vehicle(), true, 20, line.nowNanos))
        .isEqualTo(Reason.REASON_OK);
  }

  private void flyWith(FencePlan plan) {
    line.ready();
    line.vehicles.fence(line.vehicle(), plan);
    line.flying();
  }

  @Test
  void isNotTouchedBeforeTheOrderToArm() {
    line.ready();
    line.vehicles.fence(line.vehicle(), SQUARE);
    line.run(20);
    assertThat(fence.downloads).isZero();
    assertThat(copter.set).isEmpty();
  }

  @Test
  void isLoadedAndReadBackBeforeArming() {
    flyWith(SQUARE);
    assertThat(fence.uploads).isEqualTo(1);
    assertThat(fence.downloads).isEqualTo(2);
    assertThat(fence.corners)
        .extracting(FakeFence.Corner::command)
        .containsOnly(MavCmd.NAV_FENCE_POLYGON_VERTEX_INCLUSION)
        .hasSize(4);
    assertThat(fence.corners.get(2).latE7()).isEqualTo(492_900_000);
    assertThat(copter.parameters)
        .containsEntry("FENCE_ACTION", 4f)
        .containsEntry("FENCE_TYPE", 5f)
        .containsEntry("FENCE_ALT_MAX", 200f) // home lies at 100 m
        .containsEntry("FENCE_ENABLE", 1f);
    assertThat(copter.set).last().isEqualTo("FENCE_ENABLE=1.0");
  }

  @Test
  void isLeftAloneIfTheVehicleHasItAlready() {
    flyWith(SQUARE);
    FakeFence has = copter.fence;
    List<FakeFence.Corner> before = has.corners;
    copter.relativeMm = 0;
    copter.landedState = 1;
    copter.armed = false;
    line.untilPhase(Phase.PHASE_READY);
    line.flying();
    assertThat(has.uploads).isEqualTo(1);
    assertThat(has.corners).isEqualTo(before);
  }

  @Test
  void keepsAVehicleOnTheGroundThatStoresAnotherFenceThanItWasSent() {
    fence.displaceE7 = 50;
    line.ready();
    line.vehicles.fence(line.vehicle(), SQUARE);
    arm();
    line.untilPhase(Phase.PHASE_READY);
    assertThat(line.phases).last().isEqualTo("READY FENCE_REFUSED");
    assertThat(copter.got(MavCmd.COMPONENT_ARM_DISARM)).isEmpty();
    assertThat(line.texts).last().asString().contains("fence");
  }

  @Test
  void keepsAVehicleOnTheGroundThatRefusesIt() {
    fence.result = 1;
    line.ready();
    line.vehicles.fence(line.vehicle(), SQUARE);
    arm();
    line.untilPhase(Phase.PHASE_READY);
    assertThat(line.phases).last().isEqualTo("READY FENCE_REFUSED");
  }

  @Test
  void isGivenUpIfTheVehicleNeverAnswers() {
    fence.deaf = true;
    line.ready();
    line.vehicles.fence(line.vehicle(), SQUARE);
    arm();
    line.run(20);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_READY);
    assertThat(copter.got(MavCmd.COMPONENT_ARM_DISARM)).isEmpty();
  }

  @Test
  void isNotAskedOfAVehicleThatKnowsNone() {
    copter.capabilities = 0;
    flyWith(SQUARE);
    assertThat(fence.downloads).isZero();
    assertThat(copter.parameters).containsEntry("FENCE_ENABLE", 0f);
    assertThat(line.vehicle().fenceWords()).startsWith("none");
  }

  @Test
  void isLoadedAnewInFlightWhenTheAreaChanges() {
    flyWith(SQUARE);
    line.vehicles.fence(line.vehicle(), OTHER);
    assertThat(line.vehicle().fencePending()).isTrue();
    line.until(() -> !line.vehicle().fencePending());
    assertThat(fence.corners.getFirst().latE7()).isEqualTo(492_700_500);
    assertThat(line.vehicle().phase()).isEqualTo(Phase.PHASE_FLYING);
  }

  @Test
  void isTriedAgainAndAgainInFlight() {
    flyWith(SQUARE);
    fence.deaf = true;
    line.vehicles.fence(line.vehicle(), OTHER);
    line.run(30);
    assertThat(line.vehicle().fencePending()).isTrue();
    fence.deaf = false;
    line.run(8);
    assertThat(line.vehicle().fencePending()).isFalse();
  }

  @Test
  void isNotSentToAVehicleThatIsExternal() {
    flyWith(SQUARE);
    line.vehicles.takenOver(line.vehicle(), line.nowNanos);
    int before = fence.downloads + fence.uploads;
    line.vehicles.fence(line.vehicle(), OTHER);
    line.run(10);
    assertThat(fence.downloads + fence.uploads).isEqualTo(before);
  }
}
