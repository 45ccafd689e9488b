package org.bucketbrigade.sim.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bucketbrigade.sim.harness.soak.SwitchedOff;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What must not save houses: drones whose tanks are empty, and people who press at random. If these
 * did, the houses that an honest crowd saves would mean nothing.
 */
@Timeout(180)
class NegativeControlsTest {
  private static final long SEED = 1;
  private static final int SECONDS = 22 * 60;
  private static final int OPERATORS = 36;

  /** Below this, a share of it says little. */
  private static final int MEANINGFUL = 10;

  private static int alone;
  private static int savedByHonest;

  @BeforeAll
  static void flyHonestly() {
    alone = YoungFire.burntAlone(SEED, SECONDS);
    int[] honest = YoungFire.flown(SEED, SECONDS, OPERATORS, false);
    savedByHonest = alone - honest[0];
    System.out.printf(
        "seed %d: %d houses burn without help, an honest crowd saves %d with %d drops%n",
        SEED, alone, savedByHonest, honest[1]);
  }

  @Test
  void anHonestCrowdSavesEnoughToMatter() {
    assertThat(savedByHonest).isGreaterThanOrEqualTo(MEANINGFUL);
  }

  @Test
  void emptyTanksSaveNothing() throws ReflectiveOperationException {
    // All goes on as ever, but what leaves a valve is no water.
    ClassLoader dry =
        new SwitchedOff(List.of(SwitchedOff.Off.parse("sim.world.World.release="))).prepared();
    int[] empty =
        (int[])
            dry.loadClass(YoungFire.class.getName())
                .getMethod("flown", long.class, int.class, int.class, boolean.class)
                .invoke(null, SEED, SECONDS, OPERATORS, false);
    System.out.printf("empty tanks save %d with %d drops%n", alone - empty[0], empty[1]);
    assertThat(empty[1]).as("valves opened").isGreaterThan(30);
    assertThat(alone - empty[0]).isLessThanOrEqualTo(2);
  }

  @Test
  void peopleWhoPressAtRandomSaveAFifthOfWhatHonestOnesDoAtMost() {
    int[] random = YoungFire.flown(SEED, SECONDS, OPERATORS, true);
    System.out.printf("random sticks save %d with %d drops%n", alone - random[0], random[1]);
    assertThat(alone - random[0]).isLessThanOrEqualTo(savedByHonest / 5);
  }
}
