package org.bucketbrigade.sim.airframe;

/**
 * A drone's battery: energy that goes by the power of flight.
 *
 * <p>Hover power follows momentum theory, P = (m g)^1.5 / sqrt(2 rho A) / efficiency. The reference
 * drone's lasts 25 minutes with half a tank of water, 50 kg; full, about 17; empty, about 42.
 */
public final class Battery {
  private static final double AIR_DENSITY_KGPM3 = 1.225;
  private static final double EFFICIENCY = 0.65;
  private static final double IDLE_SHARE = 0.05;
  private static final double AVIONICS_WATT = 60;
  private static final double CELL_FULL_VOLT = 4.2;
  private static final double CELL_EMPTY_VOLT = 3.3;
  private static final double SECONDS_PER_HOUR_OVER_1000 = 3.6;

  private final Airframe airframe;
  private final double capacityJoule;
  private double usedJoule;
  private double usedCoulomb;
  private double watt;

  Battery(Airframe airframe) {
    this.airframe = airframe;
    capacityJoule = capacityJoule(airframe);
  }

  private static double capacityJoule(Airframe airframe) {
    double halfLoadedKg = airframe.emptyMassKg() + airframe.payloadKg() / 2;
    return airframe.enduranceSeconds() * (hoverWatt(airframe, halfLoadedKg) + AVIONICS_WATT);
  }

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
      double climbing = massKg * Multirotor.GRAVITY_MPS2 * Math.max(0, climbMps) / EFFICIENCY;
      watt += hoverWatt(airframe, massKg) + climbing;
    } else if (turning) {
      watt += IDLE_SHARE * hoverWatt(airframe, massKg);
    }
    usedJoule = Math.min(capacityJoule, usedJoule + watt * Ticks.SECONDS);
    usedCoulomb += currentAmpere() * Ticks.SECONDS;
  }

  static double hoverWatt(Airframe airframe, double massKg) {
    double thrust = massKg * Multirotor.GRAVITY_MPS2;
    double disc = 2 * AIR_DENSITY_KGPM3 * airframe.discAreaM2();
    return thrust * StrictMath.sqrt(thrust / disc) / EFFICIENCY;
  }

  /** Energy left, 0 to 1. */
  public double remaining() {
    return 1 - usedJoule / capacityJoule;
  }

  /** Whether nothing is left to turn the rotors. */
  public boolean isEmpty() {
    return usedJoule >= capacityJoule;
  }

  /** Power drawn now, in watts. */
  public double watt() {
    return watt;
  }

  /** Voltage under the present load. */
  public double volt() {
    double open = openVolt();
    return open - airframe.resistanceOhm() * (watt / open);
  }

  /** Current drawn now, in amperes. */
  public double currentAmpere() {
    return watt / openVolt();
  }

  /** Charge between full and empty, in mAh: energy over open voltage, which falls with it. */
  public static double capacityMilliampereHours(Airframe airframe) {
    return capacityJoule(airframe)
        / (airframe.cells() * (CELL_FULL_VOLT - CELL_EMPTY_VOLT))
        * StrictMath.log(CELL_FULL_VOLT / CELL_EMPTY_VOLT)
        / SECONDS_PER_HOUR_OVER_1000;
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
    return airframe.cells() * (CELL_EMPTY_VOLT + (CELL_FULL_VOLT - CELL_EMPTY_VOLT) * remaining());
  }

  long hash(long start) {
    return StateHash.add(StateHash.add(start, usedJoule), usedCoulomb);
  }
}
