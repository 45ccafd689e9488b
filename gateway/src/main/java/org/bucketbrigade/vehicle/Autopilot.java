package org.bucketbrigade.vehicle;

import java.util.List;
import org.bucketbrigade.mavlink.MavAutopilot;
import org.bucketbrigade.mavlink.ParamSet;
import org.bucketbrigade.mavlink.ParamValue;
import org.jspecify.annotations.Nullable;

/** How one kind of autopilot wants to be dealt with, where kinds differ. Has no state. */
sealed interface Autopilot permits ArduCopter, Px4 {
  /** Not a mode that any autopilot shows. */
  int NO_MODE = -1;

  /**
   * The manners of an autopilot; null if nobody here knows it.
   *
   * @param code one of {@link MavAutopilot}
   */
  static @Nullable Autopilot of(int code) {
    return switch (code) {
      case MavAutopilot.ARDUPILOTMEGA -> ArduCopter.INSTANCE;
      case MavAutopilot.PX4 -> Px4.INSTANCE;
      default -> null;
    };
  }

  /** Its name, for people. */
  String title();

  /** A mode's name, for people. */
  String modeName(int mode);

  /** The mode in which it follows our setpoints. Modes are the custom modes of its heartbeats. */
  int steeredMode();

  /** The mode in which it lands where it is. */
  int landMode();

  /** The mode that it is put into before its motors start. */
  int armMode();

  /** Whether it shows this mode by itself between our order to take off and hovering. */
  boolean takesOffIn(int mode);

  /** Whether it stands still in this mode, so that the order to give it back lets us take over. */
  boolean holdsIn(int mode);

  /** Whether its acknowledgement of a mode is the truth; if not, only heartbeats tell. */
  boolean acknowledgesModes();

  /** Parameters 2 and 3 of DO_SET_MODE. */
  float[] modeParameters(int mode);

  /**
   * Parameters 1 to 7 of NAV_TAKEOFF.
   *
   * @param climbM height above where it stands, metres
   * @param amslM height above mean sea level where it stands, metres
   */
  float[] takeoffParameters(double climbM, double amslM);

  /** Name of the parameter that says for how many seconds it obeys the last setpoint. */
  String setpointTimeout();

  /**
   * Parameters on which it depends that it stops when we fall silent.
   *
   * @param softwareVersion as MAVLink packs it, major version in the highest byte; 0 if unknown
   */
  List<Requirement> safety(long softwareVersion);

  /**
   * Parameters that make its own fence count.
   *
   * @param ceilingAboveHomeM outer height bound, metres above its home
   */
  List<Requirement> fence(double ceilingAboveHomeM);

  /** A parameter's value, however this autopilot puts it into the message. */
  double value(ParamValue message);

  /** Puts a value into a message, as this autopilot expects it of a parameter of this type. */
  void value(ParamSet message, double value, int type);
}
