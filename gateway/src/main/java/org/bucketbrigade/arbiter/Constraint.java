package org.bucketbrigade.arbiter;

/**
 * What the envelope keeps, the most important first. If a drone cannot keep all of it, because it
 * is where it should not be or somebody else comes there, the last ones give first, and each time
 * is counted.
 *
 * <p>People on the ground and crewed aircraft come before all of these. They are not the envelope's
 * to give: no water falls near the ones (see {@link Acts}), and from the others drones are kept by
 * people's orders, as no traffic is told to the arbiter yet.
 */
public enum Constraint {
  /** Keeping clear of other drones. */
  SEPARATION(1),
  /** Staying above the ground. */
  FLOOR(2),
  /** Staying below the ceiling. */
  CEILING(4),
  /** Staying inside the fence. */
  FENCE(8);

  private final int bit;

  Constraint(int bit) {
    this.bit = bit;
  }

  /** A bit of its own. */
  int bit() {
    return bit;
  }
}
