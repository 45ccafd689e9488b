package org.bucketbrigade.mission;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.state.State;
import org.jspecify.annotations.Nullable;

/** Everybody who ever signed in to this mission, by id and by session. */
public final class People {
  /** Most people of one mission. */
  public static final int MAX = Arbiter.MAX_PEOPLE;

  private static final int NOBODY = -1;

  private final List<Person> all = new ArrayList<>();
  private final Long2ObjectHashMap<Person> byId = new Long2ObjectHashMap<>();
  private final Int2ObjectHashMap<Person> bySession = new Int2ObjectHashMap<>();

  /** The person with an id, made if new; null if the mission is full. */
  public @Nullable Person get(long id) {
    Person person = byId.get(id);
    if (person == null && all.size() < MAX) {
      person = new Person(all.size(), id);
      all.add(person);
      byId.put(id, person);
    }
    return person;
  }

  /** The person with an id if they have ever been here, else null. */
  public @Nullable Person known(long id) {
    return byId.get(id);
  }

  public int count() {
    return all.size();
  }

  /** The person with a dense index. */
  public Person at(int index) {
    return all.get(index);
  }

  public @Nullable Person inSession(int session) {
    return bySession.get(session);
  }

  /** Notes that a session belongs to a person. */
  public void open(int session, Person person) {
    bySession.put(session, person);
  }

  /** Forgets a session; returns whose it was, if anybody's. */
  public @Nullable Person close(int session) {
    return bySession.remove(session);
  }

  /** People whose socket is open. */
  public int connected() {
    return bySession.size();
  }

  /** Visits all that is remembered, and makes the people that are missing. */
  void state(State s, Arbiter arbiter) {
    int count = s.i32(all.size());
    for (int i = 0; i < count; i++) {
      Person person = requireNonNull(get(s.i64(i < all.size() ? all.get(i).id() : 0)));
      person.state(s, arbiter);
      if (person.session() != Person.NO_SESSION) {
        bySession.put(person.session(), person);
      }
    }
  }

  /** Visits one of all people, or that it is nobody. */
  public @Nullable Person one(State s, @Nullable Person person) {
    int index = s.i32(person == null ? NOBODY : person.index());
    return index == NOBODY ? null : all.get(index);
  }
}
