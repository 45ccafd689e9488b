package org.bucketbrigade.sim.airframe;

import org.bucketbrigade.sim.wind.Air;
import org.bucketbrigade.sim.wind.Turbulence;
import org.bucketbrigade.sim.world.Surroundings;

/** The air that one vehicle meets: the mean wind where it is, and its own turbulence. */
final class AirStream {
  /** The mean wind, which knows the ground for a kilometre around, is asked at 5 Hz. */
  private static final int MEAN_EVERY_SAMPLES = 5;

  private final Surroundings surroundings;
  private final Turbulence turbulence;
  private final Air air = new Air();
  private int samplesToMean;
  private double eastMps;
  private double northMps;
  private double upMps;

  AirStream(Surroundings surroundings, long seed, long vehicle) {
    this.surroundings = surroundings;
    turbulence = new Turbulence(seed, vehicle);
  }

  /** Looks anew, after a while, from a place that moves over the ground. */
  void sample(
      double seconds,
      double atEastM,
      double atNorthM,
      double heightAglM,
      double groundEastMps,
      double groundNorthMps) {
    if (samplesToMean == 0) {
      samplesToMean = MEAN_EVERY_SAMPLES;
      surroundings.airAt(atEastM, atNorthM, heightAglM, air);
    }
    samplesToMean--;
    eastMps = air.eastMps;
    northMps = air.northMps;
    upMps = 0;
    if (air.turbulenceMps > 0) {
      stir(seconds, heightAglM, groundEastMps - eastMps, groundNorthMps - northMps);
    }
  }

  /** Adds turbulence, whose axes are those of the motion through the air. */
  private void stir(double seconds, double heightAglM, double throughEast, double throughNorth) {
    double airspeed = StrictMath.sqrt(throughEast * throughEast + throughNorth * throughNorth);
    turbulence.step(seconds, airspeed, heightAglM, air.turbulenceMps);
    double east = airspeed > 0 ? throughEast / airspeed : 0;
    double north = airspeed > 0 ? throughNorth / airspeed : 1;
    eastMps += east * turbulence.alongMps() + north * turbulence.acrossMps();
    northMps += north * turbulence.alongMps() - east * turbulence.acrossMps();
    upMps = turbulence.upMps();
  }

  /** Forgets the mean wind: the next sample asks for it. */
  void renew() {
    samplesToMean = 0;
  }

  double eastMps() {
    return eastMps;
  }

  double northMps() {
    return northMps;
  }

  double upMps() {
    return upMps;
  }

  long hash(long start) {
    long hash = StateHash.add(StateHash.add(start, eastMps), northMps);
    hash = StateHash.add(hash, samplesToMean);
    hash = StateHash.add(StateHash.add(hash, air.eastMps), air.northMps);
    hash = StateHash.add(hash, air.turbulenceMps);
    return turbulence.hash(StateHash.add(hash, upMps), StateHash::add);
  }
}
