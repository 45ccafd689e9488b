package org.bucketbrigade.app;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a figure should be, written as in {@code "<= 1000"}. */
record Goal(String text, String relation, double bound) {
  private static final Pattern FORM =
      Pattern.compile("(<=|>=|==|<|>) (-?\\d+(?:\\.\\d+)?(?:[eE]-?\\d+)?)");

  static Goal parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "goal '" + text + "': write <=, >=, ==, < or >, a space and a number");
    }
    return new Goal(text, matcher.group(1), Double.parseDouble(matcher.group(2)));
  }

  /** Whether the value meets the goal; NaN, which stands for "not measured", never does. */
  boolean holds(double value) {
    return switch (relation) {
      case "<=" -> value <= bound;
      case ">=" -> value >= bound;
      case "==" -> value == bound;
      case "<" -> value < bound;
      default -> value > bound;
    };
  }
}
