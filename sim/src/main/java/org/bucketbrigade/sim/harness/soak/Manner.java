package org.bucketbrigade.sim.harness.soak;

import java.util.List;

/** What a person is up to. */
enum Manner {
  /** Steers to the crew's goal as well as the link allows, and votes for a drop there. */
  HONEST,
  /** All push the same way: out of the fence, into the ground, or into the nearest drone. */
  COLLUDING,
  /** The same, but the sign changes every half second. */
  FLIPPING,
  /** Anything, as fast as can be said. */
  FLAILING,
  /** Honest for two minutes, colluding from then on. */
  SLEEPING,
  /** Points below the ground, beside the fence and at other drones. */
  AIMING,
  /** Votes for drops on people, pads and anything else, under old and new ids; and to go home. */
  DROP_TRIGGERING,
  /** Cites old frames and frames to come, and says again what was said before. */
  FROZEN_CLOCK,
  /** Presses HOLD, vetoes and reports dangers all the time. */
  HOLD_SPAMMING,
  /** Reports dangers wherever the crew wants to drop, and nothing else. */
  ALARMING,
  /** Votes, steers and stops what is not theirs; values out of all bounds. */
  MEDDLING;

  /** All but the honest one. */
  static final List<Manner> HOSTILE = List.of(values()).subList(1, values().length);
}
