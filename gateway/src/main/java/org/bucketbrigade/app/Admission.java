package org.bucketbrigade.app;

import java.util.List;
import java.util.Locale;
import org.bucketbrigade.wire.v1.Role;
import org.jspecify.annotations.Nullable;

/** Who is to be let in as what, as an option says it: {@code ROLE:NAME}. */
record Admission(Role role, String name) {
  /**
   * Reads an option's values.
   *
   * @throws WrongUsage if one is not {@code ROLE:NAME}
   */
  static List<Admission> parse(String option, List<String> values) {
    return values.stream().map(value -> parse(option, value)).toList();
  }

  private static Admission parse(String option, String value) {
    int colon = value.indexOf(':');
    Role role = colon < 0 ? null : roleNamed(value.substring(0, colon));
    if (role == null || colon == value.length() - 1) {
      throw new WrongUsage(option + " " + value + ": write ROLE:NAME, as in pic:alex");
    }
    return new Admission(role, value.substring(colon + 1));
  }

  private static @Nullable Role roleNamed(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "operator" -> Role.ROLE_OPERATOR;
      case "lead" -> Role.ROLE_LEAD;
      case "pic" -> Role.ROLE_PIC;
      case "feed" -> Role.ROLE_FEED;
      case "spectator" -> Role.ROLE_SPECTATOR;
      default -> null;
    };
  }

  /** A role as options and printed lines call it. */
  static String word(Role role) {
    return role.name().substring("ROLE_".length()).toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return word(role) + ":" + name;
  }
}
