package org.bucketbrigade.pipeline;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.CoreOutput;
import org.bucketbrigade.wire.v1.Reason;

/** Puts what leaves the core onto the roads to the socket threads. Core's thread. */
final class Outlets implements CoreOutput {
  private final Outlet vehicles;
  private final Outlet[] people;
  private final LatencyMeter meter;
  private final Runnable onAwaitDurable;

  // The input whose event is being applied.
  private long readNanos;
  private long batch;

  /**
   * @param people one road for each socket thread; a session belongs to road {@code session % n}
   */
  Outlets(Outlet vehicles, Outlet[] people, LatencyMeter meter, Runnable onAwaitDurable) {
    this.vehicles = vehicles;
    this.people = people;
    this.meter = meter;
    this.onAwaitDurable = onAwaitDurable;
  }

  void applying(long read, long inBatch) {
    readNanos = read;
    batch = inBatch;
  }

  void flush() {
    vehicles.flush();
    for (Outlet outlet : people) {
      outlet.flush();
    }
  }

  @Override
  public void frame(
      int network, int peer, int setpointOf, DirectBuffer buffer, int offset, int length) {
    UnsafeBuffer head = vehicles.head();
    head.putInt(0, network, ByteOrder.LITTLE_ENDIAN);
    head.putInt(4, peer, ByteOrder.LITTLE_ENDIAN);
    int count = 0;
    if (setpointOf != NO_DRONE) {
      count = meter.pending(setpointOf);
      if (count > 0) {
        long now = System.nanoTime();
        head.putLong(RoadRecord.FRAME_MERGED, now, ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
          int at = RoadRecord.FRAME_TIMES + i * RoadRecord.TIME_BYTES;
          head.putLong(at, meter.merged(setpointOf, i, now, batch), ByteOrder.LITTLE_ENDIAN);
          head.putLong(at + Long.BYTES, meter.readNanos(setpointOf, i), ByteOrder.LITTLE_ENDIAN);
        }
        meter.taken(setpointOf);
      }
    }
    head.putInt(RoadRecord.FRAME_COUNT, count, ByteOrder.LITTLE_ENDIAN);
    vehicles.write(
        RoadRecord.FRAME,
        RoadRecord.FRAME_TIMES + count * RoadRecord.TIME_BYTES,
        buffer,
        offset,
        length);
  }

  private Outlet roadOf(int session) {
    return people[session % people.length];
  }

  private static Outlet head(Outlet outlet, int a, int b, int c, int d) {
    UnsafeBuffer head = outlet.head();
    head.putInt(0, a, ByteOrder.LITTLE_ENDIAN);
    head.putInt(4, b, ByteOrder.LITTLE_ENDIAN);
    head.putInt(8, c, ByteOrder.LITTLE_ENDIAN);
    head.putInt(12, d, ByteOrder.LITTLE_ENDIAN);
    return outlet;
  }

  private static void write(Outlet outlet, int kind, DirectBuffer buffer, int offset, int length) {
    outlet.write(kind, RoadRecord.headLength(kind), buffer, offset, length);
  }

  @Override
  public void own(int session, DirectBuffer buffer, int offset, int length) {
    write(head(roadOf(session), session, 0, 0, 0), RoadRecord.OWN, buffer, offset, length);
  }

  @Override
  public void crew(
      int drone, int tier, boolean keyframe, DirectBuffer buffer, int offset, int length) {
    for (Outlet outlet : people) {
      write(
          head(outlet, drone, tier, keyframe ? 1 : 0, 0), RoadRecord.CREW, buffer, offset, length);
    }
  }

  @Override
  public void fleet(DirectBuffer buffer, int offset, int length) {
    for (Outlet outlet : people) {
      write(outlet, RoadRecord.FLEET, buffer, offset, length);
    }
  }

  @Override
  public void situation(int key, DirectBuffer buffer, int offset, int length) {
    for (Outlet outlet : people) {
      write(head(outlet, key, 0, 0, 0), RoadRecord.SITUATION, buffer, offset, length);
    }
  }

  @Override
  public void route(int session, int drone, int tier, boolean fleet) {
    Outlet outlet = head(roadOf(session), session, drone, tier, fleet ? 1 : 0);
    write(outlet, RoadRecord.ROUTE, outlet.head(), 0, 0);
  }

  @Override
  public void close(int session, Reason reason) {
    Outlet outlet = head(roadOf(session), session, reason.getNumber(), 0, 0);
    write(outlet, RoadRecord.CLOSE, outlet.head(), 0, 0);
  }

  @Override
  public void malformed(int session) {
    Outlet outlet = head(roadOf(session), session, 0, 0, 0);
    write(outlet, RoadRecord.MALFORMED, outlet.head(), 0, 0);
  }

  @Override
  public void accepted(int drone) {
    meter.accepted(drone, readNanos, System.nanoTime(), batch);
  }

  @Override
  public void awaitDurable() {
    onAwaitDurable.run();
  }
}
