package org.bucketbrigade.sim.harness.soak;

import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.bucketbrigade.sim.chance.Chance;

/**
 * Makes reported positions wrong, as satellite navigation is: slowly wandering, never by more than
 * a given distance.
 */
final class PositionError {
  private static final long STREAM = -3_000;
  private static final double NORTH_E7_PER_M = 89.83;

  /** At the scenario's latitude of 49.36 degrees. */
  private static final double EAST_E7_PER_M = 137.6;

  private static final double PERIOD_S = 60;

  private final double mostM;
  private final long seed;
  private final FrameView frame = new FrameView();
  private final GlobalPositionInt position = new GlobalPositionInt();
  private final GlobalPositionInt wrong = new GlobalPositionInt();
  private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[FrameEncoder.MAX_FRAME_LENGTH]);

  PositionError(double mostM, long seed) {
    this.mostM = mostM;
    this.seed = seed;
  }

  /** A frame as the core gets it: the same, unless it tells a position. */
  UnsafeBuffer applied(UnsafeBuffer sent, long nowNanos) {
    if (mostM == 0
        || !frame.wrap(sent, 0, sent.capacity())
        || frame.messageId() != GlobalPositionInt.ID) {
      return sent;
    }
    position.wrap(frame);
    int system = frame.systemId();
    double turn = nowNanos * 1e-9 / PERIOD_S + Chance.uniform(seed, STREAM, system, 0);
    double angle = 2 * StrictMath.PI * turn;
    double tilt = 2 * StrictMath.PI * (0.37 * turn + Chance.uniform(seed, STREAM, system, 1));
    double level = mostM * StrictMath.cos(tilt);
    wrong
        .timeBootMs(position.timeBootMs())
        .lat(position.lat() + (int) (NORTH_E7_PER_M * level * StrictMath.cos(angle)))
        .lon(position.lon() + (int) (EAST_E7_PER_M * level * StrictMath.sin(angle)))
        .alt(position.alt() + (int) (1_000 * mostM * StrictMath.sin(tilt)))
        .relativeAlt(position.relativeAlt())
        .vx(position.vx())
        .vy(position.vy())
        .vz(position.vz())
        .hdg(position.hdg());
    int length =
        FrameEncoder.encode(wrong, frame.sequence(), system, frame.componentId(), bytes, 0);
    byte[] copy = new byte[length];
    bytes.getBytes(0, copy);
    return new UnsafeBuffer(copy);
  }
}
