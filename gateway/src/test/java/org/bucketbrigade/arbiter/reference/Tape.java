package org.bucketbrigade.arbiter.reference;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.wire.v1.Limit;

/** All that an arbiter has told since it was made, or since {@link #forget}. */
public final class Tape {
  private final ArbiterUnderTest arbiter;
  private final List<Told> told = new ArrayList<>();

  public Tape(ArbiterUnderTest arbiter) {
    this.arbiter = arbiter;
  }

  /** What was told of one kind. */
  public <T extends Told> List<T> all(Class<T> kind) {
    told.addAll(arbiter.told());
    return told.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  public void forget() {
    arbiter.told();
    told.clear();
  }

  /** Numbers of the drops that were released. */
  public List<Integer> releases() {
    return all(Told.Release.class).stream().map(Told.Release::number).toList();
  }

  /** How pumps were switched. */
  public List<Boolean> pumps() {
    return all(Told.Pump.class).stream().map(Told.Pump::on).toList();
  }

  /** Drones whose crews have decided to fly home. */
  public List<Integer> returns() {
    return all(Told.Return.class).stream().map(Told.Return::drone).toList();
  }

  /** Drones for which a lead is wanted. */
  public List<Integer> leadsWanted() {
    return all(Told.LeadWanted.class).stream().map(Told.LeadWanted::drone).toList();
  }

  /** What a person was told last. */
  public Told.Answer lastAnswer(int person) {
    return all(Told.Answer.class).stream()
        .filter(answer -> answer.person() == person)
        .toList()
        .getLast();
  }

  /** The last setpoint of a drone; standing if there was none. */
  public Told.Setpoint last(int drone) {
    return all(Told.Setpoint.class).reversed().stream()
        .filter(setpoint -> setpoint.drone() == drone)
        .findFirst()
        .orElse(new Told.Setpoint(drone, 0, 0, 0, Double.NaN, Limit.LIMIT_NONE));
  }
}
