package org.bucketbrigade.sim.link;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Frames on their way in one direction of many links, all under the same weather.
 *
 * <p>They arrive by time, those of one time in the order in which they set out. What a link carries
 * at a time is bounded; the newest is dropped and counted, as a modem does when its queue is full.
 */
public final class FramesInFlight {
  /** Frames that one link carries at a time: 500 a second for 4 s. */
  public static final int MAX_PER_LINK = 2_048;

  /** Takes what arrives. */
  public interface Receiver {
    /** One frame, whole but perhaps damaged; the bytes are the receiver's own. */
    void arrive(int link, UnsafeBuffer frame);
  }

  private record Flying(long dueNanos, long order, int link, UnsafeBuffer frame)
      implements Comparable<Flying> {
    @Override
    public int compareTo(Flying other) {
      int byTime = Long.compare(dueNanos, other.dueNanos);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final Weather weather;
  private final long seed;
  private final int direction;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<int[]> carried = new ArrayList<>();
  private final PriorityQueue<Flying> flying = new PriorityQueue<>();
  private long order;
  private long lost;
  private long doubled;
  private long heldBack;
  private long corrupted;
  private long overflowed;

  /** Carries frames {@link Lane#DOWN} to vehicles or {@link Lane#UP} from them. */
  public FramesInFlight(Weather weather, long seed, int direction) {
    this.weather = weather;
    this.seed = seed;
    this.direction = direction;
  }

  /**
   * A frame sets out; its bytes are copied.
   *
   * @param link from 0; best without gaps
   */
  public void send(int link, DirectBuffer buffer, int offset, int length, long nowNanos) {
    while (lanes.size() <= link) {
      lanes.add(new Lane(weather, seed, lanes.size(), direction));
      carried.add(new int[1]);
    }
    Lane lane = lanes.get(link);
    lane.send(nowNanos);
    if (lane.isLost()) {
      lost++;
      return;
    }
    UnsafeBuffer frame = copy(buffer, offset, length);
    if (lane.isCorrupted() && length > 0) {
      lane.corrupt(frame, 0, length);
      corrupted++;
    }
    if (lane.isHeldBack()) {
      heldBack++;
    }
    add(lane.dueNanos(), link, frame);
    if (lane.isDoubled()) {
      doubled++;
      add(lane.secondDueNanos(), link, copy(frame, 0, length));
    }
  }

  private void add(long dueNanos, int link, UnsafeBuffer frame) {
    if (carried.get(link)[0] == MAX_PER_LINK) {
      overflowed++;
      return;
    }
    carried.get(link)[0]++;
    flying.add(new Flying(dueNanos, order++, link, frame));
  }

  /** Hands over what has arrived by now. */
  public void deliver(long nowNanos, Receiver receiver) {
    for (Flying next = flying.peek();
        next != null && next.dueNanos <= nowNanos;
        next = flying.peek()) {
      flying.poll();
      carried.get(next.link)[0]--;
      receiver.arrive(next.link, next.frame);
    }
  }

  private static UnsafeBuffer copy(DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    return new UnsafeBuffer(bytes);
  }

  /** Frames on their way now. */
  public int size() {
    return flying.size();
  }

  public long lost() {
    return lost;
  }

  /** Frames that come twice. */
  public long doubled() {
    return doubled;
  }

  /** Frames that later ones may overtake. */
  public long heldBack() {
    return heldBack;
  }

  public long corrupted() {
    return corrupted;
  }

  /** Frames dropped because a link carried too many. */
  public long overflowed() {
    return overflowed;
  }
}
