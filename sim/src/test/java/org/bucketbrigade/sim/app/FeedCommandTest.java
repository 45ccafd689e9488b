package org.bucketbrigade.sim.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bucketbrigade.app.Cli;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be used is refused with its place, before anything starts. */
class FeedCommandTest {
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;
  private String tokens = "";

  private int run(Object command, String... args) {
    PrintWriter out = new PrintWriter(new StringWriter(), true);
    return Cli.run(command, out, new PrintWriter(err, true), args);
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @BeforeEach
  void tokens() throws IOException {
    tokens = write("tokens", "feed:sim abc\n");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    int code = run(new FeedCommand(), "--scenario", "demo", "--tokens", tokens, "no.json");
    assertThat(code).isEqualTo(Cli.WRONG_USAGE);
    assertThat(err.toString()).contains("no.json: no such file");
  }

  @Test
  void aFeatureThatCannotBeUsedIsNamed() throws IOException {
    String file = write("now.json", "{\"features\": [{\"properties\": {\"kind\": \"flood\"}}]}");
    int code = run(new FeedCommand(), "--scenario", "demo", "--tokens", tokens, file);
    assertThat(code).isEqualTo(Cli.WRONG_USAGE);
    assertThat(err.toString()).contains("now.json: feature 1: kind \"flood\"");
  }

  @Test
  void aScenarioWithAMistakeStartsNeitherFeedNorSimulator() throws IOException {
    String scenario = write("s.yaml", "name: X\norigin: {latDeg: 99, lonDeg: 0}\n");
    String file = write("now.json", "{\"features\": []}");
    int fed = run(new FeedCommand(), "--scenario", scenario, "--tokens", tokens, file);
    int simulated = run(new SimCommand(), "--scenario", scenario);
    assertThat(fed).isEqualTo(Cli.WRONG_USAGE);
    assertThat(simulated).isEqualTo(Cli.WRONG_USAGE);
    assertThat(err.toString()).contains("s.yaml:2: origin.latDeg: 99 is outside -85..85");
  }
}
