package org.bucketbrigade.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bucketbrigade.arbiter.MergePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MergeOptionTest {
  @ParameterizedTest
  @EnumSource(MergePolicy.class)
  void knowsEveryPolicyByItsWord(MergePolicy policy) {
    assertThat(MergeOption.parse(policy.word())).isEqualTo(policy);
    assertThat(MergeOption.DESCRIPTION).contains(policy.word());
  }

  @Test
  void saysWhatThereIs() {
    assertThatThrownBy(() -> MergeOption.parse("loudest"))
        .isInstanceOf(WrongUsage.class)
        .hasMessageContaining("loudest")
        .hasMessageContaining("median, mean, trimmed, vote, leader, active, mob");
  }
}
