package org.bucketbrigade.wire;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * Reads a {@code ClientMessage} in place: its header, and the fields of the frequent bodies (steer,
 * aim, vote, hold, time echo). Other bodies are only recognised; see {@link #body()}.
 *
 * <p>Field numbers are those of {@code client.proto}; a test compares every field with the
 * generated classes.
 */
public final class ClientReader {
  public static final int HELLO = 3;
  public static final int JOIN = 4;
  public static final int LEAVE = 5;
  public static final int STEER = 6;
  public static final int AIM = 7;
  public static final int VOTE = 8;
  public static final int HOLD = 9;
  public static final int ORDER = 10;
  public static final int TIME_ECHO = 11;
  public static final int SITUATION = 12;
  public static final int SECTOR_ORDER = 13;
  public static final int ASSIGN = 14;
  public static final int CREW_QUERY = 15;
  public static final int VEHICLE_QUERY = 16;
  public static final int OBJECTION = 17;
  public static final int WHY_QUERY = 18;

  /** Most bytes of a message. */
  public static final int MAX_LENGTH = 1_200;

  private static final int ACT_ID_LENGTH = 16;

  private final ProtoReader outer = new ProtoReader();
  private final ProtoReader inner = new ProtoReader();

  private int sequence;
  private int epoch;
  private int body;
  private int bodyOffset;
  private int bodyLength;

  private int droneId;
  private int northCms;
  private int eastCms;
  private int downCms;
  private int latE7;
  private int lonE7;
  private int amslCm;
  private int frame;
  private int act;
  private boolean released;
  private boolean spotter;
  private long clientTimeUs;
  private long challenge;
  private long actIdHigh;
  private long actIdLow;

  /**
   * Reads one message.
   *
   * @return false if it is malformed, has no body or a body of the wrong shape
   */
  public boolean read(DirectBuffer buffer, int offset, int length) {
    clear();
    outer.wrap(buffer, offset, length);
    while (outer.next()) {
      switch (outer.field()) {
        case 1 -> sequence = outer.fixed32();
        case 2 -> epoch = outer.fixed32();
        case HELLO,
            JOIN,
            LEAVE,
            STEER,
            AIM,
            VOTE,
            HOLD,
            ORDER,
            TIME_ECHO,
            SITUATION,
            SECTOR_ORDER,
            ASSIGN,
            CREW_QUERY,
            VEHICLE_QUERY,
            OBJECTION,
            WHY_QUERY -> {
          body = outer.field();
          if (!outer.bytes()) {
            return false;
          }
          bodyOffset = outer.bytesOffset();
          bodyLength = outer.bytesLength();
        }
        default -> {}
      }
    }
    return !outer.failed() && body != 0 && readBody(buffer);
  }

  private void clear() {
    sequence = 0;
    epoch = 0;
    body = 0;
    droneId = 0;
    northCms = 0;
    eastCms = 0;
    downCms = 0;
    latE7 = 0;
    lonE7 = 0;
    amslCm = 0;
    frame = 0;
    act = 0;
    released = false;
    spotter = false;
    clientTimeUs = 0;
    challenge = 0;
    actIdHigh = 0;
    actIdLow = 0;
  }

  private boolean readBody(DirectBuffer buffer) {
    inner.wrap(buffer, bodyOffset, bodyLength);
    return switch (body) {
      case JOIN, CREW_QUERY, VEHICLE_QUERY -> readJoin();
      case STEER -> readSteer();
      case AIM -> readAim();
      case VOTE -> readVote(buffer);
      case HOLD -> readHold(buffer);
      case TIME_ECHO -> readTimeEcho();
      default -> true;
    };
  }

  private boolean readJoin() {
    while (inner.next()) {
      switch (inner.field()) {
        case 1 -> droneId = inner.uint32();
        case 2 -> spotter = inner.bool();
        default -> {}
      }
    }
    return !inner.failed();
  }

  private boolean readSteer() {
    while (inner.next()) {
      switch (inner.field()) {
        case 1 -> droneId = inner.uint32();
        case 2 -> northCms = inner.sint32();
        case 3 -> eastCms = inner.sint32();
        case 4 -> downCms = inner.sint32();
        case 6 -> frame = inner.fixed32();
        case 7 -> released = inner.bool();
        default -> {}
      }
    }
    return !inner.failed();
  }

  private boolean readAim() {
    while (inner.next()) {
      switch (inner.field()) {
        case 1 -> droneId = inner.uint32();
        case 2 -> latE7 = inner.fixed32();
        case 3 -> lonE7 = inner.fixed32();
        case 4 -> amslCm = inner.sint32();
        case 5 -> frame = inner.fixed32();
        case 6 -> released = inner.bool();
        default -> {}
      }
    }
    return !inner.failed();
  }

  private boolean readVote(DirectBuffer buffer) {
    boolean hasId = false;
    while (inner.next()) {
      switch (inner.field()) {
        case 1 -> hasId = readActId(buffer);
        case 2 -> droneId = inner.uint32();
        case 3 -> act = inner.uint32();
        case 4 -> latE7 = inner.fixed32();
        case 5 -> lonE7 = inner.fixed32();
        case 6 -> frame = inner.fixed32();
        default -> {}
      }
    }
    return !inner.failed() && hasId;
  }

  private boolean readHold(DirectBuffer buffer) {
    boolean hasId = false;
    while (inner.next()) {
      switch (inner.field()) {
        case 1 -> hasId = readActId(buffer);
        case 2 -> droneId = inner.uint32();
        default -> {}
      }
    }
    return !inner.failed() && hasId;
  }

  private boolean readActId(DirectBuffer buffer) {
    if (!inner.bytes() || inner.bytesLength() != ACT_ID_LENGTH) {
      return false;
    }
    actIdHigh = buffer.getLong(inner.bytesOffset(), ByteOrder.BIG_ENDIAN);
    actIdLow = buffer.getLong(inner.bytesOffset() + Long.BYTES, ByteOrder.BIG_ENDIAN);
    return true;
  }

  private boolean readTimeEcho() {
    while (inner.next()) {
      switch (inner.field()) {
        case 1 -> clientTimeUs = inner.fixed64();
        case 2 -> frame = inner.fixed32();
        case 3 -> challenge = inner.fixed64();
        default -> {}
      }
    }
    return !inner.failed();
  }

  public int sequence() {
    return sequence;
  }

  public int epoch() {
    return epoch;
  }

  /** Which body the message has: one of this class's constants. */
  public int body() {
    return body;
  }

  public int bodyOffset() {
    return bodyOffset;
  }

  public int bodyLength() {
    return bodyLength;
  }

  public int droneId() {
    return droneId;
  }

  public int northCms() {
    return northCms;
  }

  public int eastCms() {
    return eastCms;
  }

  public int downCms() {
    return downCms;
  }

  public int latE7() {
    return latE7;
  }

  public int lonE7() {
    return lonE7;
  }

  public int amslCm() {
    return amslCm;
  }

  /** Telemetry frame that the message cites. */
  public int frame() {
    return frame;
  }

  /** Number of the {@code Act} voted for. */
  public int act() {
    return act;
  }

  public boolean released() {
    return released;
  }

  public boolean spotter() {
    return spotter;
  }

  public long clientTimeUs() {
    return clientTimeUs;
  }

  /** What a time echo answers; 0: nothing. */
  public long challenge() {
    return challenge;
  }

  /** First 8 bytes of the act's id, big-endian. */
  public long actIdHigh() {
    return actIdHigh;
  }

  /** Last 8 bytes of the act's id, big-endian. */
  public long actIdLow() {
    return actIdLow;
  }
}
