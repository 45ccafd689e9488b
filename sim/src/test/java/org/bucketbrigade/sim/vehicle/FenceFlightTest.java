package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bucketbrigade.mavlink.FenceBreach;
import org.bucketbrigade.mavlink.FenceStatus;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavMissionResult;
import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.mavlink.MissionItemInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an ArduCopter does about uploaded polygons and circles. */
class FenceFlightTest {
  private final Rig rig = Rig.flying(20);
  private final FenceStation station = new FenceStation(rig);

  @SafeVarargs
  private void fence(List<MissionItemInt>... shapes) {
    assertThat(station.upload(shapes)).isEqualTo(MavMissionResult.ACCEPTED);
    rig.set("FENCE_ENABLE", 1);
    rig.sent.clear();
  }

  private boolean breaches(double north, double east, double seconds) {
    for (int i = 0; i < seconds * 10; i++) {
      rig.send(rig.velocity(north, east, 0));
      rig.run(0.1);
    }
    return !rig.sentOf(FenceStatus.ID).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 6", "2, 9", "4, 17", "0, 4"})
  void leavingAPolygonIsABoundaryBreachAndTheActionFollows(int action, int mode) {
    fence(station.rectangle(FenceStation.INCLUSION, -40, -40, 40, 40));
    rig.set("FENCE_ACTION", action);
    assertThat(breaches(5, 0, 11)).isTrue();
    FenceStatus status = rig.sentOf(FenceStatus.ID).getFirst().as(new FenceStatus());
    assertThat(status.breachStatus()).isEqualTo(1);
    assertThat(status.breachType()).isEqualTo(FenceBreach.BOUNDARY);
    assertThat(status.breachCount()).isEqualTo(1);
    assertThat(rig.texts()).contains("Fence Breached");
    assertThat(rig.vehicle.mode()).isEqualTo(mode);
    assertThat(rig.sentOf(FenceStatus.ID)).as("one breach, however far outside").hasSize(1);
  }

  @Test
  void insideNothingHappens() {
    fence(station.rectangle(FenceStation.INCLUSION, -40, -40, 40, 40));
    assertThat(breaches(5, 0, 6)).isFalse();
    assertThat(rig.vehicle.mode()).isEqualTo(Rig.GUIDED);
  }

  @Test
  void keepsOutOfExclusions() {
    fence(
        station.rectangle(FenceStation.EXCLUSION, -10, 20, 10, 40),
        List.of(station.item(FenceStation.CIRCLE_EXCLUSION, 10, -30, 0)));
    assertThat(breaches(5, 0, 6)).isTrue();
    assertThat(rig.vehicle.mode()).isEqualTo(Rig.RTL);
  }

  @Test
  void aCircleToStayInIsKept() {
    fence(List.of(station.item(FenceStation.CIRCLE_INCLUSION, 30, 0, 0)));
    assertThat(breaches(5, 0, 5)).isFalse();
    assertThat(breaches(5, 0, 5)).isTrue();
  }

  @Test
  void allAreasToStayInCountUnlessAnOptionMakesThemOne() {
    List<MissionItemInt> here = station.rectangle(FenceStation.INCLUSION, -20, -20, 20, 20);
    List<MissionItemInt> there = station.rectangle(FenceStation.INCLUSION, -20, 10, 20, 80);
    rig.set("FENCE_OPTIONS", 2);
    fence(here, there);
    assertThat(breaches(5, 0, 10)).isFalse();
    rig.set("FENCE_OPTIONS", 0);
    rig.run(0.2);
    assertThat(rig.vehicle.mode()).isEqualTo(Rig.RTL);
  }

  @Test
  void withoutThePolygonBitOfFenceTypeItDoesNotCount() {
    rig.set("FENCE_TYPE", 3);
    fence(station.rectangle(FenceStation.INCLUSION, -20, -20, 20, 20));
    assertThat(breaches(5, 0, 8)).isFalse();
  }

  @Test
  void doesNotArmOutsideOfItsFence() {
    Rig ready = Rig.ready();
    FenceStation gcs = new FenceStation(ready);
    gcs.upload(gcs.rectangle(FenceStation.INCLUSION, 100, 100, 200, 200));
    ready.set("FENCE_ENABLE", 1);
    ready.command(MavCmd.DO_SET_MODE, 1, Rig.GUIDED);
    assertThat(ready.command(MavCmd.COMPONENT_ARM_DISARM, 1, 0)).isEqualTo(MavResult.FAILED);
    ready.run(0.1);
    assertThat(ready.texts()).contains("Arm: Vehicle breaching Polygon fence");
  }

  @Test
  void theFenceSurvivesAReboot() {
    Rig ready = Rig.ready();
    FenceStation gcs = new FenceStation(ready);
    gcs.upload(gcs.rectangle(FenceStation.INCLUSION, -50, -50, 50, 50));
    assertThat(ready.command(246, 1, 0)).isEqualTo(MavResult.ACCEPTED);
    ready.run(2);
    assertThat(gcs.downloadCount(1)).isEqualTo(4);
  }
}
