package org.bucketbrigade.benchmarks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.bucketbrigade.mavlink.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fuzzer's targets with the inputs that it begins with, and with some thousands near them. */
class FuzzTargetsTest {
  private static final long SEED = 20_261_127;
  private static final int ROUNDS = 60;

  static List<Targets.Target> targets() {
    return Targets.ALL;
  }

  @ParameterizedTest
  @MethodSource("targets")
  void takesEverySeedAndThousandsNearThem(Targets.Target target) {
    System.out.println(target.name() + ", seed " + SEED);
    Random random = new Random(SEED);
    List<byte[]> seeds = Seeds.all();
    for (int round = 0; round < ROUNDS; round++) {
      for (byte[] seed : seeds) {
        byte[] input = round == 0 ? seed : damaged(seed, seeds, random);
        try {
          target.once().accept(input);
        } catch (Throwable broken) {
          throw new AssertionError(
              target.name() + " breaks on " + HexFormat.of().formatHex(input), broken);
        }
      }
    }
  }

  private static byte[] damaged(byte[] seed, List<byte[]> seeds, Random random) {
    byte[] other = seeds.get(random.nextInt(seeds.size()));
    byte[] input = Arrays.copyOf(seed, seed.length + random.nextInt(1 + other.length));
    System.arraycopy(other, 0, input, seed.length, input.length - seed.length);
    for (int i = random.nextInt(6); i > 0 && input.length > 0; i--) {
      input[random.nextInt(input.length)] = (byte) random.nextInt(256);
    }
    return Arrays.copyOf(input, input.length - random.nextInt(1 + input.length / 4));
  }

  @Test
  void everyMessageWithAFlyweightIsAmongThem() {
    assertThat(Flyweights.all().stream().map(Message::id))
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(39);
  }

  @Test
  void whatMustHoldIsSaidWhenItDoesNot() {
    assertThatThrownBy(() -> Targets.require(false, "the sky is up"))
        .isInstanceOf(AssertionError.class)
        .hasMessage("the sky is up");
  }
}
