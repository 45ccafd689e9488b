package org.bucketbrigade.arbiter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bucketbrigade.mavlink.MavType;

/**
 * What each type of vehicle may do and how it stops: set by whoever has measured it, never learned
 * in flight.
 *
 * @param standard for types that are not named
 * @param byType by MAVLink's MAV_TYPE
 */
public record LimitsByType(FlightLimits standard, Map<Integer, FlightLimits> byType) {
  /** Every type is like the reference drone. */
  public static final LimitsByType REFERENCE =
      new LimitsByType(FlightLimits.REFERENCE, new TreeMap<>());

  private static final List<String> FIGURES =
      List.of(
          "speed",
          "climb",
          "descent",
          "brake",
          "vertical-brake",
          "response",
          "error",
          "separation",
          "floor");

  /** The limits of a type. */
  public FlightLimits of(int type) {
    return byType.getOrDefault(type, standard);
  }

  /**
   * The reference, changed by options {@code [TYPE=]FIGURE:VALUE} in their order; a type begins
   * with what the options before it say of all types.
   *
   * @throws IllegalArgumentException if one cannot be understood; says what is allowed
   */
  public static LimitsByType parse(List<String> options) {
    FlightLimits standard = FlightLimits.REFERENCE;
    Map<Integer, FlightLimits> byType = new TreeMap<>();
    for (String option : options) {
      int equals = option.indexOf('=');
      if (equals < 0) {
        standard = changed(standard, option, option);
        continue;
      }
      int type = MavType.copter(option.substring(0, equals));
      if (type == 0) {
        throw new IllegalArgumentException(
            option
                + ": the type is quadrotor, coaxial, helicopter, hexarotor, octorotor, tricopter,"
                + " dodecarotor or decarotor");
      }
      FlightLimits before = byType.getOrDefault(type, standard);
      byType.put(type, changed(before, option.substring(equals + 1), option));
    }
    return new LimitsByType(standard, byType);
  }

  private static FlightLimits changed(FlightLimits limits, String text, String option) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    if (colon < 0 || !FIGURES.contains(name)) {
      throw new IllegalArgumentException(
          option + ": write FIGURE:VALUE, where the figure is " + String.join(", ", FIGURES));
    }
    try {
      return limits.with(name, Double.parseDouble(text.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + ": the value is not a number", e);
    }
  }
}
