package org.bucketbrigade.sim.world;

import java.util.List;
import org.bucketbrigade.sim.scenario.Scenario.Person;

/** People known to be on the ground; some walk in circles. */
public final class People {
  private static final double WALK_MPS = 1.2;

  private final Person[] people;
  private double seconds;

  People(List<Person> people) {
    this.people = people.toArray(Person[]::new);
  }

  void at(double newSeconds) {
    seconds = newSeconds;
  }

  /** How many there are. */
  public int count() {
    return people.length;
  }

  /** Metres east of the origin, now. */
  public double eastM(int person) {
    Person p = people[person];
    return p.eastM() + (p.walkM() > 0 ? p.walkM() * StrictMath.cos(angle(p)) : 0);
  }

  /** Metres north of the origin, now. */
  public double northM(int person) {
    Person p = people[person];
    return p.northM() + (p.walkM() > 0 ? p.walkM() * StrictMath.sin(angle(p)) : 0);
  }

  private double angle(Person p) {
    return seconds * WALK_MPS / p.walkM();
  }
}
