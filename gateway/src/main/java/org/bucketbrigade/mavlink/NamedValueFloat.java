package org.bucketbrigade.mavlink;

/**
 * Gives a number under a name: the way a script on a vehicle reports what has no message of its
 * own, such as the water in a tank.
 *
 * <p>MAVLink's NAMED_VALUE_FLOAT, 18 bytes.
 */
public final class NamedValueFloat extends Message {
  /** MAVLink's message id. */
  public static final int ID = 251;

  private static final int TIME_BOOT_MS = 0;
  private static final int VALUE = 4;
  private static final int NAME = 8;
  private static final int NAME_LENGTH = 10;

  public NamedValueFloat() {
    super(ID);
  }

  /** Milliseconds since the sender booted. */
  public long timeBootMs() {
    return uint32(TIME_BOOT_MS);
  }

  public NamedValueFloat timeBootMs(long value) {
    uint32(TIME_BOOT_MS, value);
    return this;
  }

  /** Name of the number, at most 10 ASCII characters. */
  public String name() {
    return string(NAME, NAME_LENGTH);
  }

  /** Whether {@link #name()} is this; allocates nothing. */
  public boolean nameEquals(CharSequence value) {
    return stringEquals(NAME, NAME_LENGTH, value);
  }

  public NamedValueFloat name(CharSequence value) {
    string(NAME, NAME_LENGTH, value);
    return this;
  }

  /** The number, in the unit that its name implies. */
  public float value() {
    return float32(VALUE);
  }

  public NamedValueFloat value(float value) {
    float32(VALUE, value);
    return this;
  }
}
