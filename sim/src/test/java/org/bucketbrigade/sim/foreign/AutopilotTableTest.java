package org.bucketbrigade.sim.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bucketbrigade.sim.app.SimCommand;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * What a real ArduCopter was seen to do, row by row, of the simulated one: asked over UDP by a
 * client in another language, at four times real time, ten vehicles at once.
 */
class AutopilotTableTest {
  private static final String SPEED = "4";
  private static final int VEHICLES = 10;
  private static final int LEAST_CHECKS = 85;
  private static final long LIMIT_S = 100;

  private record Check(String row, String expected, String measured, boolean ok) {}

  @TestFactory
  @Timeout(value = LIMIT_S, unit = TimeUnit.SECONDS)
  Stream<DynamicTest> theSimulatedAutopilotDoesAsTheRealOne() throws Exception {
    List<Check> checks = new ArrayList<>();
    Process client = new ProcessBuilder("node", "foreign/table.js", SPEED).start();
    try (BufferedReader lines = client.inputReader(StandardCharsets.UTF_8)) {
      String port = Objects.requireNonNull(lines.readLine()).substring("port ".length());
      Process sim = simulator(port);
      try {
        ObjectMapper json = new ObjectMapper();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          checks.add(json.readValue(line, Check.class));
        }
      } finally {
        sim.destroy();
      }
    } finally {
      client.destroy();
    }
    assertThat(checks).hasSizeGreaterThanOrEqualTo(LEAST_CHECKS);
    return checks.stream()
        .map(
            check ->
                DynamicTest.dynamicTest(
                    check.row() + ": " + check.measured(),
                    () ->
                        assertThat(check.ok())
                            .as("%s is %s, not %s", check.row(), check.measured(), check.expected())
                            .isTrue()));
  }

  private static Process simulator(String port) throws IOException, URISyntaxException {
    URL place = AutopilotTableTest.class.getResource("/org/bucketbrigade/sim/foreign-table.yaml");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens",
            "java.base/jdk.internal.misc=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            SimCommand.class.getName(),
            "--scenario",
            Path.of(Objects.requireNonNull(place).toURI()).toString(),
            "--drones",
            String.valueOf(VEHICLES),
            "--speed",
            SPEED,
            "--mavlink",
            "127.0.0.1:" + port,
            "--for",
            LIMIT_S + "s");
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
