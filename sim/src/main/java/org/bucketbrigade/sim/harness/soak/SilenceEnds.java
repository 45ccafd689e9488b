package org.bucketbrigade.sim.harness.soak;

import java.util.Arrays;
import java.util.BitSet;
import org.bucketbrigade.sim.vehicle.VehicleTruth;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Role;

/**
 * Invariant 5: whoever falls silent - a crew, the pilot in command, the core itself - leaves drones
 * that hold, return or land within the stated times. The core looks once a second.
 */
final class SilenceEnds extends Judge {
  static final String NAME = "silence";

  private static final long SECOND = 1_000_000_000L;
  private static final long LOOKS_NANOS = 1_100_000_000L;
  private static final long PIC_HOLD_NANOS = 20 * SECOND + LOOKS_NANOS;
  private static final long PIC_RETURN_NANOS = 120 * SECOND + LOOKS_NANOS;
  private static final long RELIEF_NANOS = 30 * SECOND + 2 * LOOKS_NANOS;

  /** 1 s until the time-out, and from 12 m/s 5 s until it stands. */
  private static final long STANDS_NANOS = 8 * SECOND;

  /** A drone that stands sways in gusts. */
  private static final double SWAY_MPS = 0.9;

  private static final int GUIDED = 4;
  private static final int BRAKE = 17;

  private final Facts facts;
  private final long[] emptySince;
  private final long[] heldNanos;
  private final BitSet hadCrew = new BitSet();
  private final BitSet told = new BitSet();
  private long picNanos;

  SilenceEnds(Docket docket, Facts facts) {
    super(NAME, docket);
    this.facts = facts;
    emptySince = new long[facts.drones() + 1];
    heldNanos = new long[facts.drones() + 1];
    Arrays.fill(emptySince, Long.MAX_VALUE);
  }

  @Override
  void said(Said said, Person by, long nowNanos) {
    picNanos = by.role == Role.ROLE_PIC ? nowNanos : picNanos;
  }

  @Override
  void setpoint(int drone, float north, float east, float down, long nowNanos) {
    if (nowNanos - picNanos < PIC_HOLD_NANOS || facts.phase(drone) != Phase.PHASE_FLYING) {
      return;
    }
    looked(1);
    if (north != 0 || east != 0 || down != 0) {
      breach(nowNanos, "drone " + drone + " moves long after the pilot in command was heard");
    }
  }

  @Override
  void look(long nowNanos) {
    for (int drone = 1; drone <= facts.drones(); drone++) {
      if (facts.airborne(drone)) {
        if (facts.deadForNanos(nowNanos) >= 0) {
          lookAfterDeath(drone, nowNanos);
        } else {
          lookAtCrew(drone, nowNanos);
        }
      }
    }
  }

  private void lookAtCrew(int drone, long nowNanos) {
    boolean flying = facts.phase(drone) == Phase.PHASE_FLYING;
    if (facts.members(drone) > 0) {
      hadCrew.set(drone);
    }
    if (facts.members(drone) > 0 || !flying || !hadCrew.get(drone)) {
      emptySince[drone] = Long.MAX_VALUE;
    } else if (emptySince[drone] == Long.MAX_VALUE) {
      emptySince[drone] = nowNanos;
    }
    if (facts.isHeld(drone)) {
      heldNanos[drone] = nowNanos;
    }
    boolean due = nowNanos - emptySince[drone] > RELIEF_NANOS;
    if (flying && due && nowNanos - heldNanos[drone] > LOOKS_NANOS) {
      once(drone, "flies on without a crew", nowNanos);
    }
    if (emptySince[drone] != Long.MAX_VALUE) {
      looked(1);
    }
    if (flying && nowNanos - picNanos > PIC_RETURN_NANOS) {
      once(drone, "does not return without pilot in command", nowNanos);
    }
  }

  private void lookAfterDeath(int drone, long nowNanos) {
    VehicleTruth truth = facts.truth(drone);
    boolean ours = truth.mode() == GUIDED || truth.mode() == BRAKE;
    if (!ours || facts.deadForNanos(nowNanos) < STANDS_NANOS) {
      return;
    }
    looked(1);
    double e = truth.velocityEastMps();
    double n = truth.velocityNorthMps();
    double up = truth.climbMps();
    if (Math.sqrt(e * e + n * n + up * up) > SWAY_MPS) {
      once(drone, "does not stand though the core is dead", nowNanos);
    }
  }

  private void once(int drone, String what, long nowNanos) {
    if (!told.get(drone)) {
      told.set(drone);
      breach(nowNanos, "drone " + drone + " " + what);
    }
  }
}
