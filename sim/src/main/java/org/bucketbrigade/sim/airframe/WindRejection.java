package org.bucketbrigade.sim.airframe;

/**
 * What wind still does to a multirotor that holds its position and velocity: it leans into a steady
 * wind and stays where it is; a gust moves it aside for a moment.
 *
 * <p>The displacement is a damped spring driven by the difference of the wind from its own mean of
 * the last seconds. The drive is limited, so that the displacement stays below {@link
 * #MAX_DISPLACEMENT_M} in any wind whatever.
 */
final class WindRejection {
  /** Bound of the displacement along each axis, in metres. */
  static final double MAX_DISPLACEMENT_M = 0.5;

  private static final double MEAN_SECONDS = 3;
  private static final double DRIVE_PER_SECOND = 0.15;

  /**
   * With the spring below, a drive that switches between its limits at the worst moments moves the
   * vehicle by 1.1 x 1.0 / 1.5^2 = 0.49 m.
   */
  private static final double MAX_DRIVE_MPS2 = 1;

  private static final double STIFFNESS_PER_SECOND = 1.5;
  private static final double DAMPING = 0.7;

  private double meanMps;
  private double displacementM;
  private double velocityMps;

  /** Forgets the displacement; the wind's mean becomes the wind of now. */
  void reset(double windMps) {
    meanMps = windMps;
    displacementM = 0;
    velocityMps = 0;
  }

  /** Advances one tick in a wind along the axis, m/s. */
  void step(double windMps) {
    double gust = windMps - meanMps;
    meanMps += gust * (Ticks.SECONDS / MEAN_SECONDS);
    double drive = Math.max(-MAX_DRIVE_MPS2, Math.min(MAX_DRIVE_MPS2, DRIVE_PER_SECOND * gust));
    velocityMps +=
        (drive
                - 2 * DAMPING * STIFFNESS_PER_SECOND * velocityMps
                - STIFFNESS_PER_SECOND * STIFFNESS_PER_SECOND * displacementM)
            * Ticks.SECONDS;
    displacementM += velocityMps * Ticks.SECONDS;
  }

  double displacementM() {
    return displacementM;
  }

  double velocityMps() {
    return velocityMps;
  }

  long hash(long start) {
    return StateHash.add(StateHash.add(StateHash.add(start, meanMps), displacementM), velocityMps);
  }
}
