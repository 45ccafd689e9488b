package org.bucketbrigade.sim.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.bucketbrigade.app.Cli;
import org.bucketbrigade.app.Failure;
import org.bucketbrigade.app.ParentWatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a {@link StartCache} by a short flight; the launcher calls it, not people. */
@Command(
    name = "start-cache",
    description = "Writes down, by a short flight, what makes a gateway's start faster.")
public final class StartCacheCommand implements Callable<Integer> {
  private static final int DRONES = 2;
  private static final int OPERATORS = 6;
  private static final long FLYING_S = 120;
  private static final long FLIGHT_S = 5;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file.")
  private @Nullable Path out;

  @Mixin private final ParentWatch watch = new ParentWatch();

  /** Called by the launcher. */
  public static void main(String[] args) {
    Cli.main(new StartCacheCommand(), args);
  }

  @Override
  public Integer call() throws Exception {
    return watch.during(this::run);
  }

  private int run() throws Exception {
    Path file = out;
    if (file == null) {
      throw new Failure("--out is missing");
    }
    Path folder = Files.createTempDirectory("brigade-start");
    try {
      Path written = folder.resolve("cache");
      fly(folder, written);
      if (!Files.exists(written)) {
        throw new Failure("this JVM wrote no cache");
      }
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
      return Cli.OK;
    } finally {
      Processes.delete(folder);
    }
  }

  private void fly(Path folder, Path written) throws IOException, InterruptedException {
    try (LiveBrigade brigade =
        new LiveBrigade(folder, DRONES, OPERATORS, 1, StartCache.writing(written), watch)) {
      brigade.awaitFlying(FLYING_S);
      boolean _ = watch.await(FLIGHT_S, TimeUnit.SECONDS);
      var _ = brigade.end();
    }
  }
}
