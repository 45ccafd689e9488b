package org.bucketbrigade.sim.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a gateway's start loads, links and profiles, kept from an earlier flight in a file of the
 * JVM's own (an AOT cache, JEP 483, 514 and 515): a start from it takes half of the time. The
 * launcher has it written once after a build, and says where it is.
 */
final class StartCache {
  /** System property with the file's path; not set if there is none. */
  static final String PROPERTY = "brigade.startCache";

  /** A file that does not fit any more is not used, which is not worth a line among our own. */
  private static final List<String> QUIET =
      List.of("-Xlog:disable", "-Xlog:all=warning:stderr", "-Xlog:aot*=off:stderr");

  private StartCache() {}

  /** Flags of a gateway that starts from the file, if there is one. */
  static List<String> reading() {
    String file = System.getProperty(PROPERTY, "");
    return file.isEmpty() ? List.of() : with("-XX:AOTCache=" + file);
  }

  /** Flags of a gateway that writes the file when it ends. */
  static List<String> writing(Path file) {
    return with("-XX:AOTCacheOutput=" + file);
  }

  private static List<String> with(String flag) {
    List<String> flags = new ArrayList<>(QUIET);
    flags.add(flag);
    return flags;
  }
}
