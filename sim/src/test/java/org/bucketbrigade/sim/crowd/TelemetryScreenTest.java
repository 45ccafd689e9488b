package org.bucketbrigade.sim.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.bucketbrigade.sim.crowd.TelemetryScreen.Result;
import org.bucketbrigade.wire.v1.DroneState;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Telemetry;
import org.junit.jupiter.api.Test;

class TelemetryScreenTest {
  private static final DroneState AT_KEYFRAME =
      DroneState.newBuilder()
          .setDroneId(1)
          .setLatE7(493_500_000)
          .setLonE7(-1_230_500_000)
          .setHeightAmslCm(15_000)
          .setHeightAglCm(4_000)
          .setNorthCms(300)
          .setHeadingCdeg(35_990)
          .setTankDl(1_000)
          .setPhase(Phase.PHASE_FLYING)
          .build();
  private static final DroneState LATER =
      AT_KEYFRAME.toBuilder()
          .setLatE7(493_500_100)
          .setLonE7(-1_230_500_200)
          .setHeightAmslCm(14_000)
          .setNorthCms(-100)
          .setHeadingCdeg(10)
          .setTankDl(0)
          .setPhase(Phase.PHASE_RETURNING)
          .build();

  private final TelemetryScreen screen = new TelemetryScreen();

  private static Telemetry.Builder keyframe(int frame, DroneState state) {
    return Telemetry.newBuilder().setDroneId(1).setFrame(frame).setKeyframe(frame).setDrone(state);
  }

  private static Telemetry.Builder delta(int frame, int keyframe, DroneState state) {
    return Telemetry.newBuilder()
        .setDroneId(1)
        .setFrame(frame)
        .setKeyframe(keyframe)
        .setDrone(FakeGateway.difference(state, AT_KEYFRAME));
  }

  private Result accept(Telemetry.Builder telemetry, long nowNanos) {
    return screen.accept(new TelemetryPayload(telemetry.build()), nowNanos);
  }

  private TelemetryFrame newest() {
    return Objects.requireNonNull(screen.newest());
  }

  @Test
  void addsDeltasToTheirKeyframe() {
    assertThat(accept(keyframe(1_000, AT_KEYFRAME), 0)).isEqualTo(Result.SHOWN);
    assertThat(accept(delta(1_100, 1_000, LATER), 1)).isEqualTo(Result.SHOWN);
    assertThat(newest().drone()).isEqualTo(DroneView.of(LATER, null));
    assertThat(newest().drone().phase()).isEqualTo(Phase.PHASE_RETURNING);
    assertThat(newest().frame()).isEqualTo(1_100);
  }

  @Test
  void skipsDeltasWhoseKeyframeWasLost() {
    assertThat(accept(delta(1_100, 1_000, LATER), 0)).isEqualTo(Result.NO_KEYFRAME);
    assertThat(screen.newest()).isNull();
    accept(keyframe(3_000, AT_KEYFRAME), 0);
    assertThat(accept(delta(3_100, 2_000, LATER), 0)).isEqualTo(Result.NO_KEYFRAME);
    assertThat(accept(delta(3_200, 3_000, LATER), 0)).isEqualTo(Result.SHOWN);
  }

  @Test
  void neverGoesBackToAnOlderPicture() {
    accept(keyframe(1_000, AT_KEYFRAME), 0);
    accept(delta(1_300, 1_000, LATER), 0);
    assertThat(accept(delta(1_200, 1_000, AT_KEYFRAME), 0)).isEqualTo(Result.LATE);
    assertThat(accept(delta(1_300, 1_000, AT_KEYFRAME), 0)).isEqualTo(Result.LATE);
    assertThat(newest().frame()).isEqualTo(1_300);
  }

  @Test
  void usesAKeyframeThatComesLateForTheDeltasThatFollow() {
    accept(keyframe(1_000, AT_KEYFRAME), 0);
    accept(delta(3_100, 1_000, LATER), 0);
    assertThat(accept(keyframe(3_000, AT_KEYFRAME), 0)).isEqualTo(Result.LATE);
    assertThat(accept(delta(3_200, 3_000, LATER), 0)).isEqualTo(Result.SHOWN);
  }

  @Test
  void keepsItsKeyframeWhenAnOlderOneIsRepeated() {
    accept(keyframe(3_000, AT_KEYFRAME), 0);
    accept(keyframe(1_000, LATER), 0);
    assertThat(accept(delta(3_100, 3_000, LATER), 0)).isEqualTo(Result.SHOWN);
  }

  @Test
  void takesNeighboursRelativeToTheKeyframeAndNewOnesAsTheyAre() {
    DroneState near = AT_KEYFRAME.toBuilder().setDroneId(2).build();
    DroneState comesNear = LATER.toBuilder().setDroneId(3).build();
    accept(keyframe(1_000, AT_KEYFRAME).addNeighbours(near), 0);
    accept(
        delta(1_100, 1_000, LATER)
            .addNeighbours(comesNear)
            .addNeighbours(
                FakeGateway.difference(LATER, near).toBuilder()
                    .setDroneId(2)
                    .setPhase(Phase.PHASE_FLYING)),
        0);
    assertThat(newest().neighbours().get(0)).isEqualTo(DroneView.of(comesNear, null));
    assertThat(newest().neighbours().get(1).latE7()).isEqualTo(LATER.getLatE7());
  }

  @Test
  void remembersWhatWasSeenAMomentAgo() {
    for (int i = 0; i < 40; i++) {
      accept(keyframe(1_000 + 100 * i, AT_KEYFRAME), i * 100L);
    }
    assertThat(Objects.requireNonNull(screen.seenAt(3_650)).frame()).isEqualTo(4_600);
    assertThat(screen.seenAt(100)).as("older than its memory").isNull();
    assertThat(screen.ageNanos(4_000)).isEqualTo(100);
  }

  @Test
  void showsNothingOfAnEarlierDrone() {
    accept(keyframe(1_000, AT_KEYFRAME), 0);
    screen.clear();
    assertThat(screen.newest()).isNull();
    assertThat(screen.newestFrame()).isZero();
    assertThat(accept(delta(1_100, 1_000, LATER), 0)).isEqualTo(Result.NO_KEYFRAME);
  }

  @Test
  void sharesOneResolvedPictureAmongTheMembersOfACrew() {
    TelemetryPayload key = new TelemetryPayload(keyframe(1_000, AT_KEYFRAME).build());
    TelemetryPayload delta = new TelemetryPayload(delta(1_100, 1_000, LATER).build());
    assertThat(delta.resolve(key)).isSameAs(delta.resolve(key));
  }
}
