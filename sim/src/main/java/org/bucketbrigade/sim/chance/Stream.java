package org.bucketbrigade.sim.chance;

/** Who draws random numbers in the world; vehicles and people draw from streams at or above 0. */
public final class Stream {
  public static final long HILLS = -1;
  public static final long HOUSE_PLACES = -2;
  // -3 is the wind's
  public static final long FUEL = -4;
  public static final long HOUSE_STRENGTH = -5;
  public static final long SHORE = -6;
  public static final long CREEKS = -7;
  public static final long STANDS = -8;
  public static final long FIREBRANDS = -9;

  private Stream() {}
}
