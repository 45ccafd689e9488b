package org.bucketbrigade.sim.foreign;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.ServoOutputRaw;

/** One of our messages, its fields got and set by the peer's names as {@link Values}. */
record Flyweight(Message message) {
  private static final Map<String, String> OTHER_NAMES =
      Map.of("BatteryStatus.id", "batteryId", "Statustext.id", "textId");

  /** All there are, so that no test can forget one. */
  static List<Flyweight> all() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(Message.class.getPackageName())
            .stream()
            .filter(found -> found.isAssignableTo(Message.class))
            .filter(found -> !found.isEquivalentTo(Message.class))
            .map(JavaClass::reflect)
            .map(Flyweight::instance)
            .sorted(Comparator.comparingInt(each -> each.message().id()))
            .toList();
  }

  private static Flyweight instance(Class<?> type) {
    try {
      return new Flyweight((Message) type.getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + " has no usable constructor", e);
    }
  }

  @Override
  public String toString() {
    return message.getClass().getSimpleName();
  }

  /** The frame that we make of it, as hex digits. */
  String frame(int sequence, int system, int component) {
    byte[] bytes = new byte[FrameEncoder.MAX_FRAME_LENGTH];
    int length =
        FrameEncoder.encode(message, sequence, system, component, new UnsafeBuffer(bytes), 0);
    return HexFormat.of().formatHex(bytes, 0, length);
  }

  void set(Peer.Field field, Object value) {
    if (isServo(field)) {
      set(accessor(field, 2), value, servo(field));
    } else if (value instanceof List<?> array) {
      for (int i = 0; i < array.size(); i++) {
        set(accessor(field, 2), array.get(i), i);
      }
    } else {
      set(accessor(field, 1), value);
    }
  }

  private void set(Method setter, Object value, Object... index) {
    Object[] arguments = Arrays.copyOf(index, index.length + 1);
    boolean narrow = setter.getParameterTypes()[index.length] == int.class;
    arguments[index.length] = narrow && value instanceof Long number ? number.intValue() : value;
    invoke(setter, arguments);
  }

  Object get(Peer.Field field) {
    if (isServo(field)) {
      return value(invoke(accessor(field, 1), servo(field)));
    } else if (field.elements() > 0 && !field.isText()) {
      Method getter = accessor(field, 1);
      return IntStream.range(0, field.elements()).mapToObj(i -> value(invoke(getter, i))).toList();
    }
    return value(invoke(accessor(field, 0)));
  }

  private static Object value(Object gotten) {
    return gotten instanceof Integer number ? (Object) number.longValue() : gotten;
  }

  /** The getter or the setter of a field: they differ in how many arguments they take. */
  private Method accessor(Peer.Field field, int arguments) {
    String name =
        isServo(field)
            ? "servoRaw"
            : OTHER_NAMES.getOrDefault(this + "." + field.name(), field.name());
    return Arrays.stream(message.getClass().getMethods())
        .filter(method -> method.getName().equals(name))
        .filter(method -> method.getParameterCount() == arguments)
        .filter(method -> method.getDeclaringClass() == message.getClass())
        .findFirst()
        .orElseThrow(() -> new AssertionError(this + " lacks " + field));
  }

  private boolean isServo(Peer.Field field) {
    return message instanceof ServoOutputRaw && field.name().startsWith("servo");
  }

  private static int servo(Peer.Field field) {
    return Integer.parseInt(field.name().replaceAll("\\D", ""));
  }

  private Object invoke(Method method, Object... arguments) {
    try {
      return method.invoke(message, arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(method.toString(), e);
    }
  }
}
