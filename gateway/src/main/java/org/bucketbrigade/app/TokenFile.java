package org.bucketbrigade.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tokens handed to a command in a file: lines of {@code ROLE:NAME TOKEN}, as {@code ./brigade
 * gateway --token ROLE:NAME} prints them, or one bare token.
 */
public final class TokenFile {
  private final Path file;
  private final Map<String, String> tokens = new LinkedHashMap<>();
  private @Nullable String bare;

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read
   */
  public TokenFile(Path file) throws IOException {
    this.file = file;
    for (String each : Files.readAllLines(file)) {
      String line = each.strip();
      int space = line.indexOf(' ');
      if (space > 0) {
        tokens.putIfAbsent(line.substring(0, space), line.substring(space + 1).strip());
      } else if (!line.isEmpty() && bare == null) {
        bare = line;
      }
    }
  }

  /** The token of a role and name. */
  public String get(String roleAndName) {
    String token = tokens.get(roleAndName);
    if (token == null) {
      throw new Failure(
          file
              + " has no token for "
              + roleAndName
              + "; make one with ./brigade gateway --token "
              + roleAndName);
    }
    return token;
  }

  /** The token that may do most: of a pilot in command, else of a lead, else the first. */
  public String strongest() {
    for (String role : new String[] {"pic:", "lead:", ""}) {
      for (Map.Entry<String, String> each : tokens.entrySet()) {
        if (each.getKey().startsWith(role)) {
          return each.getValue();
        }
      }
    }
    if (bare == null) {
      throw new Failure(file + " has no token; make one with ./brigade gateway --token pic:NAME");
    }
    return bare;
  }
}
