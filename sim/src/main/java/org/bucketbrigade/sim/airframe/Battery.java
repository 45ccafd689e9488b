package org.bucketbrigade.sim.airframe;

/**
 * The battery of the reference drone: energy that goes by the power of flight.
 *
 * <p>Hover power follows momentum theory, P = (m g)^1.5 / sqrt(2 rho A) / efficiency, for four
 * rotors of 2 m. With half a tank of water, 50 kg, the battery lasts 25 minutes; full, about 17;
 * empty, about 42.
 */
public final class Battery {
  /** Cells in series; sets the voltage. */
  static final int CELLS = 14;

  private static final double GRAVITY_MPS2 = 9.80665;
  private static final double AIR_DENSITY_KGPM3 = 1.225;
  private static final double DISC_AREA_M2 = 4 * 3.14;
  private static final double EFFICIENCY = 0.65;
  private static final double IDLE_SHARE = 0.05;
  private static final double AVIONICS_WATT = 60;
  private static final double HALF_LOADED_KG = Multirotor.EMPTY_MASS_KG + 50;
  private static final double ENDURANCE_SECONDS = 25 * 60;
  private static final double CAPACITY_JOULE =
      ENDURANCE_SECONDS * (hoverWatt(HALF_LOADED_KG) + AVIONICS_WATT);
  private static final double CELL_FULL_VOLT = 4.2;
  private static final double CELL_EMPTY_VOLT = 3.3;
  private static final double RESISTANCE_OHM = 0.008;
  private static final double SECONDS_PER_HOUR_OVER_1000 = 3.6;

  /** Charge between full and empty, mAh: energy over open voltage, which falls with the energy. */
  private static final double CAPACITY_MAH =
      CAPACITY_JOULE
          / (CELLS * (CELL_FULL_VOLT - CELL_EMPTY_VOLT))
          * StrictMath.log(CELL_FULL_VOLT / CELL_EMPTY_VOLT)
          / SECONDS_PER_HOUR_OVER_1000;

  private double usedJoule;
  private double usedCoulomb;
  private double watt;

  /** Puts in a full battery. */
  public void swap() {
    usedJoule = 0;
    usedCoulomb = 0;
    watt = 0;
  }

  /** Draws one tick's energy. */
  void drain(double massKg, double climbMps, boolean turning, boolean flying) {
    watt = AVIONICS_WATT;
    if (flying) {
      double climbing = massKg * GRAVITY_MPS2 * Math.max(0, climbMps) / EFFICIENCY;
      watt += hoverWatt(massKg) + climbing;
    } else if (turning) {
      watt += IDLE_SHARE * hoverWatt(massKg);
    }
    usedJoule = Math.min(CAPACITY_JOULE, usedJoule + watt * Ticks.SECONDS);
    usedCoulomb += currentAmpere() * Ticks.SECONDS;
  }

  static double hoverWatt(double massKg) {
    double thrust = massKg * GRAVITY_MPS2;
    return thrust * StrictMath.sqrt(thrust / (2 * AIR_DENSITY_KGPM3 * DISC_AREA_M2)) / EFFICIENCY;
  }

  /** Energy left, 0 to 1. */
  public double remaining() {
    return 1 - usedJoule / CAPACITY_JOULE;
  }

  /** Whether nothing is left to turn the rotors. */
  public boolean isEmpty() {
    return usedJoule >= CAPACITY_JOULE;
  }

  /** Power drawn now, in watts. */
  public double watt() {
    return watt;
  }

  /** Voltage under the present load. */
  public double volt() {
    double open = openVolt();
    return open - RESISTANCE_OHM * (watt / open);
  }

  /** Current drawn now, in amperes. */
  public double currentAmpere() {
    return watt / openVolt();
  }

  /** Charge between full and empty, in mAh. */
  public static double capacityMilliampereHours() {
    return CAPACITY_MAH;
  }

  /** Charge drawn since the battery was full, in mAh. */
  public double usedMilliampereHours() {
    return usedCoulomb / SECONDS_PER_HOUR_OVER_1000;
  }

  /** Energy drawn since the battery was full, in joules. */
  public double usedJoule() {
    return usedJoule;
  }

  private double openVolt() {
    return CELLS * (CELL_EMPTY_VOLT + (CELL_FULL_VOLT - CELL_EMPTY_VOLT) * remaining());
  }

  long hash(long start) {
    return StateHash.add(StateHash.add(start, usedJoule), usedCoulomb);
  }
}
