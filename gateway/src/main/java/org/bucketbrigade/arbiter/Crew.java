package org.bucketbrigade.arbiter;

import java.util.Arrays;
import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Seat;

/**
 * The people who fly one drone together right now, and what each of them wishes.
 *
 * <p>A seat keeps its index for as long as its person sits in it. A proposal is a velocity (steer)
 * or a point (aim); it is always merged as a velocity.
 */
final class Crew {
  /** Most people in one crew; a limit of the telemetry frame's size. */
  static final int MAX_SEATS = 48;

  /** Most pilots; measured gains of pooling stop at 5 to 7 people. */
  static final int MAX_PILOTS = 9;

  /** How long an aim lasts. */
  static final long AIM_NANOS = 10_000_000_000L;

  /** How recent a person's last echo must be for the aim to count. */
  static final long ECHO_NANOS = 3_000_000_000L;

  /** Proposals within this distance of the merge agree with it, m/s. */
  static final double AGREEMENT_MPS = 1.5;

  private static final int NO_PERSON = -1;

  private enum Wish {
    NONE,
    STEER,
    AIM
  }

  private static final Wish[] WISHES = Wish.values();

  final Velocity merged = new Velocity();
  final double[] share = new double[MAX_SEATS];
  final Ballot ballot = new Ballot();

  private final int[] person = new int[MAX_SEATS];
  private final boolean[] pilot = new boolean[MAX_SEATS];
  private final boolean[] connected = new boolean[MAX_SEATS];
  private final Wish[] wish = new Wish[MAX_SEATS];
  // A steer's velocity (north, east, down, m/s) or an aim's point (north, east, AMSL, m).
  private final double[] first = new double[MAX_SEATS];
  private final double[] second = new double[MAX_SEATS];
  private final double[] third = new double[MAX_SEATS];
  private final long[] arrivedNanos = new long[MAX_SEATS];
  private final long[] ageAtArrivalNanos = new long[MAX_SEATS];
  private final long[] echoNanos = new long[MAX_SEATS];

  private final long[] order = new long[MAX_SEATS];
  private final Trust trust = new Trust();
  private Merge policy = MergePolicy.MEDIAN.make();

  private int seats;
  private long inputs;
  private double agreement = 1;

  Crew() {
    Arrays.fill(person, NO_PERSON);
    Arrays.fill(wish, Wish.NONE);
  }

  /**
   * Seats a person; returns the seat index, or -1 if the crew is full. Who sits here already keeps
   * the seat: one person, one voice.
   */
  int seat(int personIndex, boolean asPilot, long nowNanos) {
    int own = seatOf(personIndex);
    if (own >= 0) {
      return own;
    }
    int free = seatOf(NO_PERSON);
    if (free < 0 && seats < MAX_SEATS) {
      free = seats++;
    }
    if (free >= 0) {
      person[free] = personIndex;
      pilot[free] = asPilot;
      connected[free] = true;
      echoNanos[free] = nowNanos;
      wish[free] = Wish.NONE;
      trust.begin(free, nowNanos);
      ballot.clear(free);
    }
    return free;
  }

  void unseat(int seat) {
    person[seat] = NO_PERSON;
    connected[seat] = false;
    wish[seat] = Wish.NONE;
    share[seat] = 0;
    ballot.clear(seat);
    while (seats > 0 && person[seats - 1] == NO_PERSON) {
      seats--;
    }
  }

  /** Whether a person sits in this crew. */
  boolean holds(int personIndex) {
    return seatOf(personIndex) >= 0;
  }

  /** Whoever sits there has been trusted elsewhere. */
  void bringTrust(int seat, double earned) {
    trust.bring(seat, earned);
  }

  /** What whoever sits there has earned, for {@link #bringTrust}. */
  double earnedTrust(int seat) {
    return trust.earned(seat);
  }

  private int seatOf(int personIndex) {
    for (int i = 0; i < seats; i++) {
      if (person[i] == personIndex) {
        return i;
      }
    }
    return -1;
  }

  int seats() {
    return seats;
  }

  int person(int seat) {
    return person[seat];
  }

  boolean occupied(int seat) {
    return seat >= 0 && seat < seats && person[seat] != NO_PERSON;
  }

  Seat kind(int seat) {
    return !occupied(seat) ? Seat.SEAT_NONE : pilot[seat] ? Seat.SEAT_PILOT : Seat.SEAT_SPOTTER;
  }

  boolean isPilot(int seat) {
    return occupied(seat) && pilot[seat];
  }

  boolean isConnected(int seat) {
    return occupied(seat) && connected[seat];
  }

  int count(boolean pilots) {
    int n = 0;
    for (int i = 0; i < seats; i++) {
      if (person[i] != NO_PERSON && pilot[i] == pilots) {
        n++;
      }
    }
    return n;
  }

  int connectedMembers() {
    int n = 0;
    for (int i = 0; i < seats; i++) {
      if (person[i] != NO_PERSON && connected[i]) {
        n++;
      }
    }
    return n;
  }

  void connect(int seat, boolean isConnected, long nowNanos) {
    connected[seat] = isConnected;
    echoNanos[seat] = nowNanos;
    if (!isConnected) {
      wish[seat] = Wish.NONE;
      ballot.clear(seat);
    }
  }

  void echo(int seat, long nowNanos) {
    echoNanos[seat] = nowNanos;
  }

  void steer(int seat, double n, double e, double d, long ageNanos, long nowNanos) {
    put(seat, Wish.STEER, n, e, d, ageNanos, nowNanos);
  }

  void aim(int seat, double n, double e, double amslM, long ageNanos, long nowNanos) {
    put(seat, Wish.AIM, n, e, amslM, ageNanos, nowNanos);
  }

  private void put(int seat, Wish kind, double a, double b, double c, long ageNanos, long now) {
    wish[seat] = kind;
    first[seat] = a;
    second[seat] = b;
    third[seat] = c;
    ageAtArrivalNanos[seat] = ageNanos;
    arrivedNanos[seat] = now;
    order[seat] = ++inputs;
  }

  /** How much a member's vote weighs, 1 to 1.5: as much as they are trusted. */
  double voice(int seat) {
    return trust.factor(seat);
  }

  /** Ends a person's proposal because the sticks were let go. */
  void release(int seat) {
    wish[seat] = Wish.NONE;
  }

  double agreement() {
    return agreement;
  }

  /** Merges in another way from now on. */
  void policy(MergePolicy another) {
    policy = another.make();
    merged.set(0, 0, 0);
  }

  /**
   * Merges all unexpired proposals into {@link #merged}: standing still if there are none.
   *
   * @return how many there were
   */
  int merge(MergeScratch scratch, Motion motion, FlightLimits limits, long nowNanos) {
    Proposals proposals = scratch.proposals;
    collect(proposals, scratch.wished, motion, limits, nowNanos);
    Weights.cap(proposals.n, proposals.weight);
    policy.merge(proposals, merged, nowNanos);
    trust.observe(scratch, merged, nowNanos);
    Arrays.fill(share, 0, seats, 0);
    double total = 0;
    double near = 0;
    for (int i = 0; i < proposals.n; i++) {
      double weight = proposals.weight[i];
      total += weight;
      near +=
          proposals.isWithin(i, merged.north, merged.east, merged.down, AGREEMENT_MPS) ? weight : 0;
      share[proposals.seat[i]] = proposals.share[i];
    }
    agreement = total == 0 ? 1 : near / total;
    return proposals.n;
  }

  private void collect(
      Proposals proposals, Velocity wished, Motion motion, FlightLimits limits, long nowNanos) {
    proposals.clear();
    for (int seat = 0; seat < seats; seat++) {
      if (wish[seat] == Wish.NONE) {
        continue;
      }
      double fresh = 1;
      long expiresNanos;
      if (wish[seat] == Wish.STEER) {
        wished.set(first[seat], second[seat], third[seat]);
        long since = arrivedNanos[seat] - ageAtArrivalNanos[seat];
        fresh = Weights.freshness(nowNanos - since);
        expiresNanos = since + Weights.EXPIRY_NANOS;
      } else {
        approach(seat, motion, limits, wished);
        expiresNanos = Math.min(arrivedNanos[seat] + AIM_NANOS, echoNanos[seat] + ECHO_NANOS);
      }
      boolean counts =
          !Weights.isExpired(expiresNanos, nowNanos)
              && proposals.add(
                  seat,
                  person[seat],
                  wished.north,
                  wished.east,
                  wished.down,
                  trust.factor(seat) * fresh,
                  order[seat],
                  expiresNanos);
      if (!counts) {
        wish[seat] = Wish.NONE;
      }
    }
  }

  /** Writes the velocity that brakes at an aim's point. */
  private void approach(int seat, Motion motion, FlightLimits limits, Velocity wished) {
    double dN = first[seat] - motion.northM;
    double dE = second[seat] - motion.eastM;
    double dUp = third[seat] - motion.amslM;
    double distance = Math.sqrt(dN * dN + dE * dE);
    double speed =
        Math.min(
            limits.maxSpeedMps(), limits.approachMps(distance, 0.6 * limits.decelerationMps2()));
    double scale = distance < 0.1 ? 0 : speed / distance;
    double vertical = limits.approachMps(Math.abs(dUp), 0.6 * limits.verticalDecelerationMps2());
    double down =
        dUp > 0
            ? -Math.min(vertical, limits.maxClimbMps())
            : Math.min(vertical, limits.maxDescentMps());
    wished.set(dN * scale, dE * scale, down);
  }

  /** Visits all that is remembered. */
  void state(State s) {
    seats = s.i32(seats);
    s.i32s(person, MAX_SEATS);
    s.flags(pilot, MAX_SEATS);
    s.flags(connected, MAX_SEATS);
    for (int i = 0; i < MAX_SEATS; i++) {
      wish[i] = s.constant(WISHES, wish[i]);
    }
    s.f64s(first, MAX_SEATS);
    s.f64s(second, MAX_SEATS);
    s.f64s(third, MAX_SEATS);
    s.i64s(arrivedNanos, MAX_SEATS);
    s.i64s(ageAtArrivalNanos, MAX_SEATS);
    s.i64s(echoNanos, MAX_SEATS);
    s.i64s(order, MAX_SEATS);
    s.f64s(share, MAX_SEATS);
    inputs = s.i64(inputs);
    agreement = s.f64(agreement);
    trust.state(s);
    merged.state(s);
    policy.state(s);
    ballot.state(s);
  }
}
