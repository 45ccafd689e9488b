package org.bucketbrigade.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  @TempDir private Path folder;

  @Test
  void knowsWhereItRuns() {
    Machine machine = Machine.read();
    assertThat(machine.cores()).isPositive();
    assertThat(machine.memoryMiB()).isGreaterThan(100);
    assertThat(machine.kernel()).contains(System.getProperty("os.name"));
    assertThat(machine.jdk()).contains(System.getProperty("java.runtime.version"));
    assertThat(machine.cpu()).isNotEmpty();
  }

  @Test
  void readsTheProcessorsModelName() throws IOException {
    Path file = folder.resolve("cpuinfo");
    Files.writeString(file, "processor\t: 0\nmodel\t\t: 2\nmodel name\t: ACME 9000: fast\n");
    assertThat(Machine.cpuModel(file)).isEqualTo("ACME 9000: fast");
  }

  @Test
  void admitsThatItDoesNotKnowTheProcessor() throws IOException {
    Path file = Files.writeString(folder.resolve("cpuinfo"), "processor\t: 0\n");
    assertThat(Machine.cpuModel(file)).isEqualTo("unknown");
    assertThat(Machine.cpuModel(folder.resolve("none"))).isEqualTo("unknown");
  }
}
