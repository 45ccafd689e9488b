package org.bucketbrigade.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class ChallengesTest {
  private static Challenges under(int first) {
    byte[] key = new byte[EventType.SECRET_LENGTH];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (first + i);
    }
    Challenges challenges = new Challenges();
    challenges.secret(new UnsafeBuffer(key), 0, key.length);
    return challenges;
  }

  /** Vector for 8 bytes, 00 to 07, of the authors' reference implementation. */
  @Test
  void isSipHashAsItsAuthorsHaveIt() {
    byte[] message = {0, 1, 2, 3, 4, 5, 6, 7};
    long word = new UnsafeBuffer(message).getLong(0, ByteOrder.LITTLE_ENDIAN);
    assertThat(under(0).sipHash(word)).isEqualTo(0x93f5f5799a932462L);
  }

  @Test
  void drawsTheSameUnderTheSameSecretAndOthersUnderAnother() {
    Challenges one = under(1);
    Challenges same = under(1);
    Challenges other = under(2);
    long first = one.next();
    assertThat(same.next()).isEqualTo(first);
    assertThat(other.next()).isNotEqualTo(first);
    assertThat(one.next()).isNotEqualTo(first);
  }
}
