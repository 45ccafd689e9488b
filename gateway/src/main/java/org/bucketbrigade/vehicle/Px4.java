package org.bucketbrigade.vehicle;

import java.util.List;
import org.bucketbrigade.mavlink.MavParamType;
import org.bucketbrigade.mavlink.ParamSet;
import org.bucketbrigade.mavlink.ParamValue;
import org.bucketbrigade.mavlink.Px4Mode;

/**
 * A PX4 multicopter: takes off by itself, then follows setpoints in OFFBOARD, which it takes up
 * only while they come, and leaves when they end.
 *
 * <ul>
 *   <li>{@code COM_OF_LOSS_T} at most 1.0 s, and {@code COM_OBL_RC_ACT} 5, hold: its default
 *       without a radio control is to return home. Before version 1.14 {@code COM_OBL_ACT} 1 says
 *       the same for flights without a radio control.
 *   <li>{@code NAV_DLL_ACT} 1, hold, when no ground station is heard for at most {@code
 *       COM_DL_LOSS_T} 10 s, in OFFBOARD too ({@code COM_DLL_EXCEPT} without bit 2).
 *   <li>{@code COM_LOW_BAT_ACT} 2: with a critical battery it lands where it is.
 *   <li>{@code GF_ACTION} 2: hold on a breach of its own fence; {@code GF_MAX_VER_DIST}: its
 *       height.
 * </ul>
 *
 * <p>It heeds the heartbeat of any ground station. That ours have ended therefore shows by the
 * setpoints alone if another station is near.
 */
final class Px4 implements Autopilot {
  static final Px4 INSTANCE = new Px4();

  private static final int BATTERY_LAND = 2;
  private static final String SETPOINT_TIMEOUT = "COM_OF_LOSS_T";

  private static final int OFFBOARD = mode(Px4Mode.OFFBOARD, 0);
  private static final int POSCTL = mode(Px4Mode.POSCTL, 0);
  private static final int TAKEOFF = mode(Px4Mode.AUTO, Px4Mode.AUTO_TAKEOFF);
  private static final int LOITER = mode(Px4Mode.AUTO, Px4Mode.AUTO_LOITER);
  private static final int LAND = mode(Px4Mode.AUTO, Px4Mode.AUTO_LAND);

  private static final int OBL_RC_HOLD = 5;
  private static final int OBL_HOLD = 1;
  private static final int DLL_HOLD = 1;
  private static final int DLL_EXCEPT_OFFBOARD = 4;
  private static final int FENCE_HOLD = 2;

  private Px4() {}

  @Override
  public String title() {
    return "PX4";
  }

  @Override
  public String modeName(int mode) {
    String sub =
        switch (Px4Mode.sub(mode)) {
          case Px4Mode.AUTO_READY -> "AUTO.READY";
          case Px4Mode.AUTO_TAKEOFF -> "AUTO.TAKEOFF";
          case Px4Mode.AUTO_LOITER -> "AUTO.LOITER";
          case Px4Mode.AUTO_MISSION -> "AUTO.MISSION";
          case Px4Mode.AUTO_RTL -> "AUTO.RTL";
          case Px4Mode.AUTO_LAND -> "AUTO.LAND";
          default -> "AUTO";
        };
    return switch (Px4Mode.main(mode)) {
      case Px4Mode.MANUAL -> "MANUAL";
      case Px4Mode.ALTCTL -> "ALTCTL";
      case Px4Mode.POSCTL -> "POSCTL";
      case Px4Mode.AUTO -> sub;
      case Px4Mode.ACRO -> "ACRO";
      case Px4Mode.OFFBOARD -> "OFFBOARD";
      case Px4Mode.STABILIZED -> "STABILIZED";
      default -> "mode " + mode;
    };
  }

  private static int mode(int main, int sub) {
    return (int) Px4Mode.code(main, sub);
  }

  @Override
  public int steeredMode() {
    return OFFBOARD;
  }

  @Override
  public int landMode() {
    return LAND;
  }

  @Override
  public int armMode() {
    return LOITER;
  }

  @Override
  public boolean takesOffIn(int mode) {
    return mode == TAKEOFF || mode == LOITER;
  }

  @Override
  public boolean holdsIn(int mode) {
    return mode == LOITER || mode == POSCTL || mode == OFFBOARD;
  }

  /** It accepts every mode at once, and tells in a second answer what came of it. */
  @Override
  public boolean acknowledgesModes() {
    return false;
  }

  @Override
  public float[] modeParameters(int mode) {
    return new float[] {Px4Mode.main(mode), Px4Mode.sub(mode)};
  }

  /** It wants the height above mean sea level; NaN leaves place and heading as they are. */
  @Override
  public float[] takeoffParameters(double climbM, double amslM) {
    float asItIs = Float.NaN;
    return new float[] {asItIs, 0, 0, asItIs, asItIs, asItIs, (float) (amslM + climbM)};
  }

  @Override
  public String setpointTimeout() {
    return SETPOINT_TIMEOUT;
  }

  @Override
  public List<Requirement> safety(long softwareVersion) {
    return List.of(
        Requirement.upTo(1.0, SETPOINT_TIMEOUT),
        Requirement.exactly(OBL_RC_HOLD, "COM_OBL_RC_ACT"),
        Requirement.exactly(OBL_HOLD, "COM_OBL_ACT").ifPresent(),
        Requirement.exactly(DLL_HOLD, "NAV_DLL_ACT"),
        Requirement.upTo(10, "COM_DL_LOSS_T").ifPresent(),
        Requirement.without(DLL_EXCEPT_OFFBOARD, "COM_DLL_EXCEPT").ifPresent(),
        Requirement.exactly(BATTERY_LAND, "COM_LOW_BAT_ACT").ifPresent());
  }

  @Override
  public List<Requirement> fence(double ceilingAboveHomeM) {
    return List.of(
        Requirement.exactly(FENCE_HOLD, "GF_ACTION"),
        Requirement.about(ceilingAboveHomeM, "GF_MAX_VER_DIST"));
  }

  /** It puts the bits of a whole number where others put a float. */
  @Override
  public double value(ParamValue message) {
    return message.paramType() == MavParamType.REAL32
        ? message.paramValue()
        : message.paramValueBits();
  }

  @Override
  public void value(ParamSet message, double value, int type) {
    if (type == MavParamType.REAL32) {
      message.paramValue((float) value);
    } else {
      message.paramValueBits((int) value);
    }
    message.paramType(type);
  }
}
