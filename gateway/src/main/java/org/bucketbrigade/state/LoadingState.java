package org.bucketbrigade.state;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** Gives every field that it visits the value that {@link SavingState} wrote. */
public final class LoadingState implements State {
  private final DirectBuffer buffer;
  private int at;

  public LoadingState(DirectBuffer buffer, int offset) {
    this.buffer = buffer;
    at = offset;
  }

  /** Where the next field is read from. */
  public int end() {
    return at;
  }

  @Override
  public double f64(double value) {
    return Double.longBitsToDouble(i64(0));
  }

  @Override
  public long i64(long value) {
    long loaded = buffer.getLong(at, ByteOrder.LITTLE_ENDIAN);
    at += Long.BYTES;
    return loaded;
  }

  @Override
  public byte[] bytes(byte[] value) {
    byte[] loaded = new byte[i32(0)];
    buffer.getBytes(at, loaded);
    at += loaded.length;
    return loaded;
  }
}
