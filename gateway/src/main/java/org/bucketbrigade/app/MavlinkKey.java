package org.bucketbrigade.app;

import java.io.IOException;
import java.nio.file.Path;
import org.bucketbrigade.mavlink.SigningKey;
import org.bucketbrigade.net.Tokens;

/** The key of a network of vehicles, as it lies in a file. */
public final class MavlinkKey {
  private MavlinkKey() {}

  /**
   * Reads 64 hexadecimal digits from a file that only its owner can read.
   *
   * @throws Failure if it cannot be read, others may read it, or it holds something else
   */
  public static SigningKey read(Path file) {
    try {
      return new SigningKey(Tokens.keyBytes(file));
    } catch (IOException e) {
      throw new Failure("--mavlink-key: " + e.getMessage(), e);
    }
  }
}
