package org.bucketbrigade.arbiter;

import java.util.Arrays;
import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Reason;

/**
 * What members of crews say against drops: vetoes against one drone's, and dangers on the ground
 * that stop everybody's near them. Each takes effect at once and lasts a minute.
 *
 * <p>One person has two at a time. Of somebody of whom leads have dismissed two, an objection takes
 * effect only once a second person makes the same.
 */
public final class Objections {
  /** How long an objection lasts, ns. */
  static final long OPEN_NANOS = 60_000_000_000L;

  /** No water within this distance of a reported danger, metres. */
  static final double HAZARD_M = 50;

  /** Reported again by the same person within this distance, it is the same danger, metres. */
  private static final double SAME_M = 15;

  /** Objections of one person at a time. */
  static final int MOST_OF_ONE = 2;

  /** Dangers on the map at a time. */
  public static final int MAX_HAZARDS = 256;

  private static final int DISMISSALS = 2;
  private static final int NOBODY = -1;

  // A veto has the place of its person's seat, so that there is always room for it.
  private final int[] vetoBy;
  private final long[] vetoNanos;

  private final int[] hazardBy = new int[MAX_HAZARDS];
  private final long[] hazardNanos = new long[MAX_HAZARDS];
  private final double[] hazardE = new double[MAX_HAZARDS];
  private final double[] hazardN = new double[MAX_HAZARDS];

  private final byte[] dismissed;

  Objections(int drones, int people) {
    vetoBy = new int[drones * Crew.MAX_SEATS];
    vetoNanos = new long[vetoBy.length];
    dismissed = new byte[people];
    Arrays.fill(vetoBy, NOBODY);
    Arrays.fill(hazardBy, NOBODY);
  }

  // ---------------------------------------------------------------------------- raise

  /** A member objects to their drone's drop; made again, it lasts anew. */
  Reason veto(Drone drone, int seat, long nowNanos) {
    int person = drone.crew.person(seat);
    int at = drone.index * Crew.MAX_SEATS + seat;
    boolean again = vetoBy[at] == person && isOpen(vetoNanos[at], nowNanos);
    if (!again && open(person, drone, nowNanos) == MOST_OF_ONE) {
      return Reason.REASON_OBJECTIONS_OPEN;
    }
    vetoBy[at] = person;
    vetoNanos[at] = nowNanos;
    return Reason.REASON_OK;
  }

  /** A member reports a danger at a point; metres in the mission frame. */
  Reason hazard(Drone drone, int seat, double eastM, double northM, long nowNanos) {
    int person = drone.crew.person(seat);
    int free = NOBODY;
    for (int i = 0; i < MAX_HAZARDS; i++) {
      if (!isOpenHazard(i, nowNanos)) {
        free = free < 0 ? i : free;
      } else if (hazardBy[i] == person && isWithin(i, eastM, northM, SAME_M)) {
        report(i, person, eastM, northM, nowNanos); // the place that was told last is kept clear
        return Reason.REASON_OK;
      }
    }
    if (open(person, drone, nowNanos) >= MOST_OF_ONE) {
      return Reason.REASON_OBJECTIONS_OPEN;
    }
    if (free < 0) {
      return Reason.REASON_GATEWAY_FULL;
    }
    report(free, person, eastM, northM, nowNanos);
    return Reason.REASON_OK;
  }

  private void report(int place, int person, double eastM, double northM, long nowNanos) {
    hazardBy[place] = person;
    hazardNanos[place] = nowNanos;
    hazardE[place] = eastM;
    hazardN[place] = northM;
  }

  private int open(int person, Drone drone, long nowNanos) {
    int open = 0;
    for (int i = 0; i < MAX_HAZARDS; i++) {
      open += hazardBy[i] == person && isOpenHazard(i, nowNanos) ? 1 : 0;
    }
    for (int seat = 0; seat < drone.crew.seats(); seat++) {
      open += vetoer(drone, seat, nowNanos) == person ? 1 : 0;
    }
    return open;
  }

  // ---------------------------------------------------------------------------- ask

  /** Whether the crew's own members keep their drone from dropping. */
  boolean vetoed(Drone drone, long nowNanos) {
    int first = NOBODY;
    for (int seat = 0; seat < drone.crew.seats(); seat++) {
      int person = vetoer(drone, seat, nowNanos);
      if (person == NOBODY) {
        continue;
      }
      if (standsAlone(person) || first != NOBODY) {
        return true;
      }
      first = person;
    }
    return false;
  }

  /** Whose open veto a seat holds; a seat that changed hands holds none. */
  private int vetoer(Drone drone, int seat, long nowNanos) {
    int at = drone.index * Crew.MAX_SEATS + seat;
    return vetoBy[at] != NOBODY
            && vetoBy[at] == drone.crew.person(seat)
            && isOpen(vetoNanos[at], nowNanos)
        ? vetoBy[at]
        : NOBODY;
  }

  /** Whether a danger that counts is known near a point. */
  boolean hazardNear(double eastM, double northM, long nowNanos) {
    int first = NOBODY;
    for (int i = 0; i < MAX_HAZARDS; i++) {
      if (isOpenHazard(i, nowNanos) && isNear(i, eastM, northM)) {
        if (standsAlone(hazardBy[i]) || (first != NOBODY && first != hazardBy[i])) {
          return true;
        }
        first = hazardBy[i];
      }
    }
    return false;
  }

  private boolean standsAlone(int person) {
    return dismissed[person] < DISMISSALS;
  }

  /** Whether a place on the list of dangers is in use. */
  public boolean isOpenHazard(int place, long nowNanos) {
    return hazardBy[place] != NOBODY && isOpen(hazardNanos[place], nowNanos);
  }

  /** Whether the danger in a place on the list counts only once somebody else reports it. */
  public boolean awaitsSeconder(int place) {
    return !standsAlone(hazardBy[place]);
  }

  /** Metres east of the mission's origin. */
  public double hazardEastM(int place) {
    return hazardE[place];
  }

  public double hazardNorthM(int place) {
    return hazardN[place];
  }

  private boolean isNear(int place, double eastM, double northM) {
    return isWithin(place, eastM, northM, HAZARD_M);
  }

  private boolean isWithin(int place, double eastM, double northM, double distanceM) {
    double dE = hazardE[place] - eastM;
    double dN = hazardN[place] - northM;
    return dE * dE + dN * dN < distanceM * distanceM;
  }

  private static boolean isOpen(long sinceNanos, long nowNanos) {
    return nowNanos - sinceNanos < OPEN_NANOS;
  }

  // ---------------------------------------------------------------------------- dismiss

  /** A lead finds a drone's vetoes baseless; returns how many there were. */
  int dismissVetoes(Drone drone, long nowNanos) {
    int many = 0;
    for (int seat = 0; seat < drone.crew.seats(); seat++) {
      int person = vetoer(drone, seat, nowNanos);
      if (person != NOBODY) {
        dismissed(person);
        vetoBy[drone.index * Crew.MAX_SEATS + seat] = NOBODY;
        many++;
      }
    }
    return many;
  }

  /** A lead finds that there is no danger near a point; returns how many there were. */
  int dismissHazards(double eastM, double northM, long nowNanos) {
    int many = 0;
    for (int i = 0; i < MAX_HAZARDS; i++) {
      if (isOpenHazard(i, nowNanos) && isNear(i, eastM, northM)) {
        dismissed(hazardBy[i]);
        hazardBy[i] = NOBODY;
        many++;
      }
    }
    return many;
  }

  private void dismissed(int person) {
    if (dismissed[person] < DISMISSALS) {
      dismissed[person]++;
    }
  }

  /** Visits all that the first drones and people of their lists have to do with. */
  void state(State s, int drones, int people) {
    s.i32s(vetoBy, drones * Crew.MAX_SEATS);
    s.i64s(vetoNanos, drones * Crew.MAX_SEATS);
    s.i32s(hazardBy, MAX_HAZARDS);
    s.i64s(hazardNanos, MAX_HAZARDS);
    s.f64s(hazardE, MAX_HAZARDS);
    s.f64s(hazardN, MAX_HAZARDS);
    s.i8s(dismissed, people);
  }
}
