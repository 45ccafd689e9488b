package org.bucketbrigade.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The machine that a figure was measured on, without which the figure says little.
 *
 * @param cpu model name of the processor, or "unknown"
 * @param cores processors that this JVM may use
 * @param memoryMiB memory of the machine or of the container, MiB
 * @param kernel name, version and architecture of the operating system
 * @param jdk vendor and version of the Java runtime
 */
public record Machine(String cpu, int cores, long memoryMiB, String kernel, String jdk) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** Looks at the machine that this JVM runs on. */
  public static Machine read() {
    return new Machine(
        cpuModel(CPU_INFO),
        Runtime.getRuntime().availableProcessors(),
        memoryBytes() >> 20,
        properties("os.name", "os.version", "os.arch"),
        properties("java.vendor", "java.runtime.version"));
  }

  static String cpuModel(Path cpuInfo) {
    if (!Files.isReadable(cpuInfo)) {
      return "unknown";
    }
    try (Stream<String> lines = Files.lines(cpuInfo)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long memoryBytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }

  private static String properties(String... names) {
    return String.join(" ", Stream.of(names).map(System::getProperty).toList());
  }
}
