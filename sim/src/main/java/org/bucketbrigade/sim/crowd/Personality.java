package org.bucketbrigade.sim.crowd;

import org.bucketbrigade.sim.chance.Chance;

/**
 * What makes one simulated person differ from the next, drawn from the seed and the person's
 * number.
 *
 * @param seed of the crowd
 * @param number of the person, from 1
 * @param style how the person flies
 * @param reactionNanos from seeing to pressing: 0.2 to 0.4 s (McRuer and Krendel 1974)
 * @param remnant standard deviation of the noise on a command, as a share of the command
 * @param inputPeriodNanos time between two inputs
 * @param initiativeNanos how long the person waits for somebody else to propose a drop first
 * @param silentShare share of the time in which the person does nothing
 */
record Personality(
    long seed,
    int number,
    Style style,
    long reactionNanos,
    double remnant,
    long inputPeriodNanos,
    long initiativeNanos,
    double silentShare) {

  /** How a person flies. */
  enum Style {
    /** Holds sticks: a velocity many times a second. */
    STEER,
    /** Points at a place: a point now and then. */
    AIM
  }

  static final int CHANNEL_STYLE = 1;
  static final int CHANNEL_REACTION = 2;
  static final int CHANNEL_REMNANT = 3;
  static final int CHANNEL_INITIATIVE = 4;
  static final int CHANNEL_PHASE = 5;
  static final int CHANNEL_SILENT = 6;
  static final int CHANNEL_NOISE_EAST = 7;
  static final int CHANNEL_NOISE_NORTH = 8;
  static final int CHANNEL_NOISE_UP = 9;
  static final int CHANNEL_ACT_ID = 10;
  static final int CHANNEL_TIER = 11;

  /** A point need not be pressed more often than this. */
  private static final long AIM_PERIOD_NANOS = 500_000_000L;

  /** Length of a spell of silence. */
  private static final long SILENT_SPELL_NANOS = 15_000_000_000L;

  static Personality of(CrowdSettings settings, int number) {
    long seed = settings.seed();
    Style style =
        Chance.uniform(seed, number, 0, CHANNEL_STYLE) < settings.aimShare()
            ? Style.AIM
            : Style.STEER;
    long periodNanos = Math.round(1e9 / settings.inputsPerSecond());
    return new Personality(
        seed,
        number,
        style,
        Math.round(1e9 * between(seed, number, CHANNEL_REACTION, 0.2, 0.4)),
        between(seed, number, CHANNEL_REMNANT, 0.03, 0.07),
        style == Style.AIM ? Math.max(periodNanos, AIM_PERIOD_NANOS) : periodNanos,
        Math.round(1e9 * between(seed, number, CHANNEL_INITIATIVE, 0, 1.5)),
        settings.silentShare());
  }

  private static double between(long seed, int number, int channel, double low, double high) {
    return low + (high - low) * Chance.uniform(seed, number, 0, channel);
  }

  /** When the person's first input falls within its period, so that not all press at once. */
  long phaseNanos() {
    return (long) (inputPeriodNanos * Chance.uniform(seed, number, 0, CHANNEL_PHASE));
  }

  /** Whether the person is not paying attention now. */
  boolean isSilent(long nowNanos) {
    long spell = Math.floorDiv(nowNanos, SILENT_SPELL_NANOS);
    return Chance.uniform(seed, number, spell, CHANNEL_SILENT) < silentShare;
  }

  /** Noise on an input: mean 0, standard deviation 1. */
  double noise(long input, int channel) {
    return Chance.gaussian(seed, number, input, channel);
  }
}
