package org.bucketbrigade.sim.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.wire.v1.FlightArea;
import org.bucketbrigade.wire.v1.Seating;
import org.junit.jupiter.api.Test;

class GuidanceTest {
  private static final double GAIN = Guidance.gainPerS(0.4);

  private final SituationBoard board = new FakeIncident().board();
  private final Seating limits =
      Seating.newBuilder()
          .setMaxSpeedCms(1_200)
          .setArea(FlightArea.newBuilder().setFloorAglCm(300).setCeilingAmslCm(20_000))
          .build();

  private static Goal goal(double northM, double amslM) {
    return new Goal(0, northM, amslM, 20, 5, 0, 35, 3);
  }

  private static Sight at(double northM, double aglM) {
    double ground = new FakeIncident().groundAmslM(northM);
    return new Sight(0, northM, ground + aglM, aglM, 0, 0, 0);
  }

  private Wish wish(Goal goal, Sight sight) {
    return Guidance.toward(goal, sight, board, limits, GAIN, true);
  }

  @Test
  void climbsStraightUpFromTheWaterAndFliesFastOnceItIsHigh() {
    Goal goal = goal(300, 165);
    Wish low = wish(goal, at(-250, 6));
    assertThat(low.upMps()).isEqualTo(2.5);
    assertThat(low.horizontalMps()).isLessThan(3);
    assertThat(wish(goal, at(-250, 30)).horizontalMps()).isGreaterThan(11.9);
  }

  @Test
  void slowsDownForTheGroundThatRisesAhead() {
    Goal goal = new Goal(0, 400, 175, 20, 5, 0, 35, 3);
    Sight overTheFlat = new Sight(0, -160, 112, 12, 0, 12, 0);
    Sight wellAbove = new Sight(0, -160, 135, 35, 0, 12, 0);
    assertThat(wish(goal, overTheFlat).horizontalMps()).isLessThan(5);
    assertThat(wish(goal, wellAbove).horizontalMps()).isGreaterThan(11);
  }

  @Test
  void neverWishesToGoBelowTheFloorOrAboveTheCeiling() {
    for (double agl = 0; agl < 4; agl += 0.25) {
      assertThat(wish(goal(-250, 90), at(-250, agl)).upMps()).isPositive();
    }
    assertThat(wish(goal(500, 260), at(500, 34)).upMps()).isNegative();
  }

  @Test
  void comesToRestOverTheGoal() {
    Goal goal = goal(-250, 120);
    assertThat(wish(goal, at(-250, 20)).horizontalMps()).isLessThan(0.01);
    assertThat(wish(goal, at(-252, 20)).horizontalMps()).isBetween(0.5, 3.0);
  }

  @Test
  void gainFallsWithTheDelayInTheLoop() {
    assertThat(Guidance.gainPerS(1)).isLessThan(Guidance.gainPerS(0.3));
  }
}
