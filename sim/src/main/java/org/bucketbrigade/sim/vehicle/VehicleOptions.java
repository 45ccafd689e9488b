package org.bucketbrigade.sim.vehicle;

/**
 * How a simulated drone is set up.
 *
 * @param bootTimeScale factor on the time from boot until it can be armed; 1 is the real 42 s
 * @param initialLitres water in its tank at the start, 0 to 100
 */
public record VehicleOptions(double bootTimeScale, double initialLitres) {
  /** Real times, empty tank. */
  public static final VehicleOptions REAL = new VehicleOptions(1, 0);

  /** Ready to be armed after about 4 s, empty tank. */
  public static final VehicleOptions QUICK = new VehicleOptions(0.1, 0);

  public VehicleOptions {
    if (!(bootTimeScale >= 0 && bootTimeScale <= 100)) {
      throw new IllegalArgumentException("boot time scale must be 0 to 100, not " + bootTimeScale);
    }
  }
}
