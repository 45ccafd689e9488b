package org.bucketbrigade.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SplitTest {
  private static final long MS = 1_000_000L;
  private final Split split = new Split();

  @Test
  void slowsAtOnceAndHoldsAfterHalfASecondOfDisagreement() {
    assertThat(split.factor(0.65, 0)).isEqualTo(1);
    assertThat(split.factor(0.64, 0)).isEqualTo(0.5);
    assertThat(split.factor(0.5, 100 * MS)).isEqualTo(0.5);
    assertThat(split.factor(0.5, 599 * MS)).isEqualTo(0.5);
    assertThat(split.factor(0.5, 600 * MS)).isZero();
  }

  @Test
  void aMomentOfAgreementStartsTheHalfSecondAnew() {
    assertThat(split.factor(0.5, 0)).isEqualTo(0.5);
    assertThat(split.factor(0.56, 400 * MS)).isEqualTo(0.5);
    assertThat(split.factor(0.5, 500 * MS)).isEqualTo(0.5);
    assertThat(split.factor(0.5, 900 * MS)).isEqualTo(0.5);
  }

  @Test
  void goesOnAfterHalfASecondOfAgreement() {
    split.factor(0.1, 0);
    assertThat(split.factor(0.1, 500 * MS)).isZero();
    assertThat(split.factor(0.65, 600 * MS)).isZero();
    assertThat(split.factor(0.66, 700 * MS)).isZero();
    assertThat(split.factor(1, 1_200 * MS)).isEqualTo(1);
  }
}
