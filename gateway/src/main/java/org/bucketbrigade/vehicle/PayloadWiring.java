package org.bucketbrigade.vehicle;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What works the valve and the pump of each type of vehicle.
 *
 * @param standard for types that are not named
 * @param byType by MAVLink's MAV_TYPE
 */
public record PayloadWiring(Ports standard, Map<Integer, Ports> byType) {
  /** Of one type of vehicle. */
  public record Ports(PayloadPort valve, PayloadPort pump) {}

  /** The reference drone: valve at servo output 9, pump at 10, 1,900 us is open. */
  public static final PayloadWiring REFERENCE =
      new PayloadWiring(
          new Ports(
              new PayloadPort.Servo(9, 1_900, 1_100), new PayloadPort.Servo(10, 1_900, 1_100)),
          Map.of());

  /** Types by their names, as far as drones of these types can carry water. */
  private static final Map<String, Integer> TYPES =
      Map.of(
          "quadrotor", 2,
          "coaxial", 3,
          "helicopter", 4,
          "hexarotor", 13,
          "octorotor", 14,
          "tricopter", 15,
          "dodecarotor", 29,
          "decarotor", 35);

  /** The ports of a type. */
  Ports of(int type) {
    return byType.getOrDefault(type, standard);
  }

  /**
   * The reference, changed by options {@code [TYPE=]PORT}; a type that is not named keeps what the
   * options without a type say.
   *
   * @throws IllegalArgumentException if one cannot be understood; says what is allowed
   */
  public static PayloadWiring parse(List<String> valves, List<String> pumps) {
    Map<Integer, PayloadPort> valveOf = ports(valves);
    Map<Integer, PayloadPort> pumpOf = ports(pumps);
    Ports standard =
        new Ports(
            valveOf.getOrDefault(0, REFERENCE.standard.valve),
            pumpOf.getOrDefault(0, REFERENCE.standard.pump));
    Map<Integer, Ports> byType = new TreeMap<>();
    for (int type : TYPES.values().stream().sorted().toList()) {
      if (valveOf.containsKey(type) || pumpOf.containsKey(type)) {
        byType.put(
            type,
            new Ports(
                valveOf.getOrDefault(type, standard.valve),
                pumpOf.getOrDefault(type, standard.pump)));
      }
    }
    return new PayloadWiring(standard, byType);
  }

  /** By type; 0 is every other. */
  private static Map<Integer, PayloadPort> ports(List<String> options) {
    Map<Integer, PayloadPort> ports = new TreeMap<>();
    for (String option : options) {
      int equals = option.indexOf('=');
      Integer type = equals < 0 ? Integer.valueOf(0) : TYPES.get(option.substring(0, equals));
      if (type == null) {
        throw new IllegalArgumentException(
            option + ": the type is one of " + TYPES.keySet().stream().sorted().toList());
      }
      ports.put(type, PayloadPort.parse(option.substring(equals + 1)));
    }
    return ports;
  }
}
