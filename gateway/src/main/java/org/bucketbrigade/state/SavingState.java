package org.bucketbrigade.state;

import java.nio.ByteOrder;
import org.agrona.MutableDirectBuffer;

/** Writes what it visits into a buffer that grows, 8 bytes a field, little-endian. */
public final class SavingState implements State {
  private final MutableDirectBuffer buffer;
  private int at;

  /**
   * @param buffer expandable, or large enough
   */
  public SavingState(MutableDirectBuffer buffer, int offset) {
    this.buffer = buffer;
    at = offset;
  }

  /** Where the next field would go. */
  public int end() {
    return at;
  }

  @Override
  public double f64(double value) {
    buffer.putLong(at, Double.doubleToRawLongBits(value), ByteOrder.LITTLE_ENDIAN);
    at += Long.BYTES;
    return value;
  }

  @Override
  public long i64(long value) {
    buffer.putLong(at, value, ByteOrder.LITTLE_ENDIAN);
    at += Long.BYTES;
    return value;
  }

  @Override
  public byte[] bytes(byte[] value) {
    i64(value.length);
    buffer.putBytes(at, value);
    at += value.length;
    return value;
  }
}
