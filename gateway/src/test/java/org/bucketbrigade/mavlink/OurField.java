package org.bucketbrigade.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field of one of our messages, found by the name that dronefleet gives it.
 *
 * @param index first argument of getter and setter: an array's index or an output's number
 */
record OurField(Method getter, Method setter, @Nullable Integer index) {
  private static final Map<String, String> OTHER_NAMES =
      Map.of("BatteryStatus.id", "batteryId", "Statustext.id", "textId");

  /** The field, or for an array the element at the index. */
  static OurField of(Message message, DronefleetField field, int element) {
    Class<?> type = message.getClass();
    String key = type.getSimpleName() + "." + field.name();
    String name = OTHER_NAMES.getOrDefault(key, field.name());
    Integer index = field.elements() > 0 && !field.isText() ? element : null;
    if (type == ServoOutputRaw.class && name.startsWith("servo")) {
      index = Integer.valueOf(name.replaceAll("\\D", ""));
      name = "servoRaw";
    }
    return of(type, name, index, expectedType(field));
  }

  private static OurField of(
      Class<?> type, String name, @Nullable Integer index, Class<?> expected) {
    try {
      Class<?> given = expected == String.class ? CharSequence.class : expected;
      Method getter = index == null ? type.getMethod(name) : type.getMethod(name, int.class);
      Method setter =
          index == null ? type.getMethod(name, given) : type.getMethod(name, int.class, given);
      if (getter.getReturnType() != expected) {
        throw new AssertionError(getter + " does not return " + expected);
      }
      return new OurField(getter, setter, index);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(type + " lacks a field", e);
    }
  }

  /** The next wider type for unsigned fields, the same for others. */
  private static Class<?> expectedType(DronefleetField field) {
    if (field.isText()) {
      return String.class;
    } else if (field.isFloat()) {
      return float.class;
    }
    boolean wide = field.size() == Long.BYTES || (field.size() == Integer.BYTES && !field.signed());
    return wide ? long.class : int.class;
  }

  /** A number of the getter's type whose lowest bits are these. */
  Object value(DronefleetField field, long bits) {
    Class<?> type = getter.getReturnType();
    if (type == float.class) {
      return Float.intBitsToFloat((int) bits);
    }
    long extended = field.extended(bits);
    return type == int.class ? (Object) (int) extended : (Object) extended;
  }

  Object get(Message message) {
    return invoke(getter, message, index == null ? new Object[0] : new Object[] {index});
  }

  void set(Message message, Object value) {
    Object returned =
        invoke(setter, message, index == null ? new Object[] {value} : new Object[] {index, value});
    assertThat(returned).as("%s", setter).isSameAs(message);
  }

  private static Object invoke(Method method, Message message, Object[] arguments) {
    try {
      return method.invoke(message, arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(method.toString(), e);
    }
  }
}
