package org.bucketbrigade.mavlink;

/** What of a fence was crossed: numbers of MAVLink's FENCE_BREACH. */
public final class FenceBreach {
  /** Nothing. */
  public static final int NONE = 0;

  /** The floor. */
  public static final int MINALT = 1;

  /** The ceiling. */
  public static final int MAXALT = 2;

  /** The side. */
  public static final int BOUNDARY = 3;

  private FenceBreach() {}
}
