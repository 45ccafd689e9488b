package org.bucketbrigade.sim.autopilot;

import java.util.function.Predicate;
import org.bucketbrigade.mavlink.MavParamType;
import org.bucketbrigade.sim.airframe.StateHash;

/** The values of an autopilot's parameters; they survive a reboot. */
final class Parameters {
  /** ArduPilot adds this before it cuts a float down to an integer, so that 2.9999 is 3. */
  private static final float ROUNDING = 0.01f;

  private final Parameter[] all;
  private final double[] values;

  /**
   * @param all those that the autopilot has, by their index
   */
  Parameters(Parameter[] all) {
    this.all = all;
    values = new double[all.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = all[i].standard();
    }
  }

  int count() {
    return all.length;
  }

  Parameter at(int index) {
    return all[index];
  }

  /** Index of the one whose name a message holds; -1 if there is none. */
  int indexOf(Predicate<String> isName) {
    for (int i = 0; i < all.length; i++) {
      if (isName.test(all[i].name())) {
        return i;
      }
    }
    return -1;
  }

  double get(Parameter parameter) {
    return values[parameter.index()];
  }

  int whole(Parameter parameter) {
    return (int) get(parameter);
  }

  /** Sets a value as it is. */
  void put(Parameter parameter, double value) {
    values[parameter.index()] = value;
  }

  /** Sets a value; for a whole-number type it is cut down and limited to the type's range. */
  void set(Parameter parameter, float value) {
    put(
        parameter,
        switch (parameter.type()) {
          case MavParamType.INT8 -> whole(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
          case MavParamType.INT16 -> whole(value, Short.MIN_VALUE, Short.MAX_VALUE);
          case MavParamType.INT32 -> whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
          default -> value;
        });
  }

  private static float whole(float value, int least, int most) {
    int cut = (int) (value + (value < 0 ? -ROUNDING : ROUNDING));
    return Math.max(least, Math.min(most, cut));
  }

  long hash(long start) {
    long hash = start;
    for (double value : values) {
      hash = StateHash.add(hash, value);
    }
    return hash;
  }
}
