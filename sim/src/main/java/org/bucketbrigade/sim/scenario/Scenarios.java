package org.bucketbrigade.sim.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Finds scenarios: built-in ones by name, others by file. */
public final class Scenarios {
  /** Names of the built-in scenarios, the default first. */
  public static final List<String> BUILT_IN =
      List.of("demo", "one-drone", "training-range", "night-wind", "vancouver-2030");

  private static final long MAX_BYTES = 1_000_000;

  private Scenarios() {}

  /**
   * Opens a built-in scenario or a YAML file.
   *
   * @throws ScenarioException if there is none, or it is wrong; the message is for a person
   */
  public static Scenario open(String nameOrFile) {
    return BUILT_IN.contains(nameOrFile) ? builtIn(nameOrFile) : file(nameOrFile);
  }

  /**
   * Reads a scenario from its text, which cannot name other files.
   *
   * @param file what errors call it
   */
  public static Scenario parse(String file, String yaml) {
    return ScenarioReader.read(file, yaml, new Imports(null));
  }

  private static Scenario builtIn(String name) {
    String resource = name + ".yaml";
    try (InputStream in = Scenarios.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("built-in scenario " + resource + " is not in the jar");
      }
      return parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Scenario file(String name) {
    try {
      Path path = Path.of(name);
      if (Files.isRegularFile(path) && Files.size(path) > MAX_BYTES) {
        throw new ScenarioException(name + ": larger than " + MAX_BYTES + " bytes");
      }
      Path folder = path.toAbsolutePath().getParent();
      return ScenarioReader.read(name, Files.readString(path), new Imports(folder));
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new ScenarioException(
          name + ": no such file, nor a built-in scenario (" + String.join(", ", BUILT_IN) + ")");
    } catch (CharacterCodingException e) {
      throw new ScenarioException(name + ": not a text file in UTF-8");
    } catch (IOException e) {
      throw new ScenarioException(name + ": cannot be read: " + e.getMessage());
    }
  }
}
