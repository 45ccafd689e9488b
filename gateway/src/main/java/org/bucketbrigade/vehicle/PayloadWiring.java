package org.bucketbrigade.vehicle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bucketbrigade.mavlink.MavType;

/**
 * What works the valve and the pump of each type of vehicle.
 *
 * @param standard for types that are not named
 * @param byType by MAVLink's MAV_TYPE
 */
public record PayloadWiring(Ports standard, Map<Integer, Ports> byType) {
  /** Of one type of vehicle. */
  public record Ports(PayloadPort valve, PayloadPort pump) {}

  /** Every type that is not named. */
  private static final Integer OTHERS = 0;

  /** The reference drone: valve at servo output 9, pump at 10, 1,900 us is open. */
  public static final PayloadWiring REFERENCE =
      new PayloadWiring(
          new Ports(
              new PayloadPort.Servo(9, 1_900, 1_100), new PayloadPort.Servo(10, 1_900, 1_100)),
          new TreeMap<>());

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
            valveOf.getOrDefault(OTHERS, REFERENCE.standard.valve),
            pumpOf.getOrDefault(OTHERS, REFERENCE.standard.pump));
    Map<Integer, Ports> byType = new TreeMap<>();
    Set<Integer> named = new TreeSet<>(valveOf.keySet());
    named.addAll(pumpOf.keySet());
    named.remove(OTHERS);
    for (Integer type : named) {
      byType.put(
          type,
          new Ports(
              valveOf.getOrDefault(type, standard.valve),
              pumpOf.getOrDefault(type, standard.pump)));
    }
    return new PayloadWiring(standard, byType);
  }

  private static Map<Integer, PayloadPort> ports(List<String> options) {
    Map<Integer, PayloadPort> ports = new TreeMap<>();
    for (String option : options) {
      int equals = option.indexOf('=');
      int type = equals < 0 ? OTHERS : MavType.copter(option.substring(0, equals));
      if (equals >= 0 && type == OTHERS) {
        throw new IllegalArgumentException(
            option
                + ": the type is quadrotor, coaxial, helicopter, hexarotor, octorotor, tricopter,"
                + " dodecarotor or decarotor");
      }
      ports.put(type, PayloadPort.parse(option.substring(equals + 1)));
    }
    return ports;
  }
}
