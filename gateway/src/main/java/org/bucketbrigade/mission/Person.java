package org.bucketbrigade.mission;

import static java.util.Objects.requireNonNull;

import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.Tier;
import org.jspecify.annotations.Nullable;

/** Somebody who signed in: role, session and seat. Stays known while the socket is away. */
public final class Person {
  /** Session value of a person whose socket is away. */
  public static final int NO_SESSION = -1;

  private static final int NO_DRONE = -1;

  private final int index;
  private final long id;
  private final ActMemory acts = new ActMemory();
  private final RoundTrip roundTrip = new RoundTrip();
  private Role role = Role.ROLE_OPERATOR;
  private boolean mayCommand;
  private Tier tier = Tier.TIER_FULL;
  private int session = NO_SESSION;
  private int epoch;
  private int lastSequence;
  private int sentSequence;
  private long awaySinceNanos;
  private @Nullable Drone drone;
  private int seat = -1;

  Person(int index, long id) {
    this.index = index;
    this.id = id;
  }

  /** Dense number, from 0. */
  public int index() {
    return index;
  }

  /** The id that the token carries. */
  public long id() {
    return id;
  }

  public Role role() {
    return role;
  }

  /** Whether the token entitles the person to be pilot in command, who somebody else may be now. */
  public boolean mayCommand() {
    return mayCommand;
  }

  /** Whether the person is here and could take command. */
  public boolean standsBy() {
    return mayCommand && role != Role.ROLE_PIC && session != NO_SESSION;
  }

  /** The person has another role from now on. */
  void role(Role another) {
    role = another;
  }

  /** Whether the person leads or is the pilot in command. */
  public boolean commands() {
    return role == Role.ROLE_LEAD || role == Role.ROLE_PIC;
  }

  public Tier tier() {
    return tier;
  }

  /** The session's slot in the shell, or {@link #NO_SESSION}. */
  public int session() {
    return session;
  }

  public int epoch() {
    return epoch;
  }

  public ActMemory acts() {
    return acts;
  }

  /** How far away the person's present session is. */
  public RoundTrip roundTrip() {
    return roundTrip;
  }

  /** The drone whose crew the person belongs to, if any. */
  public @Nullable Drone drone() {
    return drone;
  }

  public int seat() {
    return seat;
  }

  /** When the socket went away; meaningful without a session only. */
  public long awaySinceNanos() {
    return awaySinceNanos;
  }

  /**
   * A socket signed in as this person.
   *
   * @param entitled the role that the token gives
   */
  public void signIn(int newSession, int newEpoch, Role entitled, Tier newTier) {
    session = newSession;
    epoch = newEpoch;
    role = entitled;
    mayCommand = entitled == Role.ROLE_PIC;
    tier = newTier == Tier.TIER_LIGHT ? Tier.TIER_LIGHT : Tier.TIER_FULL;
    lastSequence = 0;
    sentSequence = 0;
    roundTrip.begin();
  }

  /** The socket is gone. */
  public void signOut(long nowNanos) {
    session = NO_SESSION;
    awaySinceNanos = nowNanos;
  }

  /** Takes a message's header; false if it is of another session, repeated or overtaken. */
  public boolean accepts(int messageEpoch, int sequence) {
    if (messageEpoch != epoch || sequence - lastSequence <= 0) {
      return false;
    }
    lastSequence = sequence;
    return true;
  }

  /** Number of the next message to this person. */
  public int nextSequence() {
    return ++sentSequence;
  }

  public void sit(@Nullable Drone newDrone, int newSeat) {
    drone = newDrone;
    seat = newSeat;
  }

  /**
   * True age of an input that cites telemetry of a given age: never less than half the shortest
   * round trip measured plus half the telemetry interval, whatever is cited.
   */
  public long trueAgeNanos(long citedAgeNanos) {
    long half = tier == Tier.TIER_LIGHT ? 250_000_000L : 50_000_000L;
    return Math.max(citedAgeNanos, roundTrip.leastAgeNanos(half));
  }

  /**
   * Visits all that is remembered, but for the id.
   *
   * @param arbiter that knows the drones
   */
  void state(State s, Arbiter arbiter) {
    acts.state(s);
    role = requireNonNull(Role.forNumber(s.i32(role.getNumber())));
    mayCommand = s.flag(mayCommand);
    tier = requireNonNull(Tier.forNumber(s.i32(tier.getNumber())));
    session = s.i32(session);
    epoch = s.i32(epoch);
    lastSequence = s.i32(lastSequence);
    sentSequence = s.i32(sentSequence);
    roundTrip.state(s);
    awaySinceNanos = s.i64(awaySinceNanos);
    int of = s.i32(drone == null ? NO_DRONE : drone.index());
    drone = of == NO_DRONE ? null : arbiter.drone(of);
    seat = s.i32(seat);
  }
}
