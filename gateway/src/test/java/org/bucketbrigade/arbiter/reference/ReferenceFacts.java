package org.bucketbrigade.arbiter.reference;

import java.util.ArrayList;
import java.util.List;

/** What is known of people, aircraft, wind and those who answer for the mission. */
final class ReferenceFacts {
  private static final long NEVER = Long.MIN_VALUE / 2;
  private static final long SILENT_NANOS = 5_000_000_000L;
  private static final long ATTESTED_NANOS = 600_000_000_000L;
  private static final long TRAFFIC_NANOS = 60_000_000_000L;

  private static final int MOST_PEOPLE = 64;
  private static final int MOST_AIRCRAFT = 32;

  record Aircraft(Vec at, Vec velocity) {}

  final List<Vec> people = new ArrayList<>();
  final List<Aircraft> aircraft = new ArrayList<>();
  Vec wind = Vec.ZERO;
  long feedNanos = NEVER;
  long attestedNanos = NEVER;
  long picNanos = NEVER;
  long trafficNanos;

  void addPerson(Vec person) {
    if (people.size() < MOST_PEOPLE) {
      people.add(person);
    }
  }

  boolean addAircraft(Vec at, Vec velocity) {
    return aircraft.size() < MOST_AIRCRAFT && aircraft.add(new Aircraft(at, velocity));
  }

  boolean feedFresh(long now) {
    return now - feedNanos < SILENT_NANOS;
  }

  boolean picPresent(long now) {
    return now - picNanos < SILENT_NANOS;
  }

  boolean attested(long now) {
    return now - attestedNanos < ATTESTED_NANOS;
  }

  boolean personNear(Vec point) {
    return people.stream().anyMatch(person -> person.distance(point) < 50);
  }

  /** Whether an aircraft is within 5 km of a place in the air, or may be there within 90 s. */
  boolean trafficNear(Vec at, long now) {
    if (now - trafficNanos >= TRAFFIC_NANOS) {
      return false;
    }
    double seconds = (now - trafficNanos) * 1e-9;
    return aircraft.stream()
        .anyMatch(
            plane ->
                plane.at.plus(plane.velocity.times(seconds)).flat().distance(at.flat())
                        < Math.max(5_000, 90 * plane.velocity.length())
                    && plane.at.up() - at.up() < 1_500);
  }
}
