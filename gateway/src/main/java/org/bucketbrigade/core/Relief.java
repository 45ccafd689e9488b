package org.bucketbrigade.core;

import java.util.Arrays;
import java.util.List;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.mission.People;
import org.bucketbrigade.mission.Person;
import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a drone whose crew has left: somebody of the reserve is seated, or it flies home.
 * A drone that never had a crew belongs to the pilot in command, and stands where it was left.
 */
final class Relief {
  /** A crew without a connected member for so long is relieved. */
  static final long EMPTY_NANOS = 30_000_000_000L;

  private static final long NEVER = Long.MIN_VALUE;

  private final Flights flights;
  private final People people;
  private final Sessions sessions;
  private final Notices notices;
  // Since when each drone's crew is empty; NEVER: it is not, or has never been there.
  private final long[] emptySince;
  private final boolean[] hadCrew;

  Relief(int maxDrones, Flights flights, People people, Sessions sessions, Notices notices) {
    this.flights = flights;
    this.people = people;
    this.sessions = sessions;
    this.notices = notices;
    emptySince = new long[maxDrones];
    hadCrew = new boolean[maxDrones];
    Arrays.fill(emptySince, NEVER);
  }

  /** Looks after all crews; called about once a second. */
  void watch(long nowNanos) {
    List<Drone> drones = flights.drones();
    for (int i = 0; i < drones.size(); i++) {
      Drone drone = drones.get(i);
      boolean flying = flights.vehicle(drone).phase() == Phase.PHASE_FLYING;
      if (drone.connectedMembers() > 0) {
        hadCrew[i] = true;
        emptySince[i] = NEVER;
      } else if (!flying || drone.control() != Drone.Control.CREW) {
        emptySince[i] = NEVER;
        hadCrew[i] &= !isOnGround(flights.vehicle(drone).phase()); // a crew may leave in the climb
      } else if (hadCrew[i] && emptySince[i] == NEVER) {
        emptySince[i] = nowNanos;
      } else if (hadCrew[i] && nowNanos - emptySince[i] >= EMPTY_NANOS) {
        relieve(drone, nowNanos);
      }
    }
  }

  private static boolean isOnGround(Phase phase) {
    return switch (phase) {
      case PHASE_UNKNOWN, PHASE_DISCOVERED, PHASE_READY -> true;
      default -> false;
    };
  }

  private void relieve(Drone drone, long nowNanos) {
    Person person = reserve(nowNanos + drone.index());
    int droneId = flights.droneId(drone);
    if (person != null && sessions.join(person, droneId, false, nowNanos) == Reason.REASON_OK) {
      notices.assigned(person, droneId);
    } else if (!drone.latchedHold()) {
      flights.startReturn(drone);
    }
  }

  /** Somebody who signed in to fly and has no seat; which one, a draw decides. */
  private @Nullable Person reserve(long draw) {
    int waiting = 0;
    for (int i = 0; i < people.count(); i++) {
      waiting += waits(people.at(i)) ? 1 : 0;
    }
    int left = waiting == 0 ? 0 : (int) Long.remainderUnsigned(mix(draw), waiting);
    for (int i = 0; i < people.count(); i++) {
      if (waits(people.at(i)) && left-- == 0) {
        return people.at(i);
      }
    }
    return null;
  }

  private static boolean waits(Person person) {
    return person.role() == Role.ROLE_OPERATOR
        && person.session() != Person.NO_SESSION
        && person.drone() == null;
  }

  /** SplitMix64's finalizer (Steele, Lea and Flood, 2014). */
  private static long mix(long value) {
    long z = value * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Visits what is remembered of the first drones. */
  void state(State s, int drones) {
    s.i64s(emptySince, drones);
    s.flags(hadCrew, drones);
  }
}
