package org.bucketbrigade.pipeline;

import com.lmax.disruptor.RingBuffer;
import io.netty.buffer.ByteBuf;
import java.util.concurrent.atomic.LongAdder;
import org.agrona.DirectBuffer;

/**
 * Where sockets' threads put events. A full ring is a returned value, never a wait: the caller
 * drops a steer (the next one supersedes it) or refuses an act.
 */
public final class Inlet {
  private final RingBuffer<Slot> ring;
  private final LongAdder full = new LongAdder();

  Inlet(RingBuffer<Slot> ring) {
    this.ring = ring;
  }

  /**
   * Publishes an event.
   *
   * @param readNanos {@code System.nanoTime()} when its bytes were read, for latency figures only
   * @return false if the ring is full or the payload too long
   */
  public boolean publish(
      int type, int source, long readNanos, DirectBuffer buffer, int offset, int length) {
    long sequence = claim(length);
    if (sequence < 0) {
      return false;
    }
    Slot slot = fill(sequence, type, source, readNanos, length);
    if (length > 0) {
      slot.payload.putBytes(0, buffer, offset, length);
    }
    ring.publish(sequence);
    return true;
  }

  /** Publishes an event whose payload is all that is readable in a buffer. */
  public boolean publish(int type, int source, long readNanos, ByteBuf payload) {
    int length = payload.readableBytes();
    long sequence = claim(length);
    if (sequence < 0) {
      return false;
    }
    Slot slot = fill(sequence, type, source, readNanos, length);
    payload.getBytes(payload.readerIndex(), slot.payload.byteArray(), 0, length);
    ring.publish(sequence);
    return true;
  }

  private long claim(int length) {
    if (length > Slot.CAPACITY) {
      return -1;
    }
    try {
      return ring.tryNext();
    } catch (com.lmax.disruptor.InsufficientCapacityException e) {
      full.increment();
      return -1;
    }
  }

  private Slot fill(long sequence, int type, int source, long readNanos, int length) {
    Slot slot = ring.get(sequence);
    slot.type = type;
    slot.source = source;
    slot.readNanos = readNanos;
    slot.length = length;
    return slot;
  }

  /** How often the ring was full. */
  public long full() {
    return full.sum();
  }
}
