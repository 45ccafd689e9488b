package org.bucketbrigade.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommitTest {
  @Test
  void isACommitOfGitOrSaidToBeUnknown() {
    assertThat(Commit.id()).matches("[0-9a-f]{12,40}(-dirty)?|unknown");
  }
}
