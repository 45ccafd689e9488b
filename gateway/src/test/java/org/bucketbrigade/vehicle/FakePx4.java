package org.bucketbrigade.vehicle;

import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.MavAutopilot;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.MavParamType;
import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.mavlink.ParamError;
import org.bucketbrigade.mavlink.ParamSet;
import org.bucketbrigade.mavlink.ParamValue;
import org.bucketbrigade.mavlink.Px4Mode;

/**
 * A scripted PX4: accepts every mode at once and tells in a second answer what came of it, takes
 * OFFBOARD only while setpoints come, and puts the bits of whole numbers into parameters.
 */
final class FakePx4 extends FakeCopter {
  static final int LOITER = (int) Px4Mode.code(Px4Mode.AUTO, Px4Mode.AUTO_LOITER);
  static final int TAKEOFF = (int) Px4Mode.code(Px4Mode.AUTO, Px4Mode.AUTO_TAKEOFF);
  static final int LAND = (int) Px4Mode.code(Px4Mode.AUTO, Px4Mode.AUTO_LAND);
  static final int OFFBOARD = (int) Px4Mode.code(Px4Mode.OFFBOARD, 0);
  static final int POSCTL = (int) Px4Mode.code(Px4Mode.POSCTL, 0);

  float takeoffAmslM = Float.NaN;
  boolean refusesOffboard;

  FakePx4(int systemId) {
    super(systemId);
    parameters.clear();
    parameters.put("COM_OF_LOSS_T", 1.0f);
    parameters.put("COM_OBL_RC_ACT", 0f);
    parameters.put("NAV_DLL_ACT", 0f);
    parameters.put("COM_DL_LOSS_T", 10f);
    parameters.put("COM_DLL_EXCEPT", 7f);
    parameters.put("GF_ACTION", 2f);
    parameters.put("GF_MAX_VER_DIST", 0f);
    mode = POSCTL;
  }

  @Override
  int autopilot() {
    return MavAutopilot.PX4;
  }

  private static boolean isReal(String id) {
    return id.endsWith("_T") || id.equals("GF_MAX_VER_DIST");
  }

  @Override
  ParamValue parameter(String id, float value) {
    ParamValue message = new ParamValue().paramId(id);
    return isReal(id)
        ? message.paramValue(value).paramType(MavParamType.REAL32)
        : message.paramValueBits((int) value).paramType(MavParamType.INT32);
  }

  @Override
  float valueOf(ParamSet message) {
    return isReal(message.paramId()) ? message.paramValue() : message.paramValueBits();
  }

  @Override
  void unknown(String id) {
    send(new ParamError().paramId(id).targetSystem(245));
  }

  /** The second answer follows the first, which this fake sends after this returns. */
  @Override
  void changeMode(CommandLong order) {
    int wanted = (int) Px4Mode.code((int) order.param2(), (int) order.param3());
    if (wanted == OFFBOARD && (setpoints == 0 || refusesOffboard)) {
      late = MavResult.TEMPORARILY_REJECTED;
    } else {
      late = MavResult.ACCEPTED;
      mode = wanted;
    }
  }

  private int late = -1;

  @Override
  public void tick(long tick) {
    super.tick(tick);
    if (late >= 0) {
      ack(MavCmd.DO_SET_MODE, late, 245);
      late = -1;
    }
  }

  @Override
  void takeOff(CommandLong order) {
    takeoffAmslM = order.param7();
    mode = TAKEOFF;
  }
}
