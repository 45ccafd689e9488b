package org.bucketbrigade.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import io.dronefleet.mavlink.ardupilotmega.ArdupilotmegaDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CrcExtraTest {
  private static final int ALL_IDS = 1 << 24;

  /** Messages that have got further extension fields since dronefleet 1.1.11. */
  private static final Set<Integer> LONGER =
      Set.of(42, 44, 47, 69, 259, 260, 262, 264, 269, 270, 271, 275, 276, 283, 285, 390);

  /** Messages that have come since dronefleet 1.1.11. */
  private static final List<Integer> NEWER =
      numbers(
          "277 295 296 345 361 371 376 396 435 436 437 440 10004 10005 10006 10007 10008"
              + " 11004 11005 11040 11041 11042 11043 11044 11060");

  @Test
  void agreesWithDronefleetOnEveryMessageOfTheDialect() {
    List<Class<?>> messages = dialect();
    assertThat(messages).hasSizeGreaterThan(290);
    for (Class<?> message : messages) {
      MavlinkMessageInfo info = message.getAnnotation(MavlinkMessageInfo.class);
      assertThat(CrcExtra.of(info.id())).as("%s", message).isEqualTo(info.crc());
      assertThat(CrcExtra.minLength(info.id())).as("%s", message).isEqualTo(length(message, false));
      if (LONGER.contains(info.id())) {
        assertThat(CrcExtra.length(info.id()))
            .as("%s", message)
            .isGreaterThan(length(message, true));
      } else {
        assertThat(CrcExtra.length(info.id())).as("%s", message).isEqualTo(length(message, true));
      }
    }
  }

  @Test
  void knowsNoOtherMessage() {
    Set<Integer> known = new TreeSet<>();
    for (int id = 0; id < ALL_IDS; id++) {
      if (CrcExtra.of(id) >= 0) {
        known.add(id);
      }
    }
    Set<Integer> expected = new TreeSet<>(NEWER);
    dialect().forEach(each -> expected.add(each.getAnnotation(MavlinkMessageInfo.class).id()));
    assertThat(known).isEqualTo(expected);
    assertThat(CrcExtra.of(-1)).isEqualTo(-1);
    assertThat(CrcExtra.minLength(3)).isEqualTo(-1);
    assertThat(CrcExtra.length(3)).isEqualTo(-1);
  }

  private static List<Integer> numbers(String text) {
    return Stream.of(text.split(" ", -1)).map(Integer::valueOf).toList();
  }

  private static List<Class<?>> dialect() {
    List<Class<?>> messages = new ArrayList<>();
    for (Class<?> message : new ArdupilotmegaDialect().messageTypes()) {
      messages.add(message);
    }
    return messages;
  }

  private static int length(Class<?> message, boolean withExtensions) {
    return Stream.of(message.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(MavlinkFieldInfo.class))
        .map(method -> method.getAnnotation(MavlinkFieldInfo.class))
        .filter(field -> withExtensions || !field.extension())
        .mapToInt(field -> field.unitSize() * Math.max(1, field.arraySize()))
        .sum();
  }
}
