package org.bucketbrigade.sim.app;

import org.bucketbrigade.sim.net.VehicleLinks;
import org.bucketbrigade.sim.stage.Stage;

/**
 * The pace of somebody else: time goes on by a span for each datagram that the first drone is sent.
 *
 * <p>A test program that sends one when it has seen what the span brought sees the same, however
 * slow the machine is. Until the first datagram the wall clock counts, since a drone must speak
 * before it can be answered.
 */
final class Lockstep implements Pace {
  private static final int FIRST = 1;
  private static final long WAIT_MILLIS = 20;

  private final int spanTicks;
  private final Stage stage;
  private final VehicleLinks sockets;
  private final WallClock before = new WallClock(1);
  private long heard;
  private int ticksLeft;

  /**
   * @param spanTicks ticks for each datagram, at least 1; several that come together count as one
   * @param sockets those of the stage's first network
   */
  Lockstep(int spanTicks, Stage stage, VehicleLinks sockets) {
    this.spanTicks = spanTicks;
    this.stage = stage;
    this.sockets = sockets;
  }

  @Override
  public boolean await() {
    if (ticksLeft > 0) {
      ticksLeft--;
      return true;
    }
    if (sockets.heardBy(FIRST) == heard) {
      sockets.poll(
          (systemId, buffer, offset, length, _) ->
              stage.receive(0, systemId, buffer, offset, length),
          stage.nanos());
    }
    if (sockets.heardBy(FIRST) != heard) {
      heard = sockets.heardBy(FIRST);
      ticksLeft = spanTicks - 1;
      return true;
    }
    if (heard == 0) {
      return before.await();
    }
    sockets.await(WAIT_MILLIS);
    return false;
  }
}
