package org.bucketbrigade.sim.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.bucketbrigade.mavlink.CrcExtra;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the table of checksums and lengths against the other library's definitions. */
final class ForeignTableTest {
  /**
   * Messages that we know from dronefleet and the peer does not have: those that common.xml marks
   * as work in progress, which the peer's generator leaves out (LINK_NODE_STATUS, COMMAND_CANCEL,
   * ESC_INFO, ESC_STATUS, TIME_ESTIMATE_TO_TARGET, the four of the event interface), and those of
   * cubepilot.xml, which it does not read.
   */
  private static final Set<Integer> NOT_WITH_THE_PEER =
      Set.of(8, 80, 290, 291, 380, 410, 411, 412, 413, 50001, 50002, 50003, 50004, 50005);

  private static Map<Integer, Peer.Definition> theirs = Map.of();

  @BeforeAll
  static void ask() throws IOException {
    try (Peer peer = Peer.start()) {
      theirs = peer.definitions();
    }
  }

  @AfterAll
  static void forget() {
    theirs = Map.of();
  }

  @Test
  void knowsEveryMessageOfTheDialects() {
    assertThat(theirs).hasSizeGreaterThan(300);
    assertThat(theirs.values())
        .allSatisfy(
            each -> {
              assertThat(CrcExtra.of(each.id())).isEqualTo(each.crcExtra());
              assertThat(CrcExtra.minLength(each.id())).isEqualTo(each.minLength());
              assertThat(CrcExtra.length(each.id())).isEqualTo(each.length());
            });
  }

  @Test
  void knowsNoMessageThatIsNotAccountedFor() {
    Set<Integer> expected = new TreeSet<>(theirs.keySet());
    expected.addAll(NOT_WITH_THE_PEER);

    assertThat(IntStream.range(0, 1 << 24).filter(id -> CrcExtra.of(id) >= 0))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void hasFlyweightsForMessagesOfThePeerOnly() {
    assertThat(Flyweight.all()).allMatch(each -> theirs.containsKey(each.message().id()));
  }
}
