package org.bucketbrigade.sim.crowd.socket;

/**
 * How a crowd connects.
 *
 * @param loops event loop threads, 1..16
 * @param connectsPerSecond links opened per second while the crowd arrives, above 0
 * @param ticksPerSecond how often each person acts, 1..100
 */
public record SocketSettings(int loops, double connectsPerSecond, int ticksPerSecond) {
  public SocketSettings {
    if (loops < 1 || loops > 16) {
      throw new IllegalArgumentException("loops must be within 1..16, not " + loops);
    }
    if (!(connectsPerSecond > 0)) {
      throw new IllegalArgumentException("connectsPerSecond must be above 0");
    }
    if (ticksPerSecond < 1 || ticksPerSecond > 100) {
      throw new IllegalArgumentException(
          "ticksPerSecond must be within 1..100, not " + ticksPerSecond);
    }
  }

  /** One thread, 200 new links and 20 ticks a second. */
  public static SocketSettings ordinary() {
    return new SocketSettings(1, 200, 20);
  }
}
