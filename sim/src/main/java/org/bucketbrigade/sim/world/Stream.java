package org.bucketbrigade.sim.world;

/** Who draws random numbers in the world; vehicles and people draw from streams at or above 0. */
final class Stream {
  static final long HILLS = -1;
  static final long HOUSE_PLACES = -2;
  static final long GUSTS = -3;
  static final long FUEL = -4;
  static final long HOUSE_STRENGTH = -5;
  static final long SHORE = -6;
  static final long CREEKS = -7;
  static final long STANDS = -8;

  private Stream() {}
}
