package org.bucketbrigade.sim.vehicle;

import org.bucketbrigade.sim.airframe.Multirotor;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;

/**
 * The crew at the base, who give a drone a full battery when it has stood disarmed on its pad for a
 * while. Its avionics live on meanwhile.
 */
final class BatterySwap {
  /** A drone that stands further from its pad is not found, metres. */
  static final double PAD_RADIUS_M = 5;

  /** A battery that is fuller than this stays. */
  static final double FULL_ENOUGH = 0.95;

  private final double padEastM;
  private final double padNorthM;
  private final int swapTicks;
  private int ticks;
  private int swaps;

  /**
   * @param swapSeconds 0: there is no crew
   */
  BatterySwap(double padEastM, double padNorthM, double swapSeconds) {
    this.padEastM = padEastM;
    this.padNorthM = padNorthM;
    swapTicks = Ticks.in(swapSeconds);
  }

  /** Works for a tick. */
  void tick(Multirotor body, boolean disarmed) {
    boolean works =
        swapTicks > 0
            && disarmed
            && body.isResting()
            && body.battery().remaining() < FULL_ENOUGH
            && isOnPad(body);
    ticks = works ? ticks + 1 : 0;
    if (works && ticks >= swapTicks) {
      ticks = 0;
      swaps++;
      body.battery().swap();
    }
  }

  private boolean isOnPad(Multirotor body) {
    double east = body.eastM() - padEastM;
    double north = body.northM() - padNorthM;
    return east * east + north * north <= PAD_RADIUS_M * PAD_RADIUS_M;
  }

  /** Batteries given so far. */
  int swaps() {
    return swaps;
  }

  long hash(long start) {
    return StateHash.add(StateHash.add(start, ticks), swaps);
  }
}
