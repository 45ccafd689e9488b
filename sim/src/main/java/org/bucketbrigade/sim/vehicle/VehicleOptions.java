package org.bucketbrigade.sim.vehicle;

import org.bucketbrigade.sim.scenario.AutopilotKind;

/**
 * How a simulated drone is set up.
 *
 * @param bootTimeScale factor on the time from boot until it can be armed; 1 is the real 42 s of an
 *     ArduCopter, or 4 s of a PX4
 * @param initialLitres water in its tank at the start, 0 to 100
 * @param autopilot what flies it
 */
public record VehicleOptions(double bootTimeScale, double initialLitres, AutopilotKind autopilot) {
  /** Real times, empty tank. */
  public static final VehicleOptions REAL = new VehicleOptions(1, 0);

  /** Ready to be armed after about 4 s, empty tank. */
  public static final VehicleOptions QUICK = new VehicleOptions(0.1, 0);

  /** With an ArduCopter. */
  public VehicleOptions(double bootTimeScale, double initialLitres) {
    this(bootTimeScale, initialLitres, AutopilotKind.ARDUCOPTER);
  }

  public VehicleOptions {
    if (!(bootTimeScale >= 0 && bootTimeScale <= 100)) {
      throw new IllegalArgumentException("boot time scale must be 0 to 100, not " + bootTimeScale);
    }
  }
}
