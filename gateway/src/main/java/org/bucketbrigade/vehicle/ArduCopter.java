package org.bucketbrigade.vehicle;

import java.util.List;
import org.bucketbrigade.mavlink.CopterMode;
import org.bucketbrigade.mavlink.ParamSet;
import org.bucketbrigade.mavlink.ParamValue;

/**
 * An ArduCopter: follows setpoints in GUIDED from the ground up, and brakes when they end.
 *
 * <ul>
 *   <li>{@code GUID_TIMEOUT} at most 1.0 s: it brakes that long after the last setpoint (its
 *       default of 3 s flies 65 m blind at 12 m/s).
 *   <li>{@code FS_GCS_ENABLE} 7, brake or land, when our heartbeats stop. Before version 4.5 it
 *       does not know 7, and would return home: there it is 5, land.
 *   <li>{@code MAV_GCS_SYSID} (before 4.7: {@code SYSID_MYGCS}) 245: ours are the heartbeats that
 *       count.
 *   <li>{@code BATT_FS_LOW_ACT} 0 and {@code BATT_FS_CRT_ACT} 1: with a low battery we bring it
 *       home; with a critical one it lands where it is, and does not fly home through the others.
 *   <li>{@code FENCE_ACTION} 4, brake or land: its default flies home on a breach.
 *   <li>{@code FENCE_TYPE} 5: greatest height and polygon, not the circle around home.
 * </ul>
 */
final class ArduCopter implements Autopilot {
  static final ArduCopter INSTANCE = new ArduCopter();

  private static final String SETPOINT_TIMEOUT = "GUID_TIMEOUT";

  private static final long VERSION_4_5 = 0x0405_0000L;
  private static final int BRAKE_OR_LAND = 7;
  private static final int LAND = 5;
  private static final int BATTERY_NONE = 0;
  private static final int BATTERY_LAND = 1;
  private static final int FENCE_BRAKE_OR_LAND = 4;
  private static final int FENCE_HEIGHT_AND_POLYGON = 5;

  private ArduCopter() {}

  @Override
  public String title() {
    return "ArduPilot";
  }

  @Override
  public String modeName(int mode) {
    return switch (mode) {
      case CopterMode.STABILIZE -> "STABILIZE";
      case CopterMode.ALT_HOLD -> "ALT_HOLD";
      case CopterMode.AUTO -> "AUTO";
      case CopterMode.GUIDED -> "GUIDED";
      case CopterMode.LOITER -> "LOITER";
      case CopterMode.RTL -> "RTL";
      case CopterMode.LAND -> "LAND";
      case CopterMode.POSHOLD -> "POSHOLD";
      case CopterMode.BRAKE -> "BRAKE";
      case CopterMode.SMART_RTL -> "SMART_RTL";
      default -> "mode " + mode;
    };
  }

  @Override
  public int steeredMode() {
    return CopterMode.GUIDED;
  }

  @Override
  public int landMode() {
    return CopterMode.LAND;
  }

  @Override
  public int armMode() {
    return CopterMode.GUIDED;
  }

  @Override
  public boolean takesOffIn(int mode) {
    return mode == CopterMode.GUIDED;
  }

  @Override
  public boolean holdsIn(int mode) {
    return switch (mode) {
      case CopterMode.GUIDED, CopterMode.BRAKE, CopterMode.LOITER, CopterMode.POSHOLD -> true;
      default -> false;
    };
  }

  @Override
  public boolean acknowledgesModes() {
    return true;
  }

  @Override
  public float[] modeParameters(int mode) {
    return new float[] {mode, 0};
  }

  @Override
  public float[] takeoffParameters(double climbM, double amslM) {
    return new float[] {0, 0, 0, 0, 0, 0, (float) climbM};
  }

  @Override
  public String setpointTimeout() {
    return SETPOINT_TIMEOUT;
  }

  @Override
  public List<Requirement> safety(long softwareVersion) {
    boolean old = softwareVersion != 0 && softwareVersion < VERSION_4_5;
    return List.of(
        Requirement.upTo(1.0, SETPOINT_TIMEOUT),
        Requirement.exactly(old ? LAND : BRAKE_OR_LAND, "FS_GCS_ENABLE"),
        Requirement.exactly(Vehicle.OUR_SYSTEM_ID, "MAV_GCS_SYSID", "SYSID_MYGCS"),
        Requirement.exactly(BATTERY_NONE, "BATT_FS_LOW_ACT").ifPresent(),
        Requirement.exactly(BATTERY_LAND, "BATT_FS_CRT_ACT").ifPresent());
  }

  @Override
  public List<Requirement> fence(double ceilingAboveHomeM) {
    return List.of(
        Requirement.exactly(FENCE_BRAKE_OR_LAND, "FENCE_ACTION"),
        Requirement.exactly(FENCE_HEIGHT_AND_POLYGON, "FENCE_TYPE"),
        Requirement.about(ceilingAboveHomeM, "FENCE_ALT_MAX"),
        Requirement.exactly(1, "FENCE_ENABLE"));
  }

  /** It converts whatever type a parameter has to a float. */
  @Override
  public double value(ParamValue message) {
    return message.paramValue();
  }

  @Override
  public void value(ParamSet message, double value, int type) {
    message.paramValue((float) value).paramType(type);
  }
}
