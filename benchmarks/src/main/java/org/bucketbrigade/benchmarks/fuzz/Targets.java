package org.bucketbrigade.benchmarks.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Everything that is fuzzed. */
final class Targets {
  /**
   * One of them.
   *
   * @param name as the command line has it
   * @param type its class, which the fuzzer calls
   * @param once gives it one input
   */
  record Target(String name, Class<?> type, Consumer<byte[]> once) {}

  static final List<Target> ALL =
      List.of(
          new Target("scanner", ScannerTarget.class, ScannerTarget::fuzzerTestOneInput),
          new Target("flyweights", FlyweightTarget.class, FlyweightTarget::fuzzerTestOneInput),
          new Target("signing", SigningTarget.class, SigningTarget::fuzzerTestOneInput),
          new Target("core", CoreTarget.class, CoreTarget::fuzzerTestOneInput));

  private Targets() {}

  static Optional<Target> named(String name) {
    return ALL.stream().filter(target -> target.name.equals(name)).findAny();
  }

  /** What must hold whatever the input. */
  static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
