package org.bucketbrigade.arbiter.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bucketbrigade.wire.v1.Reason;

/** Vetoes and dangers: what members of crews say against drops. */
final class ReferenceObjections {
  private static final long OPEN_NANOS = 60_000_000_000L;
  private static final double NEAR_M = 50;
  private static final double SAME_M = 15;
  private static final int MOST_OF_ONE = 2;
  private static final int MOST_DANGERS = 256;

  private record Veto(int drone, int seat, int person, long nanos) {}

  private record Danger(int person, Vec point, long nanos) {}

  private final List<Veto> vetoes = new ArrayList<>();
  private final List<Danger> dangers = new ArrayList<>();
  private final Map<Integer, Integer> dismissed = new HashMap<>();

  private void forget(long now) {
    vetoes.removeIf(veto -> now - veto.nanos >= OPEN_NANOS);
    dangers.removeIf(danger -> now - danger.nanos >= OPEN_NANOS);
  }

  /** A drone's open vetoes by those who still sit where they sat. */
  private List<Veto> vetoes(ReferenceDrone drone, long now) {
    forget(now);
    return vetoes.stream()
        .filter(veto -> veto.drone == drone.index)
        .filter(veto -> isSeated(veto, drone))
        .toList();
  }

  private static boolean isSeated(Veto veto, ReferenceDrone drone) {
    ReferenceCrew.Member member = drone.crew.at(veto.seat);
    return member != null && member.person == veto.person;
  }

  private boolean hasEnough(ReferenceDrone drone, int person, long now) {
    long open = vetoes(drone, now).stream().filter(veto -> veto.person == person).count();
    return open + dangers.stream().filter(danger -> danger.person == person).count() >= MOST_OF_ONE;
  }

  Reason veto(ReferenceDrone drone, ReferenceCrew.Member member, long now) {
    boolean again = vetoes(drone, now).stream().anyMatch(veto -> veto.person == member.person);
    if (!again && hasEnough(drone, member.person, now)) {
      return Reason.REASON_OBJECTIONS_OPEN;
    }
    vetoes.removeIf(veto -> veto.drone == drone.index && veto.seat == member.seat);
    vetoes.add(new Veto(drone.index, member.seat, member.person, now));
    return Reason.REASON_OK;
  }

  Reason hazard(ReferenceDrone drone, ReferenceCrew.Member member, Vec point, long now) {
    forget(now);
    for (Danger danger : dangers) {
      if (danger.person == member.person && danger.point.distance(point) < SAME_M) {
        dangers.set(dangers.indexOf(danger), new Danger(member.person, point, now));
        return Reason.REASON_OK;
      }
    }
    if (hasEnough(drone, member.person, now)) {
      return Reason.REASON_OBJECTIONS_OPEN;
    }
    if (dangers.size() == MOST_DANGERS) {
      return Reason.REASON_GATEWAY_FULL;
    }
    dangers.add(new Danger(member.person, point, now));
    return Reason.REASON_OK;
  }

  /** Whether one who stands alone objects, or two others do. */
  private boolean counts(List<Integer> people) {
    return people.stream().anyMatch(person -> dismissed.getOrDefault(person, 0) < 2)
        || people.stream().distinct().count() > 1;
  }

  boolean vetoed(ReferenceDrone drone, long now) {
    return counts(vetoes(drone, now).stream().map(Veto::person).toList());
  }

  private List<Danger> dangersNear(Vec point, long now) {
    forget(now);
    return dangers.stream().filter(danger -> danger.point.distance(point) < NEAR_M).toList();
  }

  boolean dangerNear(Vec point, long now) {
    return counts(dangersNear(point, now).stream().map(Danger::person).toList());
  }

  Reason dismissVetoes(ReferenceDrone drone, long now) {
    List<Veto> baseless = vetoes(drone, now);
    baseless.forEach(veto -> dismissed.merge(veto.person, 1, Integer::sum));
    vetoes.removeAll(baseless);
    return baseless.isEmpty() ? Reason.REASON_NOTHING_DECIDED : Reason.REASON_OK;
  }

  Reason dismissDangers(Vec point, long now) {
    List<Danger> baseless = dangersNear(point, now);
    baseless.forEach(danger -> dismissed.merge(danger.person, 1, Integer::sum));
    dangers.removeAll(baseless);
    return baseless.isEmpty() ? Reason.REASON_NOTHING_DECIDED : Reason.REASON_OK;
  }
}
