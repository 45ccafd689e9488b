package org.bucketbrigade.mission;

import java.util.BitSet;
import org.bucketbrigade.state.State;

/**
 * The pilot in command's permit to leads to arm certain drones again after a battery swap. There is
 * one at a time; it ends with its time, and whenever whoever gave it is not in command or away.
 */
public final class RearmPermit {
  /** Longest time of a permit, minutes. */
  public static final int MOST_MINUTES = 240;

  /** Most drones of a permit: as many as one message to leads has room for. */
  public static final int MOST_DRONES = 320;

  private final BitSet drones = new BitSet();

  /** Drones that have flown for us after the pilot in command had armed them. */
  private final BitSet flown = new BitSet();

  private long untilNanos;
  private long givenBy;

  /** Gives a permit without drones in the former one's place. */
  public void give(Person by, long until) {
    end();
    givenBy = by.id();
    untilNanos = until;
  }

  /** Adds a drone by its index. */
  public void add(int drone) {
    drones.set(drone);
  }

  /** Takes a drone out; a permit without drones ends. */
  public void revoke(int drone) {
    drones.clear(drone);
    if (drones.isEmpty()) {
      end();
    }
  }

  /** Ends the permit. */
  public void end() {
    drones.clear();
    untilNanos = 0;
  }

  /** Whether there is a permit, over or not. */
  public boolean given() {
    return !drones.isEmpty();
  }

  /** Id of the person who gave it. */
  public long givenBy() {
    return givenBy;
  }

  /** Core time at which it ends, nanoseconds. */
  public long untilNanos() {
    return untilNanos;
  }

  /** Whether a drone is in it. */
  public boolean lists(int drone) {
    return drones.get(drone);
  }

  /** Whether a drone has flown since the pilot in command armed it, and nobody else flew it. */
  public boolean hasFlown(int drone) {
    return flown.get(drone);
  }

  /** A drone has taken off by our order. */
  public void flies(int drone) {
    flown.set(drone);
  }

  /** Somebody else flies a drone: only the pilot in command arms it again. */
  public void external(int drone) {
    flown.clear(drone);
    revoke(drone);
  }

  /** Visits all that is remembered of so many drones. */
  public void state(State s, int count) {
    untilNanos = s.i64(untilNanos);
    givenBy = s.i64(givenBy);
    for (int i = 0; i < count; i++) {
      drones.set(i, s.flag(drones.get(i)));
      flown.set(i, s.flag(flown.get(i)));
    }
  }
}
