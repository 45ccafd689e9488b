package org.bucketbrigade.vehicle;

import java.util.Arrays;
import org.bucketbrigade.state.State;
import org.jspecify.annotations.Nullable;

/**
 * What an autopilot's own fence is to be: one closed line on the map, inside of which it stays, and
 * a greatest height. It lies outside of everything that the envelope allows.
 */
public final class FencePlan {
  /** Most corners that fit into the memory of every autopilot known. */
  public static final int MAX_CORNERS = 70;

  private final int[] latE7;
  private final int[] lonE7;
  private final double ceilingAmslM;

  /**
   * @param latE7 corners in order, degrees times 10^7, 3 to {@link #MAX_CORNERS}
   * @param ceilingAmslM greatest height above mean sea level, metres
   */
  public FencePlan(int[] latE7, int[] lonE7, double ceilingAmslM) {
    if (latE7.length != lonE7.length || latE7.length < 3 || latE7.length > MAX_CORNERS) {
      throw new IllegalArgumentException("corners: " + latE7.length + ", " + lonE7.length);
    }
    this.latE7 = latE7.clone();
    this.lonE7 = lonE7.clone();
    this.ceilingAmslM = ceilingAmslM;
  }

  /** Number of corners. */
  public int corners() {
    return latE7.length;
  }

  public int latE7(int corner) {
    return latE7[corner];
  }

  public int lonE7(int corner) {
    return lonE7[corner];
  }

  /** Greatest height above mean sea level, metres. */
  public double ceilingAmslM() {
    return ceilingAmslM;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FencePlan plan
        && Arrays.equals(latE7, plan.latE7)
        && Arrays.equals(lonE7, plan.lonE7)
        && ceilingAmslM == plan.ceilingAmslM;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(latE7) * 31 + Arrays.hashCode(lonE7);
  }

  /** Visits a plan, or that there is none. */
  static @Nullable FencePlan state(@Nullable FencePlan plan, State s) {
    int corners = s.i32(plan == null ? 0 : plan.corners());
    if (corners == 0) {
      return null;
    }
    int[] latE7 = plan == null ? new int[corners] : plan.latE7.clone();
    int[] lonE7 = plan == null ? new int[corners] : plan.lonE7.clone();
    s.i32s(latE7, corners);
    s.i32s(lonE7, corners);
    return new FencePlan(latE7, lonE7, s.f64(plan == null ? 0 : plan.ceilingAmslM));
  }
}
