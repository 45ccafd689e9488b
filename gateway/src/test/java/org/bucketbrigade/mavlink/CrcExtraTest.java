package org.bucketbrigade.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import io.dronefleet.mavlink.ardupilotmega.ArdupilotmegaDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CrcExtraTest {
  private static final int ALL_IDS = 1 << 24;

  @Test
  void agreesWithDronefleetOnEveryMessageOfTheDialect() {
    List<Class<?>> messages = dialect();
    assertThat(messages).hasSizeGreaterThan(290);
    for (Class<?> message : messages) {
      MavlinkMessageInfo info = message.getAnnotation(MavlinkMessageInfo.class);
      assertThat(CrcExtra.of(info.id())).as("%s", message).isEqualTo(info.crc());
      assertThat(CrcExtra.minLength(info.id())).as("%s", message).isEqualTo(length(message, false));
      assertThat(CrcExtra.length(info.id())).as("%s", message).isEqualTo(length(message, true));
    }
  }

  @Test
  void knowsNoOtherMessage() {
    long known = 0;
    for (int id = 0; id < ALL_IDS; id++) {
      if (CrcExtra.of(id) >= 0) {
        known++;
      }
    }
    assertThat(known).isEqualTo(dialect().size());
    assertThat(CrcExtra.of(-1)).isEqualTo(-1);
    assertThat(CrcExtra.minLength(3)).isEqualTo(-1);
    assertThat(CrcExtra.length(3)).isEqualTo(-1);
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
