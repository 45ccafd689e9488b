package org.bucketbrigade.sim.crowd;

import com.google.protobuf.InvalidProtocolBufferException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.jspecify.annotations.Nullable;

/**
 * Decodes what arrives, once for all people of a process who receive the same bytes.
 *
 * <p>A crew's members receive identical telemetry and everybody receives identical situation items.
 * Each person still keeps its own table of what reached it; only the decoded objects are shared.
 * Safe for use by several threads.
 */
final class PayloadCache {
  /** Largest message the wire contract allows. */
  static final int MAX_LENGTH = 1_200;

  /** Room for the items of an incident of about 10 km x 10 km. */
  private static final int BOARD_SLOTS = 1 << 13;

  /** Room for the telemetry of 300 crews in flight at once. */
  private static final int TELEMETRY_SLOTS = 1 << 10;

  private static final int TELEMETRY_FIELD = 6;
  private static final int SITUATION_FIELD = 11;
  private static final int MALFORMED_FIELD = -1;
  private static final int SEQUENCE_TAG = 0x0D;
  private static final int EPOCH_TAG = 0x15;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final AtomicReferenceArray<@Nullable Slot> board =
      new AtomicReferenceArray<>(BOARD_SLOTS);
  private final AtomicReferenceArray<@Nullable Slot> telemetry =
      new AtomicReferenceArray<>(TELEMETRY_SLOTS);

  /** The decoded message, or null if it is malformed. */
  @Nullable Inbound decode(byte[] buffer, int offset, int length) {
    if (length > MAX_LENGTH) {
      return null;
    }
    return switch (bodyField(buffer, offset, length)) {
      case MALFORMED_FIELD -> null;
      case TELEMETRY_FIELD -> shared(telemetry, buffer, offset, length);
      case SITUATION_FIELD -> shared(board, buffer, offset, length);
      default -> parse(buffer, offset, length);
    };
  }

  private static @Nullable Inbound shared(
      AtomicReferenceArray<@Nullable Slot> slots, byte[] buffer, int offset, int length) {
    int index = hash(buffer, offset, length) & (slots.length() - 1);
    Slot slot = slots.getAcquire(index);
    if (slot != null
        && Arrays.equals(slot.payload, 0, slot.payload.length, buffer, offset, offset + length)) {
      return slot.inbound;
    }
    Inbound inbound = parse(buffer, offset, length);
    if (inbound != null) {
      byte[] copy = Arrays.copyOfRange(buffer, offset, offset + length);
      slots.setRelease(index, new Slot(copy, inbound));
    }
    return inbound;
  }

  private static @Nullable Inbound parse(byte[] buffer, int offset, int length) {
    ServerMessage message;
    try {
      message = ServerMessage.parser().parseFrom(buffer, offset, length);
    } catch (InvalidProtocolBufferException malformed) {
      return null;
    }
    return switch (message.getBodyCase()) {
      case BODY_NOT_SET -> null;
      case TELEMETRY -> new TelemetryPayload(message.getTelemetry());
      case SITUATION -> BoardItem.decode(message.getSituation());
      default -> new Inbound.Direct(message);
    };
  }

  /** Number of the first field that is no header field; -1 if there is none. */
  private static int bodyField(byte[] buffer, int offset, int length) {
    int end = offset + length;
    int at = offset;
    while (at < end) {
      int tag = buffer[at];
      if (tag != SEQUENCE_TAG && tag != EPOCH_TAG) {
        return tag >>> 3;
      }
      at += 5;
    }
    return MALFORMED_FIELD;
  }

  private static int hash(byte[] buffer, int offset, int length) {
    long hash = length;
    int at = offset;
    int end = offset + length;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      hash = (hash ^ (long) LONGS.get(buffer, at)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    for (; at < end; at++) {
      hash = (hash ^ buffer[at]) * 0x9E3779B97F4A7C15L;
    }
    return (int) (hash ^ (hash >>> 32));
  }

  private static final class Slot {
    private final byte[] payload;
    private final Inbound inbound;

    private Slot(byte[] payload, Inbound inbound) {
      this.payload = payload;
      this.inbound = inbound;
    }
  }
}
