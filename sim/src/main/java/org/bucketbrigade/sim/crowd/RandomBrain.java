package org.bucketbrigade.sim.crowd;

import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;

/**
 * Somebody who presses at random: sticks anywhere for a while, now and then a vote to drop where
 * the drone is, or to fill.
 *
 * <p>A crowd of these shows what comes of drones and water alone, without anybody who knows what to
 * do: what an honest crowd achieves must be far more.
 */
final class RandomBrain implements Brain {
  private static final long STEER_NANOS = 100_000_000L;

  /** How long a stick stays where it is. */
  private static final long MOOD_NANOS = 3_000_000_000L;

  private static final long VOTE_NANOS = 5_000_000_000L;
  private static final double FILL_SHARE = 0.5;
  private static final double MOST_MPS = 8;
  private static final double MOST_UP_MPS = 1;

  private static final int CHANNEL_NORTH = 101;
  private static final int CHANNEL_EAST = 102;
  private static final int CHANNEL_UP = 103;
  private static final int CHANNEL_VOTE = 104;

  private final Personality personality;
  private long nextSteerNanos = Long.MIN_VALUE;
  private long nextVoteNanos = Long.MIN_VALUE;

  RandomBrain(Personality personality) {
    this.personality = personality;
  }

  @Override
  public void tick(Cockpit cockpit, Controls controls, long nowNanos) {
    TelemetryFrame seen = cockpit.telemetry().newest();
    if (seen == null) {
      return;
    }
    if (nowNanos >= nextSteerNanos) {
      nextSteerNanos = nowNanos + STEER_NANOS;
      long mood = Math.floorDiv(nowNanos + personality.phaseNanos() * 30, MOOD_NANOS);
      controls.steer(
          MOST_MPS * chance(mood, CHANNEL_NORTH),
          MOST_MPS * chance(mood, CHANNEL_EAST),
          MOST_UP_MPS * chance(mood, CHANNEL_UP),
          seen.drone().headingCdeg());
    }
    if (nowNanos >= nextVoteNanos) {
      // All of a crew at about the same time, or nothing would ever come of their votes.
      long turn = Math.floorDiv(nowNanos, VOTE_NANOS);
      nextVoteNanos = (turn + 1) * VOTE_NANOS;
      if (Chance.uniform(personality.seed(), 0, turn, CHANNEL_VOTE) < FILL_SHARE) {
        controls.vote(Act.ACT_FILL, nowNanos);
      } else {
        controls.voteDrop(seen.drone().latE7(), seen.drone().lonE7(), nowNanos);
      }
    }
  }

  /** From -1 to 1. */
  private double chance(long when, int channel) {
    return 2 * Chance.uniform(personality.seed(), personality.number(), when, channel) - 1;
  }

  @Override
  public void acked(Ack ack, long nowNanos) {
    // whatever was answered, it makes no difference
  }

  @Override
  public void seatChanged() {
    // one drone is as good as another
  }
}
