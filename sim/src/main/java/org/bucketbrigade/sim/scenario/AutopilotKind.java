package org.bucketbrigade.sim.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What kind of autopilot flies the drones. */
public enum AutopilotKind {
  ARDUCOPTER,
  PX4;

  /** The words for all kinds. */
  public static List<String> words() {
    return Arrays.stream(values()).map(AutopilotKind::word).toList();
  }

  /** The kind that a word means; null if none. */
  public static @Nullable AutopilotKind of(String word) {
    for (AutopilotKind kind : values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    return null;
  }

  /** How scenarios and command lines call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
