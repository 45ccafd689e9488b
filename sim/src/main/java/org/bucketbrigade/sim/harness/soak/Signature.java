package org.bucketbrigade.sim.harness.soak;

import java.util.Arrays;

/** What all drones were told, as one number for each second: two flights can be compared by it. */
final class Signature {
  private static final long SECOND = 1_000_000_000L;
  private static final long PRIME = 0x100_0000_01B3L;

  private long[] hashes = new long[64];

  void setpoint(int drone, float north, float east, float down, long nowNanos) {
    add(drone, nowNanos);
    add(Float.floatToIntBits(north), nowNanos);
    add(Float.floatToIntBits(east), nowNanos);
    add(Float.floatToIntBits(down), nowNanos);
  }

  void valve(int drone, long nowNanos) {
    add(-drone, nowNanos);
  }

  private void add(int number, long nowNanos) {
    int second = (int) (nowNanos / SECOND);
    if (second >= hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * Math.max(second, hashes.length));
    }
    hashes[second] = (hashes[second] ^ number) * PRIME ^ nowNanos;
  }

  /** The first second in which two flights differ; -1: in none of the first ones. */
  int differsFrom(Signature other, int seconds) {
    for (int second = 0; second < seconds; second++) {
      if (hash(second) != other.hash(second)) {
        return second;
      }
    }
    return -1;
  }

  private long hash(int second) {
    return second < hashes.length ? hashes[second] : 0;
  }
}
