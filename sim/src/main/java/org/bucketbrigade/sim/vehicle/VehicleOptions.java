package org.bucketbrigade.sim.vehicle;

import org.bucketbrigade.sim.airframe.Airframe;
import org.bucketbrigade.sim.scenario.AutopilotKind;
import org.bucketbrigade.sim.scenario.Scenario;

/**
 * How a simulated drone is built and set up.
 *
 * @param bootTimeScale factor on the time from boot until it can be armed; 1 is the real 42 s of an
 *     ArduCopter, or 4 s of a PX4
 * @param initialLitres water in its tank at the start, from 0 to what it holds
 * @param autopilot what flies it
 * @param airframe what it is built like
 * @param batterySwapSeconds how long it stands disarmed on its pad until it has a full battery; 0:
 *     nobody swaps batteries
 * @param gpsErrorM standard deviation of its position along each axis, metres
 * @param baroDriftM standard deviation of its height, metres
 * @param seed of the run, for turbulence and the errors of sensors
 */
public record VehicleOptions(
    double bootTimeScale,
    double initialLitres,
    AutopilotKind autopilot,
    Airframe airframe,
    double batterySwapSeconds,
    double gpsErrorM,
    double baroDriftM,
    long seed) {
  /** Real times, empty tank. */
  public static final VehicleOptions REAL = new VehicleOptions(1, 0);

  /** Ready to be armed after about 4 s, empty tank. */
  public static final VehicleOptions QUICK = new VehicleOptions(0.1, 0);

  /** With an ArduCopter. */
  public VehicleOptions(double bootTimeScale, double initialLitres) {
    this(bootTimeScale, initialLitres, AutopilotKind.ARDUCOPTER);
  }

  /** A reference drone whose sensors tell the truth and whose battery nobody swaps. */
  public VehicleOptions(double bootTimeScale, double initialLitres, AutopilotKind autopilot) {
    this(bootTimeScale, initialLitres, autopilot, Airframe.REFERENCE, 0, 0, 0, 0);
  }

  /** As a scenario says, with full tanks. */
  public static VehicleOptions of(Scenario.Drones drones, long seed) {
    Airframe airframe = Airframe.of(drones.payloadKg());
    return new VehicleOptions(
        drones.preArmScale(),
        airframe.payloadKg(),
        drones.autopilot(),
        airframe,
        drones.batterySwapS(),
        drones.gpsErrorM(),
        drones.baroDriftM(),
        seed);
  }

  public VehicleOptions {
    if (!(bootTimeScale >= 0 && bootTimeScale <= 100)) {
      throw new IllegalArgumentException("boot time scale must be 0 to 100, not " + bootTimeScale);
    }
  }
}
