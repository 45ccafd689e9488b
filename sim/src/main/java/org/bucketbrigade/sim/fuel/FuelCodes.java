package org.bucketbrigade.sim.fuel;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers of fuel types in grids, as in the national fuel type grids of Canada. */
public final class FuelCodes {
  /** The number of what carries no fuel. */
  public static final int BARE = 101;

  /** The number of water. */
  public static final int WATER = 102;

  private static final TreeMap<Integer, Fuel> FUELS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(2, Fuel.C2),
              Map.entry(3, Fuel.C3),
              Map.entry(5, Fuel.C5),
              Map.entry(7, Fuel.C7),
              Map.entry(11, Fuel.D1),
              Map.entry(31, Fuel.O1A),
              Map.entry(32, Fuel.O1B),
              Map.entry(40, Fuel.M1),
              Map.entry(50, Fuel.M2),
              Map.entry(BARE, Fuel.NONE),
              Map.entry(WATER, Fuel.NONE)));

  private static final Map<Fuel, Integer> CODES = new EnumMap<>(Fuel.class);

  static {
    FUELS.forEach((code, fuel) -> CODES.putIfAbsent(fuel, code));
  }

  private FuelCodes() {}

  /** The fuel of a number; null if it means none that is simulated. */
  public static @Nullable Fuel of(double code) {
    return code == Math.rint(code) ? FUELS.get((int) code) : null;
  }

  /** The number of a fuel; {@link #BARE} for none. */
  public static int of(Fuel fuel) {
    return CODES.getOrDefault(fuel, BARE);
  }

  /** All numbers that mean a fuel, each with the fuel's name, for messages. */
  public static String known() {
    return FUELS.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue().fbpName())
        .collect(Collectors.joining(", "));
  }
}
