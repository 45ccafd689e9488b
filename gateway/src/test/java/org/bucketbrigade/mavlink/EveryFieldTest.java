package org.bucketbrigade.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds every field of every message against dronefleet, both ways: what we write it reads, what it
 * writes we read, and the payloads are the same to the byte.
 *
 * <p>One field at a time is set, all others are zero, so that a field in a wrong place cannot hide.
 * What is newer than dronefleet is named here, and held against another library in the simulator's
 * tests.
 */
final class EveryFieldTest {
  private static final List<Long> INTEGER_BITS =
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

  private static final List<Long> FLOAT_BITS =
      Stream.of(
              1f,
              -0f,
              -1.5f,
              Float.MIN_VALUE,
              Float.MAX_VALUE,
              -Float.MAX_VALUE,
              Float.NaN,
              Float.POSITIVE_INFINITY,
              Float.NEGATIVE_INFINITY)
          .map(value -> (long) Float.floatToRawIntBits(value))
          .toList();

  /** Messages that dronefleet 1.1.11 does not have. */
  private static final Set<Class<?>> NEWER_MESSAGES = Set.of(CurrentMode.class, ParamError.class);

  /** Extension fields that dronefleet 1.1.11 does not have; in its payloads they are missing. */
  private static final Set<String> NEWER_FIELDS =
      Set.of("MissionAck.opaqueId", "MissionCount.opaqueId");

  static Stream<Named<Message>> messages() {
    return Flyweights.all().stream()
        .filter(each -> !NEWER_MESSAGES.contains(each.getClass()))
        .map(each -> Named.of(each.getClass().getSimpleName(), each));
  }

  @Test
  void namesWhatIsNewerThanDronefleet() {
    assertThat(Flyweights.all().stream().filter(each -> !Dronefleet.knows(each.id())))
        .extracting(Object::getClass)
        .containsExactlyInAnyOrderElementsOf(NEWER_MESSAGES);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void isReadAndWrittenAsDronefleetDoes(Message message) {
    List<DronefleetField> fields = Dronefleet.fields(message.id());
    for (DronefleetField field : fields) {
      int elements = field.isText() ? 1 : Math.max(1, field.elements());
      for (int element = 0; element < elements; element++) {
        OurField ours = OurField.of(message, field, element);
        if (field.isText()) {
          for (int length = 0; length <= field.elements(); length++) {
            String text =
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789 .,:;!?+-/()xyz".substring(0, length);
            check(message, fields, field, ours, text, text);
          }
        } else {
          for (long bits : bits(message, field)) {
            check(
                message, fields, field, ours, ours.value(field, bits), field.value(bits, element));
          }
        }
      }
    }
  }

  private static void check(
      Message message,
      List<DronefleetField> fields,
      DronefleetField field,
      OurField ours,
      Object value,
      Object dronefleetValue) {
    String what = ours.getter() + " " + value;
    List<Object> values =
        fields.stream().map(each -> each.equals(field) ? dronefleetValue : each.zero()).toList();
    Object expected = Dronefleet.message(message.id(), fields, values);
    byte[] payload = Dronefleet.payload(expected);

    message.clear();
    ours.set(message, value);
    byte[] written = new byte[message.length()];
    message.payload().getBytes(0, written);
    assertThat(written).as(what).isEqualTo(Arrays.copyOf(payload, written.length));
    assertThat(Dronefleet.read(encoded(message))).as(what).isEqualTo(expected);

    message.clear();
    message.wrap(new UnsafeBuffer(payload), 0, payload.length);
    assertThat(ours.get(message)).as(what).isEqualTo(value);

    int truncated = lengthWithoutZeros(payload);
    message.clear();
    message.wrap(new UnsafeBuffer(Arrays.copyOf(payload, truncated)), 0, truncated);
    assertThat(ours.get(message)).as("truncated " + what).isEqualTo(value);
  }

  private static byte[] encoded(Message message) {
    byte[] bytes = new byte[FrameEncoder.MAX_FRAME_LENGTH];
    return Arrays.copyOf(bytes, FrameEncoder.encode(message, 1, 2, 3, new UnsafeBuffer(bytes), 0));
  }

  private static int lengthWithoutZeros(byte[] payload) {
    int length = payload.length;
    while (length > 0 && payload[length - 1] == 0) {
      length--;
    }
    return length;
  }

  private static List<Long> bits(Message message, DronefleetField field) {
    if (field.isFloat()) {
      return FLOAT_BITS;
    }
    if (message instanceof AutopilotVersion && field.name().equals("capabilities")) {
      // dronefleet keeps these 64 bits as an int, so it has the lower ones only
      return INTEGER_BITS.stream().filter(bits -> bits == (int) (long) bits).toList();
    }
    return INTEGER_BITS;
  }

  @ParameterizedTest
  @MethodSource("messages")
  void hasNoFieldThatDronefleetDoesNotKnow(Message message) {
    Set<Method> known = new HashSet<>();
    for (DronefleetField field : Dronefleet.fields(message.id())) {
      OurField ours = OurField.of(message, field, 0);
      known.add(ours.getter());
      known.add(ours.setter());
    }
    assertThat(message.getClass().getDeclaredMethods())
        .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
        .filteredOn(method -> !method.getName().matches("\\w+(Equals|Bits)"))
        .filteredOn(
            method ->
                !NEWER_FIELDS.contains(message.getClass().getSimpleName() + "." + method.getName()))
        .allMatch(known::contains);
  }
}
