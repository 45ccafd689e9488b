package org.bucketbrigade.sim.harness.soak;

import java.util.Locale;

/** Names of figures from the wire's constants. */
final class Names {
  private Names() {}

  /** {@code REASON_TANK_EMPTY} becomes {@code TankEmpty}: the first word names the list. */
  static String camel(String constant) {
    StringBuilder name = new StringBuilder();
    String[] words = constant.split("_", -1);
    for (int i = 1; i < words.length; i++) {
      name.append(words[i].charAt(0)).append(words[i].substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }
}
