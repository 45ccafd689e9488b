package org.bucketbrigade.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Which commit of the source this program was built from. */
final class Commit {
  /** Where there was no git or no repository when it was built. */
  static final String UNKNOWN = "unknown";

  private Commit() {}

  /**
   * First 12 hexadecimal digits of the commit, with {@code -dirty} after them if the sources
   * differed from it, or {@link #UNKNOWN}.
   *
   * <p>The launcher, which knows that the jars are as fresh as the sources, says it in the system
   * property {@code brigade.commit}: a commit changes no source and so builds nothing. Otherwise
   * what the build wrote down holds.
   */
  static String id() {
    String said = System.getProperty("brigade.commit", "");
    return said.isEmpty() ? atBuild() : said;
  }

  private static String atBuild() {
    try (InputStream in = Commit.class.getResourceAsStream("commit.txt")) {
      return in == null ? UNKNOWN : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
