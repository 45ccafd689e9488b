package org.bucketbrigade.sim.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What kind of autopilot flies the drones. */
public enum AutopilotKind {
  /** Valve and pump at its servo outputs 9 and 10. */
  ARDUCOPTER("servo:9:1900:1100", "servo:10:1900:1100"),

  /** Valve and pump at the first two actuators of its set. */
  PX4("actuator:1:1:-1", "actuator:2:1:-1");

  private final String valve;
  private final String pump;

  AutopilotKind(String valve, String pump) {
    this.valve = valve;
    this.pump = pump;
  }

  /** What opens the tank, in the words of the gateway's option {@code --valve}. */
  public String valve() {
    return valve;
  }

  /** What runs the pump, in the words of the gateway's option {@code --pump}. */
  public String pump() {
    return pump;
  }

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
