package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.MavParamType;
import org.bucketbrigade.sim.airframe.StateHash;

/** The values of an autopilot's parameters; they survive a reboot. */
final class Parameters {
  /** ArduPilot adds this before it cuts a float down to an integer, so that 2.9999 is 3. */
  private static final float ROUNDING = 0.01f;

  private final float[] values = new float[Parameter.count()];

  Parameters() {
    for (int i = 0; i < values.length; i++) {
      values[i] = Parameter.at(i).standard;
    }
  }

  float get(Parameter parameter) {
    return values[parameter.index];
  }

  int whole(Parameter parameter) {
    return (int) get(parameter);
  }

  /** Sets a value; for a whole-number type it is cut down and limited to the type's range. */
  void set(Parameter parameter, float value) {
    values[parameter.index] =
        switch (parameter.type) {
          case MavParamType.INT8 -> whole(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
          case MavParamType.INT16 -> whole(value, Short.MIN_VALUE, Short.MAX_VALUE);
          case MavParamType.INT32 -> whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
          default -> value;
        };
  }

  private static float whole(float value, int least, int most) {
    int cut = (int) (value + (value < 0 ? -ROUNDING : ROUNDING));
    return Math.max(least, Math.min(most, cut));
  }

  long hash(long start) {
    long hash = start;
    for (float value : values) {
      hash = StateHash.add(hash, value);
    }
    return hash;
  }
}
