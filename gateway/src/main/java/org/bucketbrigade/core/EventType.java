package org.bucketbrigade.core;

/**
 * What can happen to the core. The codes are part of the journal's format.
 *
 * <p>{@code source} and payload by type:
 *
 * <ul>
 *   <li>{@link #START}: the core's epoch; source 0, payload what the core is set up with, as text
 *   <li>{@link #FRAME}: one checked MAVLink frame; source network &lt;&lt; 16 | peer
 *   <li>{@link #PEER}: a vehicle address got a number; source as for FRAME, payload {@link PeerMet}
 *   <li>{@link #SESSION_OPENED}: somebody signed in; source session slot, payload {@link SignIn}
 *   <li>{@link #SESSION_CLOSED}: the socket is gone; source session slot
 *   <li>{@link #MESSAGE}: one ClientMessage; source session slot
 *   <li>{@link #TICK}: 10 ms have passed; source 0
 *   <li>{@link #DURABLE}: all events up to the number in the payload (int64) are on disk
 *   <li>{@link #STATION}: one checked MAVLink frame from a ground station beside us that may take a
 *       vehicle over; source network &lt;&lt; 16, payload the frame as it came
 *   <li>{@link #RESTART}: all sockets are gone, and time has passed, since the process that held
 *       the core died; source 0, no payload
 *   <li>{@link #JOURNAL}: how the journal fares; source one of {@link JournalNews}, no payload
 *   <li>{@link #SNAPSHOT}: all that the core remembers has been saved; source 0, payload the
 *       checksum of what was saved (int32). From then on telemetry begins anew
 *   <li>{@link #SECRET}: a number that nobody outside knows, from which the core draws what people
 *       must not foresee; after START and each RESTART; source 0, payload 16 bytes by chance
 * </ul>
 */
public final class EventType {
  public static final int START = 1;
  public static final int FRAME = 2;
  public static final int PEER = 3;
  public static final int SESSION_OPENED = 4;
  public static final int SESSION_CLOSED = 5;
  public static final int MESSAGE = 6;
  public static final int TICK = 7;
  public static final int DURABLE = 8;
  public static final int STATION = 9;
  public static final int RESTART = 10;
  public static final int JOURNAL = 11;
  public static final int SNAPSHOT = 12;
  public static final int SECRET = 13;

  /** Length of a {@link #SECRET}, bytes. */
  public static final int SECRET_LENGTH = 16;

  /** Length of a tick, nanoseconds. */
  public static final long TICK_NANOS = 10_000_000L;

  private EventType() {}

  /** A type in words. */
  public static String word(int type) {
    return switch (type) {
      case START -> "start";
      case FRAME -> "a vehicle's frame";
      case PEER -> "a vehicle's address";
      case SESSION_OPENED -> "somebody signed in";
      case SESSION_CLOSED -> "somebody's socket closed";
      case MESSAGE -> "a person's message";
      case TICK -> "tick";
      case DURABLE -> "news of the disk";
      case STATION -> "a ground station's frame";
      case RESTART -> "restart";
      case JOURNAL -> "news of the journal";
      case SNAPSHOT -> "a snapshot";
      case SECRET -> "a secret";
      default -> "type " + type;
    };
  }
}
