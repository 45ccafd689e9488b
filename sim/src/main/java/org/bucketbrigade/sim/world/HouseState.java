package org.bucketbrigade.sim.world;

/** How a house fares; the codes are those of the wire's HouseBlock. */
public enum HouseState {
  WHOLE(0),
  BURNING(1),
  LOST(2),
  /** Whole, and wet enough to matter. */
  WET(3);

  private final int code;

  HouseState(int code) {
    this.code = code;
  }

  /** The wire's code. */
  public int code() {
    return code;
  }
}
