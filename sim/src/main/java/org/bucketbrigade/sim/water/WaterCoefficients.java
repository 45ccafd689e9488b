package org.bucketbrigade.sim.water;

import org.bucketbrigade.sim.fuel.Fuel;

/**
 * Every coefficient of water that falls, lies and dries, with where it is from. "Proposal" marks a
 * value of this project that no source gives; all were set before any scenario was tuned.
 */
public final class WaterCoefficients {
  /** Depth of one coverage level, mm: one US gallon on 100 square feet. */
  public static final double COVERAGE_LEVEL_MM = 0.4075;

  /** Speed at which a cloud of drops falls, m/s. Proposal; drops of 2 to 4 mm fall at 6.5 to 9. */
  public static final double FALL_MPS = 8;

  /** For how long water keeps the speed over the air with which it left, s. Proposal. */
  public static final double CARRY_S = 0.5;

  /** Share of the carry that smears a parcel along the track. Proposal. */
  public static final double SMEAR = 0.5;

  /** Standard deviation across the track at no height, m. Proposal. */
  public static final double CROSS_BASE_M = 1.5;

  /** Growth of the standard deviation with height. Proposal. */
  public static final double CROSS_PER_M = 0.06;

  /** Least and largest share that drifts off and never arrives. Proposal. */
  public static final double LEAST_LOST = 0.1;

  public static final double MOST_LOST = 0.4;

  /** Growth of that share with height, per metre, and with wind, per m/s. Proposal. */
  public static final double LOST_PER_M = 0.003;

  public static final double LOST_PER_MPS = 0.01;

  /** Depth from which maps show a cell as damp and a house as wet, mm. Proposal. */
  public static final double WET_MM = 0.2;

  /**
   * Depth that stops a front: BASE_MM + MM_PER_KW_PER_M x intensity. Proposal that agrees with
   * coverage levels in practice: level 2 (0.81 mm) for grass under conifers, about 1,900 kW/m;
   * level 3 (1.2 mm) for brush, about 3,200 kW/m.
   */
  public static final double BASE_MM = 0.25;

  public static final double MM_PER_KW_PER_M = 0.3e-3;

  /** Fronts up to this are for crews with hand tools, kW/m (customary in Canada; rounded). */
  public static final double HAND_LIMIT_KW_PER_M = 500;

  /** Fronts up to this are for water and machinery from the ground, kW/m (likewise). */
  public static final double GROUND_LIMIT_KW_PER_M = 2_000;

  /** Fronts above this are beyond any water, from the air too, kW/m (likewise). */
  public static final double AIR_LIMIT_KW_PER_M = 4_000;

  /** A front slowed below this share of its pace goes out. Proposal. */
  public static final double LEAST_PACE = 0.25;

  /** Drying of plain water without fire, mm/s: 1 mm in about 40 minutes (20 to 60 in practice). */
  public static final double DRYING_MM_PER_S = 0.0004;

  /** Drying next to a front, mm/s per kW/m. Proposal. */
  public static final double HEATED_MM_PER_S_PER_KW_PER_M = 2e-6;

  private WaterCoefficients() {}

  /**
   * Share of falling water that the crowns keep, 0..1. Proposal: dense and tall crowns keep more,
   * leafless ones and grass hardly any.
   */
  public static double interception(Fuel fuel) {
    return switch (fuel) {
      case C5 -> 0.40;
      case C2, C3, M2 -> 0.30;
      case C7, M1 -> 0.20;
      case D1 -> 0.10;
      case O1A, O1B, NONE -> 0;
    };
  }
}
