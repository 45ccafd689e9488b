package org.bucketbrigade.sim.recording;

import java.util.HashMap;
import java.util.Map;

/**
 * What a run is made from, beside its inputs.
 *
 * @param scenario name of a built-in one, or a file
 * @param autopilot word for what flies the drones
 */
public record RunSettings(String scenario, int drones, long seed, String autopilot) {
  private static final String SEPARATOR = "\t";

  String text() {
    return String.join(
        SEPARATOR,
        "scenario=" + scenario,
        "drones=" + drones,
        "seed=" + seed,
        "autopilot=" + autopilot);
  }

  /** Reads {@link #text()}; throws an IllegalArgumentException if it is none. */
  static RunSettings parse(String text) {
    Map<String, String> words = new HashMap<>();
    for (String word : text.split(SEPARATOR, -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        words.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return new RunSettings(
        get(words, "scenario"),
        Integer.parseInt(get(words, "drones")),
        Long.parseLong(get(words, "seed")),
        get(words, "autopilot"));
  }

  private static String get(Map<String, String> words, String key) {
    String value = words.get(key);
    if (value == null) {
      throw new IllegalArgumentException("it does not say its " + key);
    }
    return value;
  }
}
