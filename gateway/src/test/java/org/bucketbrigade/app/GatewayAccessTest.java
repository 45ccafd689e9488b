package org.bucketbrigade.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GatewayAccessTest {
  @TempDir Path folder;

  private static GatewayAccess parsed(String... options) {
    return CommandLine.populateCommand(new GatewayAccess(), options);
  }

  private String tokenOf(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("tokens"), content);
    return parsed("--token-file", file.toString()).token("from-environment");
  }

  @Test
  void takesThePilotsTokenOfSeveralElseTheLeadsElseTheFirst() throws Exception {
    assertThat(tokenOf("operator:a one\nlead:b two\npic:c three\n")).isEqualTo("three");
    assertThat(tokenOf("operator:a one\nlead:b two\n")).isEqualTo("two");
    assertThat(tokenOf("feed:a one\noperator:b two\n")).isEqualTo("one");
  }

  @Test
  void takesABareToken() throws Exception {
    assertThat(tokenOf("\n  abc.def  \n")).isEqualTo("abc.def");
  }

  @Test
  void withoutAFileTheEnvironmentHasIt() {
    assertThat(parsed().token(" abc\n")).isEqualTo("abc");
    assertThatThrownBy(() -> parsed().token(null))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("--token-file");
  }

  @Test
  void saysWhatIsWrongWithAFileOrAnAddress() {
    assertThatThrownBy(() -> tokenOf("\n"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("has no token");
    assertThatThrownBy(() -> parsed("--token-file", "no/such").token(null))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("no/such cannot be read");
    assertThatThrownBy(() -> parsed("--gateway", "localhost:8080").url())
        .isInstanceOf(WrongUsage.class)
        .hasMessageContaining("http://HOST:PORT");
  }

  @Test
  void asksTheGatewayThatTheOptionNames() {
    GatewayAccess access = parsed("--gateway", "http://[::1]:90/some/page");
    assertThat(access.url()).hasToString("http://[::1]:90/");
    assertThat(parsed().url()).hasToString("http://127.0.0.1:8080/");
  }
}
