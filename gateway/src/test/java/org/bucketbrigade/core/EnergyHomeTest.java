package org.bucketbrigade.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnergyHomeTest {
  private static final long S = 1_000_000_000L;

  private final EnergyHome energy = new EnergyHome(200);

  @Test
  void whoIsNearHomeFliesDownToALowBattery() {
    assertThat(energy.mustReturn(0, 26, 40, S)).isFalse();
    assertThat(energy.mustReturn(0, 24, 40, S)).isTrue();
  }

  @Test
  void whoIsFarTurnsWhenTheWayAndTheReserveAreLeft() {
    double homeS = 300; // 29 % at the rate of a full tank
    assertThat(energy.mustReturn(0, 50, homeS, S)).isFalse();
    assertThat(energy.mustReturn(0, 48, homeS, S)).isTrue();
  }

  @ParameterizedTest(name = "10 % in {0} s: at {1} % it goes on, at {2} % it turns")
  @CsvSource({"50, 81, 79", "200, 36, 34", "600, 36, 24"})
  void theFlightItselfTellsHowFastItDrains(int seconds, int goesOn, int turns) {
    energy.mustReturn(0, goesOn + 10, 300, 0);
    assertThat(energy.mustReturn(0, goesOn, 300, seconds * S)).isFalse();
    long later = seconds * S * (goesOn + 10 - turns) / 10;
    assertThat(energy.mustReturn(0, turns, 300, later)).isTrue();
  }

  @Test
  void aFreshBatteryIsMeasuredAnew() {
    energy.mustReturn(0, 80, 300, 0);
    energy.forget(0);
    assertThat(energy.mustReturn(0, 60, 300, 100 * S)).as("not 20 % in 100 s").isFalse();
    assertThat(energy.mustReturn(0, 100, 300, 200 * S)).isFalse();
  }

  private int turnsNext(int count, int seconds) {
    return energy.turnsNext(count, IntStream.range(0, count).toArray(), count, seconds * S);
  }

  /** All took off together with full batteries; returns the seconds at which each turned home. */
  private List<Integer> turns(int count) {
    List<Integer> turns = new ArrayList<>();
    List<Integer> flying = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    for (int second = 0; !flying.isEmpty(); second++) {
      int percent = (int) (100 - second * EnergyHome.FULL_TANK);
      for (Integer drone : List.copyOf(flying)) {
        if (energy.mustReturn(drone, percent, 100, second * S)) {
          flying.removeIf(drone::equals);
          turns.add(second);
        }
      }
      int[] left = flying.stream().mapToInt(i -> i).toArray();
      int next = energy.turnsNext(count, left, left.length, second * S);
      if (next >= 0) {
        flying.removeIf(each -> each == next);
        turns.add(second);
      }
    }
    return turns;
  }

  @ParameterizedTest(name = "{0} drones turn home within {1} to {2} s")
  @CsvSource({"2, 5, 30", "12, 100, 140", "100, 640, 730", "200, 640, 730"})
  void thoseThatTookOffTogetherDoNotTurnHomeTogether(int count, int least, int most) {
    List<Integer> turns = turns(count);
    assertThat(turns).hasSize(count);
    int last = turns.getLast();
    assertThat(last - turns.getFirst()).isBetween(least, most);
    assertThat(last).as("the last one stays as long as it can").isGreaterThan(600);
    long atOnce = turns.stream().filter(second -> second > last - 10).count();
    assertThat(atOnce).isLessThanOrEqualTo(1 + Math.max(2, count * 20 / 400));
  }

  @Test
  void nobodyTurnsHomeEarlyWhoseBatteriesEndOneAfterTheOther() {
    for (int i = 0; i < 10; i++) {
      assertThat(energy.mustReturn(i, 30 + 3 * i, 0, S)).isFalse();
    }
    assertThat(turnsNext(10, 1)).isEqualTo(-1);
    assertThat(turnsNext(1, 1)).isEqualTo(-1);
    assertThat(turnsNext(0, 1)).isEqualTo(-1);
  }

  @Test
  void whoseBatteryEndsFirstIsTheFirstToTurn() {
    assertThat(energy.mustReturn(0, 27, 0, S)).isFalse();
    assertThat(energy.mustReturn(1, 26, 0, S)).isFalse();
    assertThat(energy.mustReturn(2, 26, 0, S)).isFalse();
    assertThat(energy.mustReturn(3, -1, 0, S)).as("does not tell").isFalse();
    assertThat(turnsNext(4, 1)).isEqualTo(-1);
    assertThat(energy.mustReturn(0, 25, 0, 2 * S)).isFalse();
    assertThat(turnsNext(4, 2)).isEqualTo(0);
  }

  @Test
  void whoDoesNotTellOrHasNoHomeIsJudgedByWhatIsKnown() {
    assertThat(energy.mustReturn(0, -1, 300, S)).isFalse();
    assertThat(energy.mustReturn(1, 30, Double.NaN, S)).isFalse();
    assertThat(energy.mustReturn(1, 20, Double.NaN, S)).isTrue();
  }
}
