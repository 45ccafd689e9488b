package org.bucketbrigade.sim.harness.soak;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.sim.vehicle.VehicleTruth;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Objection;
import org.bucketbrigade.wire.v1.OrderKind;
import org.bucketbrigade.wire.v1.People;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.Vote;

/**
 * Invariant 3: no drop without its agreement and every gate, never twice for one decision. Counts
 * votes again from what people said, the slow and simple way.
 *
 * <p>How much the core trusts whom is not known here: voters are given the most that they can have
 * earned by now, all others nothing.
 */
final class AgreedDrops extends Judge {
  static final String NAME = "drops";

  private static final long SECOND = 1_000_000_000L;
  private static final double SHARE = 0.6;
  private static final double TOGETHER_M = 15;
  private static final double CLEAR_M = 50;
  private static final double TRUST_S = 180;
  private static final double TRUST_STEP_S = 10;
  private static final long NEVER = Long.MIN_VALUE / 2;

  /** Truth and report differ by the position error and by what is flown until it arrives. */
  private static final double SLACK_M = 4.5;

  private static final double SLACK_MPS = 1;

  private record Point(double eastM, double northM, long atNanos) {
    double awayM(double otherEastM, double otherNorthM) {
      return Math.sqrt(
          (eastM - otherEastM) * (eastM - otherEastM)
              + (northM - otherNorthM) * (northM - otherNorthM));
    }
  }

  /** Dangers that people have reported: again near by, it is the same one. */
  private static final class Dangers {
    private static final double SAME_M = 15;

    private final List<Point> all = new ArrayList<>();
    private final List<Person> by = new ArrayList<>();

    void add(Point where, Person person) {
      for (int i = all.size() - 1; i >= 0; i--) {
        if (by.get(i) == person && all.get(i).awayM(where.eastM, where.northM) < SAME_M) {
          all.remove(i);
          by.remove(i);
        }
      }
      all.add(where);
      by.add(person);
    }
  }

  private record Decided(long atNanos, List<Point> points, int members) {}

  private final Facts facts;
  private final LocalFrame frame;
  private final List<Point> pads = new ArrayList<>();
  private final Map<ByteString, Vote> votesSaid = new HashMap<>();
  private final Set<ByteString> used = new HashSet<>();
  private final Set<ByteString> counted = new HashSet<>();
  private final Set<ByteString> decidedBefore = new HashSet<>();
  private final Map<ByteString, Objection> objectionsSaid = new HashMap<>();
  private final Map<Person, Point> votes = new HashMap<>();
  private final Map<Person, Long> vetoes = new HashMap<>();
  private final Dangers hazards = new Dangers();
  private final Map<Integer, Decided> decisions = new HashMap<>();
  private List<Point> people = List.of();
  private long attestedNanos = NEVER;
  private long picNanos = NEVER;
  private long feedNanos = NEVER;

  AgreedDrops(Docket docket, Facts facts, LocalFrame frame) {
    super(NAME, docket);
    this.facts = facts;
    this.frame = frame;
    for (int drone = 1; drone <= facts.drones(); drone++) {
      pads.add(new Point(facts.truth(drone).eastM(), facts.truth(drone).northM(), 0));
    }
  }

  // ---------------------------------------------------------------------------- what is said

  @Override
  void said(Said said, Person by, long nowNanos) {
    ClientMessage message = said.message();
    picNanos = by.role == Role.ROLE_PIC ? nowNanos : picNanos;
    switch (message.getBodyCase()) {
      case VOTE -> {
        // An id means what it was first used for.
        boolean first = used.add(message.getVote().getActId());
        if (first && message.getVote().getAct() == Act.ACT_DROP) {
          votesSaid.put(message.getVote().getActId(), message.getVote());
        }
      }
      case HOLD -> used.add(message.getHold().getActId());
      case OBJECTION -> {
        if (used.add(message.getObjection().getActId())) {
          objectionsSaid.put(message.getObjection().getActId(), message.getObjection());
        }
      }
      case ORDER -> {
        boolean may = by.role == Role.ROLE_PIC || by.role == Role.ROLE_LEAD;
        if (may && message.getOrder().getKind() == OrderKind.ORDER_ATTEST_GROUND_CLEAR) {
          attestedNanos = nowNanos;
        }
      }
      case SITUATION -> {
        if (by.role == Role.ROLE_FEED && message.getSituation().hasPeople()) {
          feedNanos = nowNanos;
          people = points(message.getSituation().getPeople(), nowNanos);
        }
      }
      default -> {}
    }
  }

  private List<Point> points(People told, long nowNanos) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < told.getLatE7Count(); i++) {
      points.add(point(told.getLatE7(i), told.getLonE7(i), nowNanos));
    }
    return points;
  }

  private Point point(int latE7, int lonE7, long nowNanos) {
    return new Point(
        frame.eastM(latE7 / 1e7, lonE7 / 1e7), frame.northM(latE7 / 1e7, lonE7 / 1e7), nowNanos);
  }

  @Override
  void acked(Person person, Ack ack, long nowNanos) {
    Vote vote = votesSaid.get(ack.getActId());
    if (vote != null) {
      switch (ack.getOutcome()) {
        case OUTCOME_COUNTED -> {
          if (counted.add(ack.getActId())) { // a repeated vote is answered the same
            votes.put(person, point(vote.getLatE7(), vote.getLonE7(), nowNanos));
          }
        }
        case OUTCOME_DECIDED -> {
          if (decidedBefore.add(ack.getActId())) {
            decided(vote.getDroneId(), nowNanos);
          }
        }
        default -> {}
      }
      return;
    }
    Objection objection = objectionsSaid.remove(ack.getActId());
    if (objection != null && ack.getOutcome() == Ack.Outcome.OUTCOME_DONE) {
      if (objection.getHazard()) {
        hazards.add(point(objection.getLatE7(), objection.getLonE7(), nowNanos), person);
      } else {
        vetoes.put(person, nowNanos);
      }
    }
  }

  // ---------------------------------------------------------------------------- decisions

  private void decided(int drone, long nowNanos) {
    Decided known = decisions.get(drone);
    if (known != null && known.atNanos == nowNanos) {
      return; // each voter is told of it
    }
    looked(1);
    List<Point> agreed = new ArrayList<>();
    for (Map.Entry<Person, Point> vote : votes.entrySet()) {
      if (Facts.isMember(vote.getKey(), drone) && suffices(drone, vote.getValue(), nowNanos)) {
        agreed.add(vote.getValue());
      }
    }
    if (agreed.isEmpty()) {
      breach(nowNanos, "drone " + drone + ": a drop was decided without agreement");
    }
    decisions.put(drone, new Decided(nowNanos, agreed, facts.members(drone)));
  }

  private boolean suffices(int drone, Point on, long nowNanos) {
    double weight = 0;
    int voters = 0;
    for (Map.Entry<Person, Point> vote : votes.entrySet()) {
      Point point = vote.getValue();
      if (Facts.isMember(vote.getKey(), drone)
          && nowNanos - point.atNanos < 10 * SECOND
          && point.awayM(on.eastM, on.northM) <= TOGETHER_M + 0.05) {
        weight += mostTrust(vote.getKey(), nowNanos);
        voters++;
      }
    }
    int members = facts.members(drone);
    return voters >= Math.min(2, members) && weight >= SHARE * (weight + members - voters);
  }

  private static double mostTrust(Person person, long nowNanos) {
    double steps = Math.ceil((nowNanos - person.seatedNanos) * 1e-9 / TRUST_STEP_S) + 1;
    return 1 + 0.5 * (1 - StrictMath.pow(1 - TRUST_STEP_S / TRUST_S, steps));
  }

  // ---------------------------------------------------------------------------- the valve

  @Override
  void valve(int drone, long nowNanos) {
    looked(1);
    Decided decided = decisions.remove(drone);
    String what =
        decided == null ? "without a decision, or twice for one" : closed(drone, decided, nowNanos);
    if (!what.isEmpty()) {
      breach(nowNanos, "drone " + drone + " was told to drop " + what);
    }
  }

  /** Which gate is closed; empty if none. */
  private String closed(int drone, Decided decided, long nowNanos) {
    if (nowNanos - decided.atNanos > 20 * SECOND) {
      return "after its decision had expired";
    }
    if (decided.members < 3) {
      return "by a crew of " + decided.members + " without a lead";
    }
    if (nowNanos - attestedNanos >= 600 * SECOND) {
      return "though nobody says that the ground is clear";
    }
    if (nowNanos - picNanos >= 5 * SECOND) {
      return "without pilot in command";
    }
    if (nowNanos - feedNanos >= 5 * SECOND) {
      return "without a fresh feed";
    }
    for (Map.Entry<Person, Long> veto : vetoes.entrySet()) {
      if (nowNanos - veto.getValue() < 60 * SECOND
          && veto.getKey().drone == drone
          && veto.getKey().seatedNanos < veto.getValue()) {
        return "in spite of a veto";
      }
    }
    if (facts.isForeign(drone) && facts.phase(drone) != Phase.PHASE_FLYING) {
      return "while somebody else flies it";
    }
    String place = "on no point at all";
    for (Point point : decided.points) {
      place = closed(point, nowNanos);
      if (place.isEmpty()) {
        break;
      }
    }
    return place.isEmpty() ? flight(drone) : place;
  }

  private String closed(Point on, long nowNanos) {
    for (Point person : people) {
      if (person.awayM(on.eastM, on.northM) < CLEAR_M - 0.1) {
        return "on a person";
      }
    }
    for (Point hazard : hazards.all) {
      if (nowNanos - hazard.atNanos < 60 * SECOND
          && hazard.awayM(on.eastM, on.northM) < CLEAR_M - 0.1) {
        return "on a reported danger";
      }
    }
    for (Point pad : pads) {
      if (pad.awayM(on.eastM, on.northM) < CLEAR_M - SLACK_M) {
        return "on a pad";
      }
    }
    return "";
  }

  private String flight(int drone) {
    VehicleTruth truth = facts.truth(drone);
    double agl = truth.heightAboveSurfaceM();
    double speed =
        Math.sqrt(
            truth.velocityEastMps() * truth.velocityEastMps()
                + truth.velocityNorthMps() * truth.velocityNorthMps());
    if (agl > 40 + SLACK_M || agl < 10 - SLACK_M || speed > 8 + SLACK_MPS) {
      return "too high, too low or too fast";
    }
    for (int other = 1; other <= facts.drones(); other++) {
      VehicleTruth below = facts.truth(other);
      double dE = below.eastM() - truth.eastM();
      double dN = below.northM() - truth.northM();
      if (other != drone
          && below.heightAmslM() < truth.heightAmslM() - SLACK_M
          && dE * dE + dN * dN < (15 - 2 * SLACK_M) * (15 - 2 * SLACK_M)) {
        return "on drone " + other;
      }
    }
    return "";
  }
}
