package org.bucketbrigade.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoalTest {
  @ParameterizedTest
  @CsvSource({
    "<= 1000, 1000, true",
    "<= 1000, 1000.1, false",
    "< 1000, 1000, false",
    ">= 0.85, 0.85, true",
    ">= 0.85, 0.849, false",
    "> 0, 0, false",
    "> 0, 1, true",
    "== 0, 0, true",
    "== 0, 1, false",
    ">= 1e6, 2000000, true",
    ">= -3, -2, true",
  })
  void comparesTheValueWithItsBound(String goal, double value, boolean holds) {
    assertThat(Goal.parse(goal).holds(value)).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<= 1", ">= 1", "== 1", "< 1", "> 1"})
  void neverHoldsForWhatWasNotMeasured(String goal) {
    assertThat(Goal.parse(goal).holds(Double.NaN)).isFalse();
  }

  @Test
  void refusesAGoalThatItCannotRead() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Goal.parse("at most 3"))
        .withMessageContaining("at most 3");
  }
}
