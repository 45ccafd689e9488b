package org.bucketbrigade.sim.fire;

/** What a cell of the fire grid looks like; the codes are those of the wire's FireTile. */
public enum CellState {
  UNBURNT(0),
  BURNING(1),
  BURNT(2),
  /** Unburnt and wet enough to stop a front that is not too hot. */
  WET(3),
  /** Water, or the base. */
  UNBURNABLE(4),
  /** Unburnt, with water on it that slows a front but does not stop it. */
  DAMP(5);

  private final int code;

  CellState(int code) {
    this.code = code;
  }

  /** The wire's code. */
  public int code() {
    return code;
  }
}
