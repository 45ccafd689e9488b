package org.bucketbrigade.state;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Visits everything that a part of the core remembers, field by field and in a fixed order: to save
 * it, to load it, or to make one number of it. One walk for all three, so that what is saved, what
 * is loaded and what is compared cannot differ.
 *
 * <p>Each method is given a field's value and returns the value that the field is to have.
 */
public interface State {
  double f64(double value);

  long i64(long value);

  /** 32 bits. */
  default int i32(int value) {
    return (int) i64(value);
  }

  default boolean flag(boolean value) {
    return i64(value ? 1 : 0) != 0;
  }

  /** The first n values of an array, in place. */
  default void f64s(double[] values, int n) {
    for (int i = 0; i < n; i++) {
      values[i] = f64(values[i]);
    }
  }

  default void i64s(long[] values, int n) {
    for (int i = 0; i < n; i++) {
      values[i] = i64(values[i]);
    }
  }

  default void i32s(int[] values, int n) {
    for (int i = 0; i < n; i++) {
      values[i] = i32(values[i]);
    }
  }

  default void i8s(byte[] values, int n) {
    for (int i = 0; i < n; i++) {
      values[i] = (byte) i64(values[i]);
    }
  }

  default void flags(boolean[] values, int n) {
    for (int i = 0; i < n; i++) {
      values[i] = flag(values[i]);
    }
  }

  /** Bytes of any number. */
  byte[] bytes(byte[] value);

  default String text(String value) {
    return new String(bytes(value.getBytes(UTF_8)), UTF_8);
  }

  default float f32(float value) {
    return Float.intBitsToFloat(i32(Float.floatToRawIntBits(value)));
  }

  /** One of an enumeration's constants, whose order must not change within a version. */
  @SuppressWarnings("EnumOrdinal") // the version of the whole says what the numbers mean
  default <E extends Enum<E>> E constant(E[] all, E value) {
    return all[i32(value.ordinal())];
  }
}
