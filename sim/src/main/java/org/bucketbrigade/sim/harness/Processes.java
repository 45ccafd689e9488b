package org.bucketbrigade.sim.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bucketbrigade.sim.app.CrowdCommand;
import org.bucketbrigade.sim.app.SimCommand;

/** Simulator and crowd as processes beside a gateway's, and what commands do with them. */
final class Processes {
  private Processes() {}

  /**
   * Starts a simulator that feeds a gateway. In truth drones fly by computers of their own, so it
   * gives way to the gateway.
   *
   * @param eachLine called with every line it prints
   * @param more further options
   */
  static Child sim(
      Path folder,
      Path tokenFile,
      Addresses addresses,
      int drones,
      long seed,
      Consumer<String> eachLine,
      String... more)
      throws IOException {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--drones",
                String.valueOf(drones),
                "--seed",
                String.valueOf(seed),
                "--mavlink",
                addresses.mavlink(),
                "--gateway",
                addresses.webSocket().toString(),
                "--tokens",
                tokenFile.toString()));
    options.addAll(List.of(more));
    return Child.startPolitely("sim", SimCommand.class, folder, eachLine, options);
  }

  /**
   * Starts a crowd, with a pilot in command for so many drones. In truth people's browsers are
   * elsewhere, so they give way to the gateway.
   *
   * @param more further options
   */
  static Child crowd(
      Path folder,
      Path tokenFile,
      Addresses addresses,
      int operators,
      int drones,
      long seed,
      String... more)
      throws IOException {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--operators",
                String.valueOf(operators),
                "--pic-for",
                String.valueOf(drones),
                "--seed",
                String.valueOf(seed),
                "--gateway",
                addresses.webSocket().toString(),
                "--tokens",
                tokenFile.toString()));
    options.addAll(List.of(more));
    return Child.startPolitely("crowd", CrowdCommand.class, folder, _ -> {}, options);
  }

  /** A figure of a report; not a number if it has none of that name. */
  static double value(JsonNode figures, String name) {
    return figures.path(name).path("value").asDouble(Double.NaN);
  }

  /** Deletes a folder and all in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
