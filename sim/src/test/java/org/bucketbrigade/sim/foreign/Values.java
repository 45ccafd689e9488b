package org.bucketbrigade.sim.foreign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Values of fields: whole numbers as {@link Long}, of unsigned 64 bits the same bits, others as
 * {@link Float} and {@link String}, arrays as lists; and the texts in which the peer takes and
 * gives them.
 */
final class Values {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789 .,:;!?+-/()xyz";

  private static final List<Long> WHOLE =
      LongStream.of(
              1,
              0x7F,
              0x80,
              0xFF,
              0x7FFF,
              0x8000,
              0xFFFF,
              0x7FFF_FFFF,
              0x8000_0000L,
              0xFFFF_FFFFL,
              0x0102_0304_0506_0708L,
              Long.MIN_VALUE,
              Long.MAX_VALUE,
              -1)
          .boxed()
          .toList();

  private static final List<Float> REAL =
      List.of(
          1f,
          -0f,
          -1.5f,
          0.1f,
          Float.MIN_VALUE,
          Float.MAX_VALUE,
          -Float.MAX_VALUE,
          Float.NaN,
          Float.POSITIVE_INFINITY,
          Float.NEGATIVE_INFINITY);

  private Values() {}

  /** Zero, nothing, or an array of zeros. */
  static Object zero(Peer.Field field) {
    if (field.isText()) {
      return "";
    }
    Object zero = field.isFloat() ? (Object) 0f : (Object) 0L;
    return field.elements() > 0 ? Collections.nCopies(field.elements(), zero) : zero;
  }

  /** Values at the edges of a field; arrays have one in one element, and zeros in the others. */
  static Stream<Object> edges(Peer.Field field) {
    if (field.isText()) {
      return Stream.iterate(0, length -> length <= field.elements(), length -> length + 1)
          .map(length -> LETTERS.substring(0, length));
    }
    Stream<Object> numbers =
        field.isFloat()
            ? REAL.stream().map(each -> each)
            : WHOLE.stream().map(each -> (Object) fitted(field, each)).distinct();
    if (field.elements() == 0) {
      return numbers;
    }
    return numbers.flatMap(
        number ->
            Stream.iterate(0, index -> index < field.elements(), index -> index + 1)
                .map(
                    index -> {
                      List<Object> array = new ArrayList<>((List<?>) zero(field));
                      array.set(index, number);
                      return array;
                    }));
  }

  static Object random(Peer.Field field, Random random) {
    if (field.isText()) {
      int length = random.nextInt(field.elements() + 1);
      return LETTERS.substring(LETTERS.length() - length);
    }
    if (field.elements() == 0) {
      return number(field, random);
    }
    return Stream.generate(() -> number(field, random)).limit(field.elements()).toList();
  }

  private static Object number(Peer.Field field, Random random) {
    if (field.isFloat()) {
      float value = Float.intBitsToFloat(random.nextInt());
      return Float.isNaN(value) ? Float.NaN : value;
    }
    return fitted(field, random.nextLong() >>> random.nextInt(Long.SIZE));
  }

  /** The lowest bits that fit the field, as a number with or without a sign. */
  private static Long fitted(Peer.Field field, long bits) {
    int unused = Long.SIZE - field.size() * Byte.SIZE;
    return field.isSigned() ? bits << unused >> unused : bits << unused >>> unused;
  }

  /** What the peer is told: a text or a list of texts. */
  static Object told(Peer.Field field, Object value) {
    if (value instanceof List<?> array) {
      return array.stream().map(each -> told(field, each)).toList();
    } else if (value instanceof Float number) {
      return Double.toString(number); // all digits, so that the peer rounds to the same number
    } else if (value instanceof Long number && !field.isSigned()) {
      return Long.toUnsignedString(number);
    }
    return value.toString();
  }

  /** What the peer has told: the reverse of {@link #told}. */
  static Object heard(Peer.Field field, Object text) {
    if (text instanceof List<?> array) {
      return array.stream().map(each -> heard(field, each)).toList();
    } else if (field.isText()) {
      return text;
    } else if (field.isFloat()) {
      return (float) Double.parseDouble(text.toString());
    }
    return field.isSigned()
        ? Long.parseLong(text.toString())
        : Long.parseUnsignedLong(text.toString());
  }
}
