package org.bucketbrigade.sim.vehicle;

import java.util.HashSet;
import java.util.Set;
import org.bucketbrigade.sim.wind.Air;
import org.bucketbrigade.sim.world.Surroundings;

/** A test double: flat ground, a lake to the north, a wind that tests set, and a water meter. */
public final class FlatSurroundings implements Surroundings {
  /** Height of the ground and of the lake. */
  public static final double GROUND_AMSL_M = 350;

  /** The lake begins this far north. */
  public static final double SHORE_NORTH_M = 100;

  public double windEastMps;
  public double windNorthMps;

  /** Wind 20 feet above the ground by which turbulence goes. */
  public double turbulenceMps;

  public double litres;
  public int releases;
  public int lastDropId = -1;
  public final Set<Integer> dropIds = new HashSet<>();
  public double lastHeightAglM;
  public double lastVelocityNorthMps;

  @Override
  public double surfaceAmslM(double eastM, double northM) {
    return GROUND_AMSL_M;
  }

  @Override
  public boolean isWater(double eastM, double northM) {
    return northM > SHORE_NORTH_M;
  }

  @Override
  public void airAt(double eastM, double northM, double heightAglM, Air air) {
    air.eastMps = windEastMps;
    air.northMps = windNorthMps;
    air.turbulenceMps = turbulenceMps;
  }

  @Override
  public void release(
      int dropId,
      double eastM,
      double northM,
      double heightAglM,
      double velocityEastMps,
      double velocityNorthMps,
      double amountLitres) {
    litres += amountLitres;
    releases++;
    lastDropId = dropId;
    dropIds.add(dropId);
    lastHeightAglM = heightAglM;
    lastVelocityNorthMps = velocityNorthMps;
  }
}
