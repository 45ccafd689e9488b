package org.bucketbrigade.vehicle;

import java.util.List;
import org.bucketbrigade.state.State;

/**
 * What a parameter must be before a vehicle is armed.
 *
 * @param names in the order tried: versions of the autopilots differ
 * @param figure what the rule compares with, in the parameter's own unit
 * @param optional whether a vehicle without such a parameter will do
 */
record Requirement(List<String> names, Rule rule, double figure, boolean optional) {
  /** {@link Rule#ABOUT}: off by this much will do. */
  private static final double ABOUT = 2;

  private static final Rule[] RULES = Rule.values();
  private static final String SEPARATOR = " ";

  /** Stands where one is yet to be loaded. */
  static final Requirement NONE = exactly(0, "");

  /** How value and figure must compare. */
  enum Rule {
    /** The very value. */
    EXACTLY,
    /** Above 0 and at most that. */
    UP_TO,
    /** Within 2 units of it. */
    ABOUT,
    /** None of these bits set. */
    WITHOUT
  }

  static Requirement exactly(double value, String... names) {
    return new Requirement(List.of(names), Rule.EXACTLY, value, false);
  }

  static Requirement upTo(double value, String... names) {
    return new Requirement(List.of(names), Rule.UP_TO, value, false);
  }

  static Requirement about(double value, String... names) {
    return new Requirement(List.of(names), Rule.ABOUT, value, false);
  }

  static Requirement without(int bits, String... names) {
    return new Requirement(List.of(names), Rule.WITHOUT, bits, false);
  }

  /** The same, of vehicles that have such a parameter. */
  Requirement ifPresent() {
    return new Requirement(names, rule, figure, true);
  }

  boolean satisfied(double value) {
    return switch (rule) {
      case EXACTLY -> value == figure;
      case UP_TO -> value > 0 && value <= figure;
      case ABOUT -> Math.abs(value - figure) <= ABOUT;
      case WITHOUT -> ((long) value & (long) figure) == 0;
    };
  }

  /** What to set instead of a value that does not satisfy. */
  double wanted(double value) {
    return rule == Rule.WITHOUT ? (long) value & ~(long) figure : figure;
  }

  /** Visits one, which may be {@link #NONE}. */
  Requirement state(State s) {
    String[] all = s.text(String.join(SEPARATOR, names)).split(SEPARATOR);
    return new Requirement(List.of(all), s.constant(RULES, rule), s.f64(figure), s.flag(optional));
  }
}
