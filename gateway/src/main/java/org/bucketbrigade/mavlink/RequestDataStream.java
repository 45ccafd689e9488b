package org.bucketbrigade.mavlink;

/**
 * Asks for a group of messages at a rate, in the old way; SET_MESSAGE_INTERVAL in a command is the
 * new way.
 *
 * <p>MAVLink's REQUEST_DATA_STREAM, 6 bytes.
 */
public final class RequestDataStream extends Message {
  /** MAVLink's message id. */
  public static final int ID = 66;

  private static final int REQ_MESSAGE_RATE = 0;
  private static final int TARGET_SYSTEM = 2;
  private static final int TARGET_COMPONENT = 3;
  private static final int REQ_STREAM_ID = 4;
  private static final int START_STOP = 5;

  public RequestDataStream() {
    super(ID);
  }

  /** System id of the addressee, 0 for all. */
  public int targetSystem() {
    return uint8(TARGET_SYSTEM);
  }

  public RequestDataStream targetSystem(int value) {
    uint8(TARGET_SYSTEM, value);
    return this;
  }

  /** Component id of the addressee, 0 for all. */
  public int targetComponent() {
    return uint8(TARGET_COMPONENT);
  }

  public RequestDataStream targetComponent(int value) {
    uint8(TARGET_COMPONENT, value);
    return this;
  }

  /** Number of the group, 0 for all. */
  public int reqStreamId() {
    return uint8(REQ_STREAM_ID);
  }

  public RequestDataStream reqStreamId(int value) {
    uint8(REQ_STREAM_ID, value);
    return this;
  }

  /** Messages a second, in Hz. */
  public int reqMessageRate() {
    return uint16(REQ_MESSAGE_RATE);
  }

  public RequestDataStream reqMessageRate(int value) {
    uint16(REQ_MESSAGE_RATE, value);
    return this;
  }

  /** 1 to start, 0 to stop. */
  public int startStop() {
    return uint8(START_STOP);
  }

  public RequestDataStream startStop(int value) {
    uint8(START_STOP, value);
    return this;
  }
}
