package org.bucketbrigade.sim.vehicle;

import org.bucketbrigade.sim.airframe.Airframe;
import org.bucketbrigade.sim.airframe.Multirotor;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;
import org.bucketbrigade.sim.world.Surroundings;

/**
 * The water tank of a drone: a valve lets water out, a snorkel pump draws it in.
 *
 * <p>The valve empties a full tank in 2 s. The pump draws only in the air, over open water, low
 * enough for the snorkel and nearly at rest.
 */
final class Tank {
  private static final double MAX_FILL_SPEED_MPS = 2;

  /** Openings of one valve that have different drop ids. */
  private static final int DROP_IDS = 1 << 16;

  private final int vehicleNumber;
  private final Surroundings surroundings;
  private final Airframe airframe;
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
  Tank(int vehicleNumber, Surroundings surroundings, Airframe airframe, double initialLitres) {
    if (!(initialLitres >= 0 && initialLitres <= airframe.payloadKg())) {
      throw new IllegalArgumentException(
          "a tank holds 0 to " + airframe.payloadKg() + " litres, not " + initialLitres);
    }
    this.vehicleNumber = vehicleNumber;
    this.surroundings = surroundings;
    this.airframe = airframe;
    litres = initialLitres;
  }

  /** Advances one tick. */
  void step(Multirotor body, boolean valveOpen, boolean pumpOn) {
    double room = airframe.payloadKg() - litres;
    if (pumpOn && room > 0 && reachesWater(body)) {
      double drawn = Math.min(airframe.fillLitresPerSecond() * Ticks.SECONDS, room);
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
        && body.heightAboveSurfaceM() <= airframe.snorkelM()
        && body.groundSpeedMps() <= MAX_FILL_SPEED_MPS
        && surroundings.isWater(body.eastM(), body.northM());
  }

  private void release(Multirotor body) {
    if (!released) {
      released = true;
      drops++;
    }
    double amount = Math.min(airframe.releaseLitresPerSecond() * Ticks.SECONDS, litres);
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
