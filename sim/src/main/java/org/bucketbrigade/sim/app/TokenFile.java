package org.bucketbrigade.sim.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.bucketbrigade.app.Failure;

/**
 * Tokens handed to a command in a file: lines of {@code ROLE:NAME TOKEN}, as {@code ./brigade
 * gateway --token ROLE:NAME} prints them.
 */
final class TokenFile {
  private final Path file;
  private final Map<String, String> tokens = new HashMap<>();

  TokenFile(Path file) throws IOException {
    this.file = file;
    for (String line : Files.readAllLines(file)) {
      int space = line.indexOf(' ');
      if (space > 0) {
        tokens.put(line.substring(0, space), line.substring(space + 1).strip());
      }
    }
  }

  /** The token of a role and name. */
  String get(String roleAndName) {
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
}
