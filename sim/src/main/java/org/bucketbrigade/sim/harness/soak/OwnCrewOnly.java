package org.bucketbrigade.sim.harness.soak;

import java.util.HashMap;
import java.util.Map;
import org.bucketbrigade.wire.v1.Aim;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Steer;

/**
 * Invariant 4, first part: a drone moves by its crew only while an unexpired wish of one of its
 * pilots exists. That nobody else's wish matters is what a {@link Twin} shows.
 */
final class OwnCrewOnly extends Judge {
  static final String NAME = "crewOnly";

  private static final long STEER_NANOS = 1_500_000_000L;
  private static final long AIM_NANOS = 10_000_000_000L;
  private static final long NANOS_PER_MS = 1_000_000L;
  private static final int MOST_CMS = 5_000;

  private final Facts facts;
  private final long[] expiresNanos;
  private final Map<Integer, Integer> sequences = new HashMap<>();

  OwnCrewOnly(Docket docket, Facts facts) {
    super(NAME, docket);
    this.facts = facts;
    expiresNanos = new long[facts.drones() + 1];
  }

  @Override
  void said(Said said, Person by, long nowNanos) {
    ClientMessage message = said.message();
    boolean fresh =
        message.getSessionEpoch() == by.epoch()
            && message.getSequence() > sequences.getOrDefault(said.session(), 0);
    if (!fresh) {
      return;
    }
    sequences.put(said.session(), message.getSequence());
    if (message.hasSteer() && mayFly(by, message.getSteer().getDroneId())) {
      steered(by.drone, message.getSteer(), nowNanos);
    } else if (message.hasAim() && mayFly(by, message.getAim().getDroneId())) {
      aimed(by.drone, message.getAim(), nowNanos);
    }
  }

  private static boolean mayFly(Person by, int drone) {
    return drone > 0 && by.pilots() && Facts.isMember(by, drone);
  }

  private void steered(int drone, Steer steer, long nowNanos) {
    long saw = steer.getFrame() * NANOS_PER_MS;
    boolean sense =
        steer.getFrame() > 0
            && saw <= nowNanos
            && Math.abs((long) steer.getNorthCms()) <= MOST_CMS
            && Math.abs((long) steer.getEastCms()) <= MOST_CMS
            && Math.abs((long) steer.getDownCms()) <= MOST_CMS;
    if (sense) {
      expiresNanos[drone] = Math.max(expiresNanos[drone], saw + STEER_NANOS);
    }
  }

  private void aimed(int drone, Aim aim, long nowNanos) {
    long saw = aim.getFrame() * NANOS_PER_MS;
    if (aim.getFrame() > 0 && saw <= nowNanos && nowNanos - saw < STEER_NANOS) {
      expiresNanos[drone] = Math.max(expiresNanos[drone], nowNanos + AIM_NANOS);
    }
  }

  @Override
  void setpoint(int drone, float north, float east, float down, long nowNanos) {
    if (facts.phase(drone) != Phase.PHASE_FLYING) {
      return;
    }
    looked(1);
    boolean moves = north != 0 || east != 0 || down != 0;
    if (moves && nowNanos >= expiresNanos[drone]) {
      breach(nowNanos, "drone " + drone + " was told to move though no pilot's wish was left");
    }
  }
}
