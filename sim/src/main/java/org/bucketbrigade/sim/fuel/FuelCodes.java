package org.bucketbrigade.sim.fuel;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers of fuel types in grids, as in the national fuel type grids of Canada. */
public final class FuelCodes {
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
              Map.entry(101, Fuel.NONE),
              Map.entry(102, Fuel.NONE)));

  private FuelCodes() {}

  /** The fuel of a number; null if it means none that is simulated. */
  public static @Nullable Fuel of(double code) {
    return code == Math.rint(code) ? FUELS.get((int) code) : null;
  }

  /** All numbers that mean a fuel, each with the fuel's name, for messages. */
  public static String known() {
    return FUELS.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue().fbpName())
        .collect(Collectors.joining(", "));
  }
}
