package org.bucketbrigade.arbiter;

import org.bucketbrigade.state.State;

/**
 * What is known about people, wind and those who answer for the mission: the facts that gates of
 * acts ask for.
 */
public final class Hazards {
  /** A feed that has been silent for this long proves nothing any more. */
  static final long FEED_NANOS = 5_000_000_000L;

  /** How long a lead's word that the ground is clear holds. */
  static final long ATTESTED_NANOS = 600_000_000_000L;

  /** How long the pilot in command may be away before arming and drops stop. */
  static final long PIC_NANOS = 5_000_000_000L;

  /** No water within this distance of a person, metres. */
  static final double PERSON_M = 50;

  /** Most people on the ground that a feed may report. */
  public static final int MAX_PEOPLE = 64;

  private static final long NEVER = Long.MIN_VALUE / 2;

  private final double[] personEastM = new double[MAX_PEOPLE];
  private final double[] personNorthM = new double[MAX_PEOPLE];
  private final Traffic traffic = new Traffic();
  private int people;
  private long feedNanos = NEVER;
  private long attestedNanos = NEVER;
  private long picNanos = NEVER;
  private double windNorthMps;
  private double windEastMps;

  /** Starts a new list of people; the feed is alive. */
  public void feedReport(long nowNanos) {
    feedNanos = nowNanos;
    people = 0;
  }

  /** Adds one person on the ground to the new list; beyond {@link #MAX_PEOPLE} returns false. */
  public boolean addPerson(double eastM, double northM) {
    if (people == MAX_PEOPLE) {
      return false;
    }
    personEastM[people] = eastM;
    personNorthM[people++] = northM;
    return true;
  }

  /** People on the ground that the feed reported last. */
  public int people() {
    return people;
  }

  /** Crewed aircraft. */
  public Traffic traffic() {
    return traffic;
  }

  /** Sets the wind: where the air moves to, m/s. */
  public void wind(double northMps, double eastMps) {
    windNorthMps = northMps;
    windEastMps = eastMps;
  }

  /** A lead says that nobody is on the ground. */
  public void attest(long nowNanos) {
    attestedNanos = nowNanos;
  }

  /** The pilot in command was heard. */
  public void picHeard(long nowNanos) {
    picNanos = nowNanos;
  }

  /** Whether the pilot in command was heard within 5 s. */
  public boolean picPresent(long nowNanos) {
    return nowNanos - picNanos < PIC_NANOS;
  }

  /** How long the pilot in command was not heard, nanoseconds. */
  public long picAwayNanos(long nowNanos) {
    return nowNanos - picNanos;
  }

  /** Whether the feed was heard within 5 s. */
  public boolean feedFresh(long nowNanos) {
    return nowNanos - feedNanos < FEED_NANOS;
  }

  boolean attested(long nowNanos) {
    return nowNanos - attestedNanos < ATTESTED_NANOS;
  }

  boolean personNear(double eastM, double northM) {
    for (int i = 0; i < people; i++) {
      double dE = personEastM[i] - eastM;
      double dN = personNorthM[i] - northM;
      if (dE * dE + dN * dN < PERSON_M * PERSON_M) {
        return true;
      }
    }
    return false;
  }

  double windNorthMps() {
    return windNorthMps;
  }

  double windEastMps() {
    return windEastMps;
  }

  /** Visits all that is remembered. */
  void state(State s) {
    people = s.i32(people);
    s.f64s(personEastM, people);
    s.f64s(personNorthM, people);
    feedNanos = s.i64(feedNanos);
    attestedNanos = s.i64(attestedNanos);
    picNanos = s.i64(picNanos);
    windNorthMps = s.f64(windNorthMps);
    windEastMps = s.f64(windEastMps);
    traffic.state(s);
  }
}
