package org.bucketbrigade.sim.world;

/** Who draws random numbers in the world; vehicles and people draw from streams at or above 0. */
final class Stream {
  static final long HILLS = -1;
  static final long HOUSE_PLACES = -2;
  // -3 is the wind's
  static final long FUEL = -4;
  static final long HOUSE_STRENGTH = -5;

  private Stream() {}
}
