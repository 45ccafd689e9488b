package org.bucketbrigade.sim.link;

import org.agrona.MutableDirectBuffer;
import org.bucketbrigade.sim.chance.Chance;

/**
 * One direction of one link: says of each frame in turn what becomes of it.
 *
 * <p>Every draw is a hash of seed, link, direction and the frame's number, so that the weather of
 * one link does not depend on the traffic of another.
 */
public final class Lane {
  /** Direction towards the vehicle. */
  public static final int DOWN = 0;

  /** Direction from the vehicle. */
  public static final int UP = 1;

  /** A frame that is held back or doubled comes at least this much later than otherwise. */
  static final long LEAST_LATE_NANOS = 20_000_000L;

  /** And up to this much later still. */
  static final long LATE_SPREAD_NANOS = 180_000_000L;

  private static final int MAX_FLIPS = 3;

  // Which draw is which.
  private static final int LOSS = 0;
  private static final int JITTER = 1;
  private static final int REORDER = 2;
  private static final int REORDER_TIME = 3;
  private static final int DUPLICATE = 4;
  private static final int DUPLICATE_TIME = 5;
  private static final int CORRUPT = 6;
  private static final int FLIPS = 7;
  private static final int FIRST_FLIP = 8;
  private static final int FLIPS_APART = 9;

  /** Streams of links lie far below those of the world, which begin at -1. */
  private static final long FIRST_STREAM = -1_000_000_000L;

  private final Weather weather;
  private final long seed;
  private final long stream;
  private long number;
  private long inOrderNanos = Long.MIN_VALUE;
  private long dueNanos;

  /**
   * Makes a lane.
   *
   * @param link number of the link, from 0
   * @param direction {@link #DOWN} or {@link #UP}
   */
  public Lane(Weather weather, long seed, int link, int direction) {
    this.weather = weather;
    this.seed = seed;
    this.stream = FIRST_STREAM - 2L * link - direction;
  }

  /** The next frame sets out; the other methods speak of it until the next one does. */
  public void send(long nowNanos) {
    number++;
    long due = nowNanos + weather.delayNanos();
    if (weather.jitterNanos() > 0) {
      due += (long) (draw(JITTER) * weather.jitterNanos());
    }
    inOrderNanos = Math.max(inOrderNanos, due);
    dueNanos = inOrderNanos;
    if (happens(REORDER, weather.reorder())) {
      dueNanos += late(REORDER_TIME);
    }
  }

  public boolean isLost() {
    return happens(LOSS, weather.loss());
  }

  /** When it arrives. */
  public long dueNanos() {
    return dueNanos;
  }

  /** Whether later frames may overtake it. */
  public boolean isHeldBack() {
    return dueNanos > inOrderNanos;
  }

  public boolean isDoubled() {
    return happens(DUPLICATE, weather.duplicate());
  }

  /** When it arrives a second time, if it is doubled. */
  public long secondDueNanos() {
    return dueNanos + late(DUPLICATE_TIME);
  }

  public boolean isCorrupted() {
    return happens(CORRUPT, weather.corrupt());
  }

  /** Flips one to three bits of the frame. */
  public void corrupt(MutableDirectBuffer frame, int offset, int length) {
    int flips = 1 + (int) (draw(FLIPS) * MAX_FLIPS);
    int bits = length * Byte.SIZE;
    int first = (int) (draw(FIRST_FLIP) * bits);
    // Less than a third of the frame apart, so that no bit is flipped back.
    int apart = 1 + (int) (draw(FLIPS_APART) * (bits / MAX_FLIPS - 1));
    for (int i = 0; i < flips; i++) {
      int bit = (first + i * apart) % bits;
      int at = offset + bit / Byte.SIZE;
      frame.putByte(at, (byte) (frame.getByte(at) ^ 1 << bit % Byte.SIZE));
    }
  }

  private long late(int channel) {
    return LEAST_LATE_NANOS + (long) (draw(channel) * LATE_SPREAD_NANOS);
  }

  private boolean happens(int channel, double probability) {
    return probability > 0 && draw(channel) < probability;
  }

  private double draw(int channel) {
    return Chance.uniform(seed, stream, number, channel);
  }
}
