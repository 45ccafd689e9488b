package org.bucketbrigade.sim.net;

import org.agrona.DirectBuffer;
import org.bucketbrigade.sim.autopilot.FrameSink;

/**
 * The links of one network's vehicles to a gateway, over real sockets.
 *
 * <p>They have no thread of their own: the thread that ticks the fleet calls {@link #poll} before
 * each tick. A gateway that is away or slow costs frames, which are counted, and nothing else.
 */
public interface VehicleLinks extends FrameSink, AutoCloseable {
  /** Takes what arrived for a vehicle. */
  @FunctionalInterface
  interface Arrivals {
    /**
     * Takes bytes that hold whole frames, good until this returns; unknown vehicles are ignored.
     *
     * @param systemId 0 for all vehicles
     */
    void receive(int systemId, DirectBuffer buffer, int offset, int length, long nowNanos);
  }

  /** Waits until something has arrived, no longer than a time. */
  void await(long millis);

  /**
   * Hands over what has arrived, but no more than a tick can bear: the rest waits, and what exceeds
   * that is thrown away and counted.
   *
   * @param nowNanos the simulator's time
   * @return how many pieces arrived: datagrams, or frames of a stream
   */
  int poll(Arrivals vehicles, long nowNanos);

  /** Frames sent. */
  long sent();

  /** Pieces received for one vehicle, by its system id. */
  long heardBy(int systemId);

  /** Pieces received. */
  long received();

  /** Frames that could not be sent: nobody listens, or no room is left. */
  long lost();

  /** Pieces thrown away because a peer sent more than anybody should. */
  long flooded();

  /** Frames that vehicles did not heed, because they were not rightly signed. */
  default long refused() {
    return 0;
  }

  /** Frames that the weather took, both ways. */
  long lostToWeather();

  @Override
  void close();
}
