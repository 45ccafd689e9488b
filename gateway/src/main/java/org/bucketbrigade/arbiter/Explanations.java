package org.bucketbrigade.arbiter;

import org.bucketbrigade.wire.v1.Limit;

/**
 * Why one drone was told what it was told: its last evaluations, each with who proposed what, with
 * which weight, what the merge made of it, what was wished of the envelope, and what was admitted.
 *
 * <p>For people who ask; nothing that the arbiter does depends on it. Allocates nothing.
 */
public final class Explanations {
  /** Evaluations remembered. */
  public static final int DEPTH = 16;

  /** Proposals remembered of each; of more the others are only counted. */
  public static final int MOST = 12;

  private final long[] atNanos = new long[DEPTH];
  private final Drone.Control[] control = new Drone.Control[DEPTH];
  private final int[] count = new int[DEPTH];
  private final int[] person = new int[DEPTH * MOST];
  private final float[] north = new float[DEPTH * MOST];
  private final float[] east = new float[DEPTH * MOST];
  private final float[] down = new float[DEPTH * MOST];
  private final float[] weight = new float[DEPTH * MOST];
  private final float[] share = new float[DEPTH * MOST];
  private final double[] agreement = new double[DEPTH];
  private final double[] factor = new double[DEPTH];
  private final Velocity[] merged = velocities();
  private final Velocity[] wished = velocities();
  private final Velocity[] told = velocities();
  private final Limit[] limit = new Limit[DEPTH];
  private long evaluations;

  private static Velocity[] velocities() {
    Velocity[] all = new Velocity[DEPTH];
    for (int i = 0; i < DEPTH; i++) {
      all[i] = new Velocity();
    }
    return all;
  }

  // ---------------------------------------------------------------------------- written

  private int at() {
    return (int) ((evaluations - 1) % DEPTH);
  }

  /** An evaluation begins. */
  void begin(Drone.Control by, long nowNanos) {
    evaluations++;
    int at = at();
    atNanos[at] = nowNanos;
    control[at] = by;
    count[at] = 0;
    agreement[at] = 1;
    factor[at] = 1;
    merged[at].set(0, 0, 0);
    wished[at].set(0, 0, 0);
  }

  /** What a crew proposes, and what the merge makes of it. */
  void crew(Proposals proposals, Velocity merge, double howAgreed, double slowed) {
    int at = at();
    count[at] = proposals.n;
    agreement[at] = howAgreed;
    factor[at] = slowed;
    merged[at].set(merge.north, merge.east, merge.down);
    for (int i = 0; i < Math.min(MOST, proposals.n); i++) {
      int entry = at * MOST + i;
      person[entry] = proposals.person[i];
      north[entry] = (float) proposals.north[i];
      east[entry] = (float) proposals.east[i];
      down[entry] = (float) proposals.down[i];
      weight[entry] = (float) proposals.weight[i];
      share[entry] = (float) proposals.share[i];
    }
  }

  /** What is wished of the envelope. */
  void wish(double northMps, double eastMps, double downMps) {
    wished[at()].set(northMps, eastMps, downMps);
  }

  /** What the drone is told. */
  void told(Drone drone) {
    int at = at();
    told[at].set(drone.northMps, drone.eastMps, drone.downMps);
    limit[at] = drone.limit;
  }

  // ---------------------------------------------------------------------------- read

  /** Evaluations that can be asked about, at most {@link #DEPTH}. */
  public int depth() {
    return (int) Math.min(DEPTH, evaluations);
  }

  private int entry(int back) {
    return (int) ((evaluations - 1 - back) % DEPTH);
  }

  /**
   * When it was, core time.
   *
   * @param back 0 for the last evaluation, 1 for the one before it, and so on
   */
  public long atNanos(int back) {
    return atNanos[entry(back)];
  }

  /** Who decided where the drone goes. */
  public Drone.Control control(int back) {
    return control[entry(back)];
  }

  /** Proposals there were, of which the first {@link #MOST} are known. */
  public int proposals(int back) {
    return count[entry(back)];
  }

  /** The person whose proposal it is. */
  public int person(int back, int which) {
    return person[entry(back) * MOST + which];
  }

  /** North part of a proposal, m/s. */
  public double north(int back, int which) {
    return north[entry(back) * MOST + which];
  }

  public double east(int back, int which) {
    return east[entry(back) * MOST + which];
  }

  public double down(int back, int which) {
    return down[entry(back) * MOST + which];
  }

  /** Trust times freshness, capped. */
  public double weight(int back, int which) {
    return weight[entry(back) * MOST + which];
  }

  /** Part of the merge, 0 to 1. */
  public double share(int back, int which) {
    return share[entry(back) * MOST + which];
  }

  /** Share of the weight near the merge, 0 to 1. */
  public double agreement(int back) {
    return agreement[entry(back)];
  }

  /** What the crew's disagreement leaves of its speed: 1, 0.5 or 0. */
  public double factor(int back) {
    return factor[entry(back)];
  }

  /** What the merge made of the proposals. */
  public Velocity merged(int back) {
    return merged[entry(back)];
  }

  /** What was wished of the envelope. */
  public Velocity wished(int back) {
    return wished[entry(back)];
  }

  /** What was told to the drone. */
  public Velocity told(int back) {
    return told[entry(back)];
  }

  /** What shaped it most. */
  public Limit limit(int back) {
    return limit[entry(back)];
  }

  /** How much the envelope took from the wish, m/s. */
  public double takenMps(int back) {
    Velocity wish = wished(back);
    Velocity result = told(back);
    double n = wish.north - result.north;
    double e = wish.east - result.east;
    double d = wish.down - result.down;
    return Math.sqrt(n * n + e * e + d * d);
  }
}
