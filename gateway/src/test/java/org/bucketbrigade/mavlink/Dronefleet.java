package org.bucketbrigade.mavlink;

import io.dronefleet.mavlink.MavlinkConnection;
import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.ardupilotmega.ArdupilotmegaDialect;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.serialization.payload.reflection.ReflectionPayloadSerializer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The other implementation of MAVLink that ours is checked against: dronefleet's, by reflection.
 */
final class Dronefleet {
  private static final ArdupilotmegaDialect DIALECT = new ArdupilotmegaDialect();

  private Dronefleet() {}

  static boolean knows(int messageId) {
    return DIALECT.supports(messageId);
  }

  static List<DronefleetField> fields(int messageId) {
    return Stream.of(type(messageId).getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(MavlinkFieldInfo.class))
        .sorted(Comparator.comparing(Method::getName))
        .map(DronefleetField::new)
        .toList();
  }

  /** A message with the values of the fields given, in the order of {@link #fields(int)}. */
  static Object message(int messageId, List<DronefleetField> fields, List<Object> values) {
    try {
      Object builder = type(messageId).getMethod("builder").invoke(null);
      for (int i = 0; i < fields.size(); i++) {
        fields.get(i).set(builder, values.get(i));
      }
      return builder.getClass().getMethod("build").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("dronefleet's builder", e);
    }
  }

  /** The whole payload, with extensions and with the zeros that it fails to cut off. */
  static byte[] payload(Object message) {
    return new ReflectionPayloadSerializer().serialize(message);
  }

  /** Reads the message of the one frame in the bytes. */
  static Object read(byte[] frame) {
    try {
      return MavlinkConnection.builder(
              new ByteArrayInputStream(frame), OutputStream.nullOutputStream())
          .defaultDialect(DIALECT)
          .dialect(MavAutopilot.MAV_AUTOPILOT_ARDUPILOTMEGA, DIALECT)
          .build()
          .next()
          .getPayload();
    } catch (IOException e) {
      throw new AssertionError("dronefleet found no frame", e);
    }
  }

  private static Class<?> type(int messageId) {
    return DIALECT.resolve(messageId);
  }
}
