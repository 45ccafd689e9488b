package org.bucketbrigade.benchmarks.fuzz;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.Message;

/**
 * Any payload of any length, read as any message: no getter throws, what is sent on reads the same,
 * and so does a message that the setters are given the same values for.
 */
public final class FlyweightTarget {
  private static final int MAX_PAYLOAD = 255;

  /** The element of an array that is looked at: some count from 0, and some from 1. */
  private static final Object ELEMENT = 1;

  private static final List<Message> MESSAGES = Flyweights.all();
  private static final List<List<Field>> FIELDS =
      MESSAGES.stream().map(FlyweightTarget::fields).toList();

  private FlyweightTarget() {}

  /** A field, or an array of which one element is looked at. */
  private record Field(Method getter, Method setter) {
    private boolean isArray() {
      return getter.getParameterCount() == 1;
    }

    Object get(Message from) {
      Object value = isArray() ? call(getter, from, ELEMENT) : call(getter, from);
      return Objects.requireNonNull(value);
    }

    void set(Message to, Object value) {
      Object _ = isArray() ? call(setter, to, ELEMENT, value) : call(setter, to, value);
    }

    private static Object call(Method method, Message message, Object... arguments) {
      try {
        return method.invoke(message, arguments);
      } catch (InvocationTargetException e) {
        throw new AssertionError(method + " throws", e.getCause());
      } catch (IllegalAccessException e) {
        throw new AssertionError(method + " is not public", e);
      }
    }
  }

  /** Called by the fuzzer: the first byte names the message, the others are its payload. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    int which = (data[0] & 0xFF) % MESSAGES.size();
    byte[] payload = Arrays.copyOfRange(data, 1, Math.min(data.length, 1 + MAX_PAYLOAD));
    Message message = MESSAGES.get(which);
    List<Field> fields = FIELDS.get(which);
    message.wrap(new UnsafeBuffer(payload), 0, payload.length);
    List<Object> read = read(message, fields);
    byte[] bytes = new byte[FrameEncoder.MAX_FRAME_LENGTH];
    UnsafeBuffer frame = new UnsafeBuffer(bytes);
    int length = FrameEncoder.encode(message, 7, 1, 1, frame, 0);
    FrameView view = new FrameView();
    Targets.require(
        view.wrap(frame, 0, length) && PlainFrame.at(bytes, 0) != null,
        "what is sent is a good frame");
    message.wrap(view);
    requireSame(message, fields, read, "sent");
    message.clear();
    List<Object> set = read.stream().map(FlyweightTarget::asSet).toList();
    for (int i = 0; i < fields.size(); i++) {
      fields.get(i).set(message, set.get(i));
    }
    requireSame(message, fields, set, "set");
  }

  /** Setters put a question mark for what is not ASCII. */
  private static Object asSet(Object value) {
    return value instanceof String text ? text.replaceAll("[^\\x00-\\x7F]", "?") : value;
  }

  private static void requireSame(
      Message message, List<Field> fields, List<Object> expected, String what) {
    for (int i = 0; i < fields.size(); i++) {
      Object value = fields.get(i).get(message);
      Targets.require(
          value.equals(expected.get(i)),
          "%s is %s, and %s was %s".formatted(fields.get(i).getter, value, expected.get(i), what));
    }
  }

  private static List<Field> fields(Message message) {
    return Arrays.stream(message.getClass().getMethods())
        .filter(method -> method.getDeclaringClass().equals(message.getClass()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(
            method ->
                method.getParameterCount() == 0
                    || Arrays.equals(method.getParameterTypes(), new Class<?>[] {int.class}))
        .filter(method -> !method.getReturnType().equals(message.getClass()))
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .map(getter -> new Field(getter, setter(getter)))
        .toList();
  }

  private static Method setter(Method getter) {
    Class<?> read = getter.getReturnType();
    Class<?> written = read.equals(String.class) ? CharSequence.class : read;
    try {
      return getter.getParameterCount() == 0
          ? getter.getDeclaringClass().getMethod(getter.getName(), written)
          : getter.getDeclaringClass().getMethod(getter.getName(), int.class, written);
    } catch (NoSuchMethodException e) {
      throw new LinkageError(getter + " has no setter", e);
    }
  }

  private static List<Object> read(Message message, List<Field> fields) {
    return fields.stream().map(field -> field.get(message)).toList();
  }
}
