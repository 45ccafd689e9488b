package org.bucketbrigade.sim.harness.soak;

import java.util.Locale;
import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.FlightArea;
import org.bucketbrigade.arbiter.PayloadLimits;
import org.bucketbrigade.geo.Terrain;
import org.bucketbrigade.sim.chance.Chance;
import org.bucketbrigade.wire.v1.Reason;

/**
 * Invariant 2, second part: a crew that flies straight at a drone which somebody else flies does
 * not get to where that one may be, also while it is not heard.
 */
final class ReachTrial {
  static final String NAME = "reach";

  private static final long STREAM = -7_000;
  private static final long TICK_NANOS = 10_000_000L;
  private static final double TICK_S = 0.01;
  private static final int REPORT_TICKS = 10;
  private static final int TICKS = 2_000;
  private static final int UNHEARD_TICKS = 400;
  private static final int CYCLE_TICKS = 700;
  private static final double AMSL_M = 60;
  private static final double PUSH_MPS = 12;
  private static final double SEPARATION_M = 8;
  private static final double AREA_M = 400;
  private static final int POSTS = 64;

  /** What any drone of the kind can do, as measured: less than what the core counts on. */
  private static final double ACCELERATION_MPS2 = 2.2;

  private static final double MOST_MPS = 9;
  private static final double TOWARDS_MPS = 1;
  private static final double LAG_S = 0.6;

  private final long seed;
  private final Arbiter arbiter = new Arbiter(2, PayloadLimits.REFERENCE, new Silent());
  private final Drone ours = arbiter.add();
  private final Drone foreign = arbiter.add();
  private final double foreignSpeed;
  private final double foreignAngle;
  private long nowNanos = 1_000_000_000L;

  // Ours as it is; the foreign one as it was heard.
  private double eastM;
  private double northM;
  private double eastMps;
  private double northMps;
  private double heardEastM;
  private double heardNorthM;
  private int unheardTicks;

  ReachTrial(long seed) {
    this.seed = seed;
    foreignSpeed = draw(0) < 0.3 ? 0 : MOST_MPS * draw(1);
    foreignAngle = 2 * StrictMath.PI * draw(2);
    Terrain flat =
        new Terrain(-(int) AREA_M, -(int) AREA_M, 2 * AREA_M / (POSTS - 1), POSTS, POSTS);
    for (int tile = 0; tile < flat.tiles(); tile++) {
      for (int post = 0; post < Terrain.TILE * Terrain.TILE; post++) {
        flat.setPost(tile, post, 0);
      }
    }
    arbiter.place(FlightArea.circle(0, 0, AREA_M, 150), flat);
    double angle = 2 * StrictMath.PI * draw(3);
    eastM = 120 * StrictMath.cos(angle);
    northM = 120 * StrictMath.sin(angle);
    int seat = arbiter.seat(ours, 0, true, nowNanos);
    if (seat != 0) {
      throw new IllegalStateException("no seat");
    }
    report();
    arbiter.airborne(foreign, true);
    arbiter.airborne(ours, true);
    arbiter.control(ours, Drone.Control.CREW, nowNanos);
  }

  private double draw(int channel) {
    return Chance.uniform(seed, STREAM, 0, channel);
  }

  /** Says what is wrong; empty if ours keeps away. */
  String breach() {
    for (int tick = 1; tick <= TICKS; tick++) {
      nowNanos += TICK_NANOS;
      if (tick % REPORT_TICKS == 0) {
        boolean heard = tick % CYCLE_TICKS < CYCLE_TICKS - UNHEARD_TICKS;
        unheardTicks = heard ? 0 : unheardTicks;
        steer();
        reportOurs();
        if (heard) {
          reportForeign(tick);
        }
      }
      unheardTicks++;
      arbiter.tick(tick, nowNanos);
      move();
      String what = judge();
      if (!what.isEmpty()) {
        return what;
      }
    }
    return "";
  }

  private void steer() {
    double dE = heardEastM - eastM;
    double dN = heardNorthM - northM;
    double away = Math.max(0.01, Math.sqrt(dE * dE + dN * dN));
    Reason reason =
        arbiter.steer(
            ours, 0, PUSH_MPS * dN / away, PUSH_MPS * dE / away, 0, 100_000_000L, nowNanos);
    if (reason != Reason.REASON_OK) {
      throw new IllegalStateException("a steer was refused: " + reason);
    }
  }

  private void report() {
    reportOurs();
    reportForeign(0);
  }

  private void reportOurs() {
    ours.motion().report(eastM, northM, AMSL_M, northMps, eastMps, 0, nowNanos);
    arbiter.moved(ours);
  }

  /** It flies in circles around the middle. */
  private void reportForeign(int tick) {
    double turn = foreignAngle + tick * TICK_S * foreignSpeed / 40;
    heardEastM = 40 * StrictMath.cos(turn);
    heardNorthM = 40 * StrictMath.sin(turn);
    foreign
        .motion()
        .report(
            heardEastM,
            heardNorthM,
            AMSL_M,
            foreignSpeed * StrictMath.cos(turn),
            -foreignSpeed * StrictMath.sin(turn),
            0,
            nowNanos);
    arbiter.moved(foreign);
  }

  private void move() {
    eastMps += follow(ours.eastMps() - eastMps);
    northMps += follow(ours.northMps() - northMps);
    eastM += eastMps * TICK_S;
    northM += northMps * TICK_S;
  }

  private static double follow(double missing) {
    return Math.clamp(missing / LAG_S, -ACCELERATION_MPS2, ACCELERATION_MPS2) * TICK_S;
  }

  private String judge() {
    double dE = heardEastM - eastM;
    double dN = heardNorthM - northM;
    double away = Math.max(0.01, Math.sqrt(dE * dE + dN * dN));
    // Who was told to stop still brakes, and who flies away may be told to do so more slowly.
    double flies = (eastMps * dE + northMps * dN) / away;
    double told = (ours.eastMps() * dE + ours.northMps() * dN) / away;
    double towards = Math.min(flies, told);
    double unheardS = unheardTicks * TICK_S;
    double reach = SEPARATION_M + reachM(unheardS);
    return towards > TOWARDS_MPS && away < reach
        ? String.format(
            Locale.ROOT,
            "flies %.1f m/s towards a foreign drone %.1f m away, which was not heard for"
                + " %.1f s",
            towards,
            away,
            unheardS)
        : "";
  }

  /** How far the foreign one can have come if it stood when it was heard last. */
  private static double reachM(double seconds) {
    double speedUpS = Math.min(seconds, MOST_MPS / ACCELERATION_MPS2);
    return ACCELERATION_MPS2 * speedUpS * speedUpS / 2 + MOST_MPS * (seconds - speedUpS);
  }
}
