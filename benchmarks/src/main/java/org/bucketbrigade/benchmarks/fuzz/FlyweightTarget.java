package org.bucketbrigade.benchmarks.fuzz;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.Message;

/**
 * Any payload of any length, read as any message: no getter throws, and what is sent on reads the
 * same.
 */
public final class FlyweightTarget {
  private static final int MAX_PAYLOAD = 255;
  private static final List<Message> MESSAGES = Flyweights.all();
  private static final List<List<Method>> GETTERS =
      MESSAGES.stream().map(FlyweightTarget::getters).toList();

  private FlyweightTarget() {}

  /** Called by the fuzzer: the first byte names the message, the others are its payload. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    int which = (data[0] & 0xFF) % MESSAGES.size();
    byte[] payload = Arrays.copyOfRange(data, 1, Math.min(data.length, 1 + MAX_PAYLOAD));
    Message message = MESSAGES.get(which);
    message.wrap(new UnsafeBuffer(payload), 0, payload.length);
    List<Object> read = read(message, GETTERS.get(which));
    byte[] bytes = new byte[FrameEncoder.MAX_FRAME_LENGTH];
    UnsafeBuffer frame = new UnsafeBuffer(bytes);
    int length = FrameEncoder.encode(message, 7, 1, 1, frame, 0);
    FrameView view = new FrameView();
    Targets.require(
        view.wrap(frame, 0, length) && PlainFrame.at(bytes, 0) != null,
        "what is sent is a good frame");
    message.wrap(view);
    Targets.require(read.equals(read(message, GETTERS.get(which))), "and reads the same");
  }

  /** Those of fields, and of arrays, whose elements some count from 0 and some from 1. */
  private static List<Method> getters(Message message) {
    return Arrays.stream(message.getClass().getMethods())
        .filter(method -> method.getDeclaringClass().equals(message.getClass()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getReturnType().isPrimitive())
        .filter(method -> !method.getReturnType().equals(void.class))
        .filter(
            method ->
                method.getParameterCount() == 0
                    || Arrays.equals(method.getParameterTypes(), new Class<?>[] {int.class}))
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .toList();
  }

  private static List<Object> read(Message message, List<Method> getters) {
    List<Object> values = new ArrayList<>();
    for (Method getter : getters) {
      try {
        Object value =
            getter.getParameterCount() == 0 ? getter.invoke(message) : getter.invoke(message, 1);
        values.add(Objects.requireNonNull(value));
      } catch (InvocationTargetException e) {
        throw new AssertionError(getter + " throws", e.getCause());
      } catch (IllegalAccessException e) {
        throw new AssertionError(getter + " is not public", e);
      }
    }
    return values;
  }
}
