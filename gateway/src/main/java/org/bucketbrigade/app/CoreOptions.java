package org.bucketbrigade.app;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.arbiter.LimitsByType;
import org.bucketbrigade.core.CoreConfig;
import org.bucketbrigade.vehicle.PayloadWiring;

/**
 * What the command line says of the core. A journal keeps it as text, a line each, because a replay
 * needs the same.
 *
 * @param merge word of the policy
 * @param valves values of {@code --valve}
 * @param pumps values of {@code --pump}
 * @param limits values of {@code --limits}
 */
record CoreOptions(String merge, List<String> valves, List<String> pumps, List<String> limits) {
  private static final String MERGE = "--merge";
  private static final String VALVE = "--valve";
  private static final String PUMP = "--pump";
  private static final String LIMITS = "--limits";

  /**
   * The core's set-up.
   *
   * @throws WrongUsage naming the option that makes no sense
   */
  CoreConfig config() {
    PayloadWiring wiring;
    try {
      wiring = PayloadWiring.parse(valves, pumps);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage("--valve or --pump " + e.getMessage());
    }
    try {
      return CoreConfig.wired(wiring)
          .merging(MergeOption.parse(merge))
          .limited(LimitsByType.parse(limits));
    } catch (IllegalArgumentException e) {
      throw new WrongUsage("--limits " + e.getMessage());
    }
  }

  /** As a command line would have it, an option a line. */
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(MERGE + " " + merge);
    valves.forEach(each -> lines.add(VALVE + " " + each));
    pumps.forEach(each -> lines.add(PUMP + " " + each));
    limits.forEach(each -> lines.add(LIMITS + " " + each));
    return String.join("\n", lines);
  }

  /**
   * Reads {@link #text} back.
   *
   * @throws WrongUsage if it is none
   */
  static CoreOptions parse(String text) {
    String merge = "";
    List<String> valves = new ArrayList<>();
    List<String> pumps = new ArrayList<>();
    List<String> limits = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String value = line.substring(line.indexOf(' ') + 1);
      switch (line.substring(0, Math.max(0, line.indexOf(' ')))) {
        case MERGE -> merge = value;
        case VALVE -> valves.add(value);
        case PUMP -> pumps.add(value);
        case LIMITS -> limits.add(value);
        default -> throw new WrongUsage("the journal tells of an unknown option: " + line);
      }
    }
    return new CoreOptions(merge, valves, pumps, limits);
  }
}
