package org.bucketbrigade.export;

import org.bucketbrigade.mavlink.FrameView;

/** Whom a frame that leaves us is for, as its message says. */
final class Addressee {
  /** All that listen, or a message that names nobody. */
  static final int EVERYBODY = 0;

  private Addressee() {}

  /** System id; {@link #EVERYBODY} if none is named. */
  static int of(FrameView frame) {
    int at = offset(frame.messageId());
    // Zeros at the end of a payload are not sent.
    return at < 0 || at >= frame.payloadLength()
        ? EVERYBODY
        : frame.buffer().getByte(frame.payloadOffset() + at) & 0xFF;
  }

  /** Where messages of the common dialect have their target_system; -1: nowhere, or unknown. */
  private static int offset(int messageId) {
    return switch (messageId) {
      case 11, 23 -> 4; // SET_MODE, PARAM_SET
      case 20, 40, 44, 51, 66 -> 2; // PARAM_REQUEST_READ, MISSION_REQUEST, _COUNT, _INT, STREAM
      case 21, 43, 45, 47 -> 0; // PARAM_REQUEST_LIST, MISSION_REQUEST_LIST, _CLEAR_ALL, _ACK
      case 73 -> 32; // MISSION_ITEM_INT
      case 75, 76 -> 30; // COMMAND_INT, COMMAND_LONG
      case 84 -> 50; // SET_POSITION_TARGET_LOCAL_NED
      default -> -1;
    };
  }
}
