package org.bucketbrigade.sim.crowd;

import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.wire.v1.Seating;

/** A person's hand: turns a wish into sticks or a point, with the noise of a human hand. */
final class Hand {
  /** Share of the noise that stays from one input to the next: hands do not jump. */
  private static final double NOISE_MEMORY = 0.7;

  private static final double NOISE_FRESH = Math.sqrt(1 - NOISE_MEMORY * NOISE_MEMORY);

  /** Noise of a hand at rest, m/s. */
  private static final double TREMOR_MPS = 0.03;

  /** A finger misses a point by about this much on a map, metres. */
  private static final double AIM_NOISE_M = 0.7;

  /** Nearer than this a person points at the goal itself. */
  private static final double POINT_AT_GOAL_M = 30;

  /** Farther than this nobody points: the way there should not cut through a hill. */
  private static final double POINT_AHEAD_M = 150;

  private final Personality personality;
  private long inputs;
  private double noiseEast;
  private double noiseNorth;
  private double noiseUp;
  private boolean pressing;

  Hand(Personality personality) {
    this.personality = personality;
  }

  /** The seat changed: what was pressed counts no more. */
  void forget() {
    pressing = false;
  }

  /** Lets go, once. */
  void letGo(Controls controls) {
    if (!pressing) {
      return;
    }
    pressing = false;
    switch (personality.style()) {
      case STEER -> controls.releaseSteer();
      case AIM -> controls.releaseAim();
    }
  }

  void steer(Wish wish, Sight sight, Seating limits, int headingCdeg, Controls controls) {
    tremble();
    double sigma = TREMOR_MPS + personality.remnant() * wish.horizontalMps();
    double east = wish.eastMps() + sigma * noiseEast;
    double north = wish.northMps() + sigma * noiseNorth;
    double sigmaUp = TREMOR_MPS + personality.remnant() * Math.abs(wish.upMps());
    double up = wish.upMps() + sigmaUp * noiseUp;
    if (sight.aglM() < Guidance.floorAglM(limits) + 1) {
      up = Math.max(up, 0);
    }
    double tooFast = StrictMath.hypot(east, north) / Guidance.maxSpeedMps(limits);
    double scale = tooFast > 1 ? 1 / tooFast : 1;
    pressing = true;
    controls.steer(north * scale, east * scale, -up, headingCdeg);
  }

  void aim(Wish wish, Sight sight, Goal goal, Seating limits, LocalFrame frame, Controls controls) {
    tremble();
    double speed = wish.horizontalMps();
    double goalM = goal.distanceM(sight.eastM(), sight.northM());
    double east = goal.eastM();
    double north = goal.northM();
    double amslM = sight.amslM() + 2 * wish.upMps();
    if (goalM > POINT_AT_GOAL_M && speed > 0.05) {
      double aheadM = aheadM(speed, goalM, limits);
      east = sight.eastM() + wish.eastMps() / speed * aheadM;
      north = sight.northM() + wish.northMps() / speed * aheadM;
      amslM = sight.amslM() + wish.upMps() * Math.max(2, aheadM / speed);
    }
    east += AIM_NOISE_M * noiseEast;
    north += AIM_NOISE_M * noiseNorth;
    double lowestM = sight.groundAmslM() + Guidance.floorAglM(limits) + 1;
    pressing = true;
    controls.aim(
        (int) Math.round(frame.latDeg(east, north) * 1e7),
        (int) Math.round(frame.lonDeg(east, north) * 1e7),
        Math.max(amslM, Math.min(lowestM, sight.amslM())));
  }

  /** How far ahead a point must lie for the gateway's braking to leave the speed wished for. */
  private static double aheadM(double speed, double goalM, Seating limits) {
    if (speed > 0.9 * Guidance.maxSpeedMps(limits)) {
      return Math.min(goalM, POINT_AHEAD_M);
    }
    return Math.min(goalM, speed + speed * speed / (2 * Guidance.BRAKING_MPS2));
  }

  private void tremble() {
    inputs++;
    noiseEast = next(noiseEast, Personality.CHANNEL_NOISE_EAST);
    noiseNorth = next(noiseNorth, Personality.CHANNEL_NOISE_NORTH);
    noiseUp = next(noiseUp, Personality.CHANNEL_NOISE_UP);
  }

  private double next(double noise, int channel) {
    return NOISE_MEMORY * noise + NOISE_FRESH * personality.noise(inputs, channel);
  }
}
