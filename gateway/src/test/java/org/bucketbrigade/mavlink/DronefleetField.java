package org.bucketbrigade.mavlink;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.util.EnumValue;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One field of one of dronefleet's messages, whose values are made from bits or a text. */
record DronefleetField(Method getter) {
  private static final int BITS_OF_A_BYTE = 8;

  String name() {
    return getter.getName();
  }

  int size() {
    return info().unitSize();
  }

  boolean signed() {
    return info().signed();
  }

  boolean isText() {
    return getter.getReturnType() == String.class;
  }

  boolean isFloat() {
    return getter.getReturnType() == float.class || elementType() == Float.class;
  }

  /** How many elements an array has, or a text characters; 0 for a single value. */
  int elements() {
    return info().arraySize();
  }

  /** The value that is zero, empty, or an array of zeros. */
  Object zero() {
    return isText() ? "" : value(0, 0);
  }

  /** A number, or an array that is zero but for one element. */
  Object value(long bits, int index) {
    if (elements() == 0) {
      return element(getter.getReturnType(), bits);
    }
    if (getter.getReturnType() == byte[].class) {
      byte[] bytes = new byte[elements()];
      bytes[index] = (byte) bits;
      return bytes;
    }
    List<Object> list = new ArrayList<>(Collections.nCopies(elements(), element(elementType(), 0)));
    list.set(index, element(elementType(), bits));
    return list;
  }

  private Object element(Class<?> type, long bits) {
    if (type == int.class || type == Integer.class) {
      return (int) extended(bits);
    } else if (type == long.class || type == Long.class) {
      return extended(bits);
    } else if (type == float.class || type == Float.class) {
      return Float.intBitsToFloat((int) bits);
    } else if (type == BigInteger.class) {
      return BigInteger.valueOf(bits); // dronefleet reads unsigned 64-bit numbers as signed ones
    } else if (type == EnumValue.class) {
      return enumValue((int) extended(bits));
    }
    throw new AssertionError("no values known for " + getter);
  }

  /** The lowest bits that fit the field, as a number with or without a sign. */
  long extended(long bits) {
    int unused = Long.SIZE - size() * BITS_OF_A_BYTE;
    return signed() ? bits << unused >> unused : bits << unused >>> unused;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the enum's type is known at run time only
  private Object enumValue(int value) {
    return EnumValue.create((Class) info().enumType(), value);
  }

  private Class<?> elementType() {
    return getter.getGenericReturnType() instanceof ParameterizedType type
            && getter.getReturnType() == List.class
        ? (Class<?>) type.getActualTypeArguments()[0]
        : getter.getReturnType();
  }

  void set(Object builder, Object value) throws ReflectiveOperationException {
    builder.getClass().getMethod(name(), getter.getReturnType()).invoke(builder, value);
  }

  private MavlinkFieldInfo info() {
    return getter.getAnnotation(MavlinkFieldInfo.class);
  }
}
