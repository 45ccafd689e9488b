package org.bucketbrigade.mavlink;

/** The secret that the parties of a signed link share; it prints as nothing but its type. */
public final class SigningKey {
  /** Bytes of a key. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  /** A key of 32 bytes, which are copied. */
  public SigningKey(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          "a signing key has " + LENGTH + " bytes, not " + bytes.length);
    }
    this.bytes = bytes.clone();
  }

  void copyTo(byte[] target) {
    System.arraycopy(bytes, 0, target, 0, LENGTH);
  }

  @Override
  public String toString() {
    return "SigningKey";
  }
}
