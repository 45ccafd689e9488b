package org.bucketbrigade.arbiter.reference;

import java.util.List;
import org.bucketbrigade.arbiter.Decision;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Seat;

/**
 * What anybody may know of a drone, apart from its last setpoint and what is a matter of degree.
 */
public record DroneView(
    Drone.Control control,
    boolean held,
    boolean latchedHold,
    long crewHoldLeftNanos,
    boolean cleared,
    boolean trafficNear,
    boolean home,
    Decision.State drop,
    Reason dropWaitsFor,
    Decision.State fill,
    Reason fillWaitsFor,
    int pilots,
    int spotters,
    int connectedMembers,
    List<Seat> seats,
    List<OpenVote> votes) {

  /** What a crew is voting on or has decided. */
  public record OpenVote(
      Act act, double eastM, double northM, int people, boolean decided, long leftNanos) {}
}
