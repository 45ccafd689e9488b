package org.bucketbrigade.sim.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * The simulator speaks with a ground station that shares nothing with us, and does row by row what
 * real autopilots did; the rows are those of {@code sim/foreign/arducopter.js} and {@code px4.js}.
 */
@Timeout(180)
final class AutopilotTablesTest {
  private static final int ROWS_OF_ARDUCOPTER = 17;
  private static final int ROWS_OF_PX4 = 22;

  @TestFactory
  Stream<DynamicContainer> doesWhatAnArduCopterDid() throws IOException {
    return rows(Conversation.hold("arducopter"), ROWS_OF_ARDUCOPTER);
  }

  @TestFactory
  Stream<DynamicContainer> doesWhatAPx4Did() throws IOException {
    return rows(Conversation.hold("px4", "--autopilot", "px4"), ROWS_OF_PX4);
  }

  private static Stream<DynamicContainer> rows(List<Conversation.Line> lines, int expectedRows) {
    Map<String, Stream.Builder<DynamicTest>> tests = new LinkedHashMap<>();
    for (Conversation.Line line : lines) {
      tests
          .computeIfAbsent(line.row(), _ -> Stream.builder())
          .add(
              DynamicTest.dynamicTest(
                  line.what() + ": " + line.measured(),
                  () ->
                      assertThat(line.holds())
                          .as("%s, %s: %s", line.row(), line.what(), line.measured())
                          .withFailMessage("expected: " + line.expected())
                          .isTrue()));
    }
    // one more, for all of them together
    tests
        .computeIfAbsent("the table", _ -> Stream.builder())
        .add(
            DynamicTest.dynamicTest(
                "has all its rows", () -> assertThat(tests).hasSize(expectedRows + 2)));
    return tests.entrySet().stream()
        .map(each -> DynamicContainer.dynamicContainer(each.getKey(), each.getValue().build()));
  }
}
