package org.bucketbrigade.mavlink;

/** Where things are in a MAVLink frame, in bytes from its start. */
final class FrameLayout {
  static final int MAGIC_V1 = 0xFE;
  static final int MAGIC_V2 = 0xFD;

  static final int PAYLOAD_LENGTH = 1;

  static final int V1_SEQUENCE = 2;
  static final int V1_SYSTEM_ID = 3;
  static final int V1_COMPONENT_ID = 4;
  static final int V1_MESSAGE_ID = 5;
  static final int V1_HEADER_LENGTH = 6;

  static final int INCOMPAT_FLAGS = 2;
  static final int COMPAT_FLAGS = 3;
  static final int SEQUENCE = 4;
  static final int SYSTEM_ID = 5;
  static final int COMPONENT_ID = 6;

  /** Three bytes, the lowest first. */
  static final int MESSAGE_ID = 7;

  static final int HEADER_LENGTH = 10;

  static final int CRC_LENGTH = 2;

  /** Link id, 48 bits of timestamp, 48 bits of hash. */
  static final int SIGNATURE_LENGTH = 13;

  static final int SIGNATURE_HASH_LENGTH = 6;

  /** The only incompatibility flag that this implementation understands. */
  static final int INCOMPAT_SIGNED = 0x01;

  private FrameLayout() {}
}
