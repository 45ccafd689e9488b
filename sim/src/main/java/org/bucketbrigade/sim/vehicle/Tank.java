package org.bucketbrigade.sim.vehicle;

import org.bucketbrigade.sim.airframe.Multirotor;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;
import org.bucketbrigade.sim.world.Surroundings;

/**
 * The water tank of the reference drone: a valve lets water out, a snorkel pump draws it in.
 *
 * <p>The valve empties a full tank in 2 s. The pump draws only in the air, over open water, low
 * enough for the snorkel and nearly at rest.
 */
final class Tank {
  static final double CAPACITY_LITRES = 100;

  private static final double RELEASE_LITRES_PER_SECOND = 50;
  private static final double FILL_LITRES_PER_SECOND = 10;

  /** Length of the snorkel. */
  private static final double MAX_FILL_HEIGHT_M = 8;

  private static final double MAX_FILL_SPEED_MPS = 2;

  /** Openings of one valve that have different drop ids. */
  private static final int DROP_IDS = 1 << 16;

  private final int vehicleNumber;
  private final Surroundings surroundings;
  private double litres;
  private double releasedLitres;
  private double filledLitres;
  private int drops;
  private int valveOpenings;
  private boolean valveWasOpen;
  private boolean released;

  /**
   * Makes a tank.
   *
   * @param vehicleNumber from 0; makes drop ids differ between vehicles
   */
  Tank(int vehicleNumber, Surroundings surroundings, double initialLitres) {
    if (!(initialLitres >= 0 && initialLitres <= CAPACITY_LITRES)) {
      throw new IllegalArgumentException(
          "a tank holds 0 to " + CAPACITY_LITRES + " litres, not " + initialLitres);
    }
    this.vehicleNumber = vehicleNumber;
    this.surroundings = surroundings;
    litres = initialLitres;
  }

  /** Advances one tick. */
  void step(Multirotor body, boolean valveOpen, boolean pumpOn) {
    if (pumpOn && litres < CAPACITY_LITRES && reachesWater(body)) {
      double drawn = Math.min(FILL_LITRES_PER_SECOND * Ticks.SECONDS, CAPACITY_LITRES - litres);
      litres += drawn;
      filledLitres += drawn;
    }
    if (valveOpen && !valveWasOpen) {
      released = false;
      valveOpenings++;
    }
    valveWasOpen = valveOpen;
    if (valveOpen && litres > 0) {
      release(body);
    }
  }

  private boolean reachesWater(Multirotor body) {
    return !body.isTouching()
        && body.heightAboveSurfaceM() <= MAX_FILL_HEIGHT_M
        && body.groundSpeedMps() <= MAX_FILL_SPEED_MPS
        && surroundings.isWater(body.eastM(), body.northM());
  }

  private void release(Multirotor body) {
    if (!released) {
      released = true;
      drops++;
    }
    double amount = Math.min(RELEASE_LITRES_PER_SECOND * Ticks.SECONDS, litres);
    litres -= amount;
    releasedLitres += amount;
    surroundings.release(
        vehicleNumber * DROP_IDS + drops % DROP_IDS,
        body.eastM(),
        body.northM(),
        Math.max(0, body.heightAboveSurfaceM()),
        body.velocityEastMps(),
        body.velocityNorthMps(),
        amount);
  }

  double litres() {
    return litres;
  }

  double releasedLitres() {
    return releasedLitres;
  }

  double filledLitres() {
    return filledLitres;
  }

  /** Openings of the valve that let water out. */
  int drops() {
    return drops;
  }

  /** Openings of the valve, over an empty tank too. */
  int valveOpenings() {
    return valveOpenings;
  }

  long hash(long start) {
    long hash = StateHash.add(start, litres);
    hash = StateHash.add(hash, releasedLitres);
    hash = StateHash.add(hash, filledLitres);
    hash = StateHash.add(hash, drops);
    return StateHash.add(hash, valveWasOpen);
  }
}
