package org.bucketbrigade.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class BenchFigureTest {
  @Test
  void holdsUpToItsLimit() {
    assertTrue(BenchFigure.atMost("forwardP50Ratio", 1.1, "1", 1.1).holds());
    assertFalse(BenchFigure.atMost("forwardP50Ratio", 1.11, "1", 1.1).holds());
    assertEquals("<= 1.1", BenchFigure.atMost("forwardP50Ratio", 1, "1", 1.1).goal());
  }

  @Test
  void holdsFromItsLimitOn() {
    assertTrue(BenchFigure.atLeast("forwardRateRatio", 0.85, "1", 0.85).holds());
    assertFalse(BenchFigure.atLeast("forwardRateRatio", 0.84, "1", 0.85).holds());
    assertFalse(BenchFigure.atLeast("forwardRateRatio", Double.NaN, "1", 0.85).holds());
  }

  @Test
  void holdsWithoutAGoal() {
    assertTrue(BenchFigure.info("encodeNs", 50, "ns").holds());
    assertNull(BenchFigure.info("encodeNs", 50, "ns").goal());
  }
}
