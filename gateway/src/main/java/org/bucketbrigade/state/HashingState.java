package org.bucketbrigade.state;

/** Makes one number of all that it visits; every bit of every field changes it. */
public final class HashingState implements State {
  private long hash = 0x9E37_79B9_7F4A_7C15L;

  /** The number so far. */
  public long hash() {
    return hash;
  }

  @Override
  public double f64(double value) {
    i64(Double.doubleToRawLongBits(value));
    return value;
  }

  /** Mixed as in the finisher of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). */
  @Override
  public long i64(long value) {
    long x = (hash ^ value) * 0xBF58_476D_1CE4_E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D0_49BB_1331_11EBL;
    hash = x ^ (x >>> 31);
    return value;
  }

  @Override
  public byte[] bytes(byte[] value) {
    i64(value.length);
    for (byte each : value) {
      i64(each);
    }
    return value;
  }
}
