package org.bucketbrigade.sim.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.bucketbrigade.net.Tokens;
import org.bucketbrigade.wire.v1.Role;

/** The file of tokens with which simulator and crowd sign in. */
final class TokenFiles {
  private static final Duration LIFE = Duration.ofHours(24);

  private TokenFiles() {}

  /** Writes tokens for the feed, the pilot in command and {@code operators} people. */
  static Path write(Path folder, Tokens tokens, int operators) throws IOException {
    StringBuilder lines = new StringBuilder();
    lines.append("feed:sim ").append(tokens.mint("sim", Role.ROLE_FEED, LIFE)).append('\n');
    lines.append("pic:0 ").append(tokens.mint("pic", Role.ROLE_PIC, LIFE)).append('\n');
    for (int i = 1; i <= operators; i++) {
      lines
          .append("operator:")
          .append(i)
          .append(' ')
          .append(tokens.mint("operator-" + i, Role.ROLE_OPERATOR, LIFE))
          .append('\n');
    }
    Path file = folder.resolve("tokens");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, lines);
  }
}
