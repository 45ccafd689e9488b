package org.bucketbrigade.sim.fuel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What grows on a cell: fuel types of the Canadian Forest Fire Behavior Prediction System.
 *
 * <p>The ordinal is no code for files; the name of the standard is.
 */
public enum Fuel {
  /** Boreal spruce. */
  C2("C-2"),
  /** Mature jack or lodgepole pine. */
  C3("C-3"),
  /** Red and white pine; the closest to a closed coastal stand. */
  C5("C-5"),
  /** Ponderosa pine and Douglas fir. */
  C7("C-7"),
  /** Leafless aspen. */
  D1("D-1"),
  /** Boreal mixedwood without leaves. */
  M1("M-1"),
  /** Boreal mixedwood in leaf. */
  M2("M-2"),
  /** Matted grass. */
  O1A("O-1a"),
  /** Standing grass. */
  O1B("O-1b"),
  /** Water, rock, streets: does not burn. */
  NONE("none");

  private final String fbpName;

  Fuel(String fbpName) {
    this.fbpName = fbpName;
  }

  /** Name in the standard, such as {@code C-3} or {@code O-1a}; {@code none} for {@link #NONE}. */
  public String fbpName() {
    return fbpName;
  }

  /** The fuel of a name of the standard, whatever its case and with or without hyphen. */
  public static @Nullable Fuel of(String name) {
    String wanted = name.toUpperCase(Locale.ROOT).replace("-", "");
    for (Fuel fuel : values()) {
      if (fuel.name().equals(wanted)) {
        return fuel;
      }
    }
    return null;
  }

  /** Whether fire can burn in it. */
  public boolean burns() {
    return this != NONE;
  }

  /** Whether it is grass, whose spread depends on curing and grows with the wind in its own way. */
  public boolean isGrass() {
    return this == O1A || this == O1B;
  }

  /** Whether it is mixedwood, whose behaviour depends on the share of conifers. */
  public boolean isMixed() {
    return this == M1 || this == M2;
  }

  /** Whether there are crowns that can burn. */
  public boolean hasCrowns() {
    return burns() && !isGrass() && this != D1;
  }
}
