package org.bucketbrigade.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest {
  /** Four files of 10 bytes, with events from 0, 100, 200 and 300 on. */
  private static final List<Retention.Held> HELD =
      List.of(
          new Retention.Held(4, 0, 10),
          new Retention.Held(5, 100, 10),
          new Retention.Held(6, 200, 10),
          new Retention.Held(7, 300, 10));

  @Test
  void keepsEverythingWhileAllOfItIsNeeded() {
    assertThat(Retention.removable(HELD, 0, 0)).isEmpty();
  }

  @Test
  void removesNoMoreThanTheLimitAsksFor() {
    assertThat(Retention.removable(HELD, 1_000, 40)).isEmpty();
    assertThat(Retention.removable(HELD, 1_000, 39)).containsExactly(4);
    assertThat(Retention.removable(HELD, 1_000, 20)).containsExactly(4, 5);
  }

  @Test
  void keepsTheFileThatHoldsTheFirstEventThatIsNeededAndAllAfterIt() {
    assertThat(Retention.removable(HELD, 99, 0)).isEmpty();
    assertThat(Retention.removable(HELD, 100, 0)).containsExactly(4);
    assertThat(Retention.removable(HELD, 199, 0)).containsExactly(4);
    assertThat(Retention.removable(HELD, 200, 0)).containsExactly(4, 5);
  }

  @Test
  void neverRemovesTheFileThatIsWrittenTo() {
    assertThat(Retention.removable(HELD, 1_000, 0)).containsExactly(4, 5, 6);
    assertThat(Retention.removable(List.of(), 0, 0)).isEmpty();
  }
}
