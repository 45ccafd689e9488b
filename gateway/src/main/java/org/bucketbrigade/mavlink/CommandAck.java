package org.bucketbrigade.mavlink;

/**
 * Answers a command: done, under way, or refused and why.
 *
 * <p>MAVLink's COMMAND_ACK, 10 bytes, 3 of them without extensions.
 */
public final class CommandAck extends Message {
  /** MAVLink's message id. */
  public static final int ID = 77;

  private static final int COMMAND = 0;
  private static final int RESULT = 2;
  private static final int PROGRESS = 3;
  private static final int RESULT_PARAM2 = 4;
  private static final int TARGET_SYSTEM = 8;
  private static final int TARGET_COMPONENT = 9;

  public CommandAck() {
    super(ID);
  }

  /** The command that is answered. */
  public int command() {
    return uint16(COMMAND);
  }

  public CommandAck command(int value) {
    uint16(COMMAND, value);
    return this;
  }

  /** How it went, one of {@link MavResult}. */
  public int result() {
    return uint8(RESULT);
  }

  public CommandAck result(int value) {
    uint8(RESULT, value);
    return this;
  }

  /** Progress in %, 0 to 100, while in progress; 255 if unknown (extension). */
  public int progress() {
    return uint8(PROGRESS);
  }

  public CommandAck progress(int value) {
    uint8(PROGRESS, value);
    return this;
  }

  /** Further detail that the command defines, such as which parameter was wrong (extension). */
  public int resultParam2() {
    return int32(RESULT_PARAM2);
  }

  public CommandAck resultParam2(int value) {
    int32(RESULT_PARAM2, value);
    return this;
  }

  /** System id of whoever sent the command; 0 from senders that leave it out (extension). */
  public int targetSystem() {
    return uint8(TARGET_SYSTEM);
  }

  public CommandAck targetSystem(int value) {
    uint8(TARGET_SYSTEM, value);
    return this;
  }

  /** Component id of whoever sent the command; 0 from senders that leave it out (extension). */
  public int targetComponent() {
    return uint8(TARGET_COMPONENT);
  }

  public CommandAck targetComponent(int value) {
    uint8(TARGET_COMPONENT, value);
    return this;
  }
}
