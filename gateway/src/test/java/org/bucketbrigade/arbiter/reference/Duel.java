package org.bucketbrigade.arbiter.reference;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.bucketbrigade.arbiter.Constraint;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.wire.v1.Reason;
import org.jspecify.annotations.Nullable;

/** Plays one history to two arbiters and looks for the first step in which they differ. */
final class Duel {
  /** Velocities may differ by this, m/s. */
  static final double VELOCITY_MPS = 1e-3;

  private static final double YAW_RAD = 1e-3;
  private static final double SHARE = 1e-4;
  private static final double SECONDS = 1e-3;
  private static final double METRES = 1e-4;

  /** Where two arbiters differ, and how. */
  record Difference(int step, String what) {}

  /** How often what was seen: what histories are worth. */
  final Map<String, Integer> seen = new TreeMap<>();

  double worstMps;
  long steps;

  /** Null if nothing differs. */
  @Nullable Difference play(long seed, Subject one, Subject other) {
    History history = new History(seed);
    history.begin(List.of(one, other));
    for (int number = 0; number < History.STEPS; number++) {
      Function<Subject, List<Object>> step = history.step(number);
      List<Object> answer = step.apply(one);
      List<Object> otherAnswer = step.apply(other);
      List<Told> told = one.arbiter().told();
      List<Told> otherTold = other.arbiter().told();
      String what =
          answer.equals(otherAnswer) ? difference(told, otherTold) : answer + " or " + otherAnswer;
      for (int drone = 0; drone < history.drones() && what.isEmpty(); drone++) {
        what = difference(drone, one.arbiter(), other.arbiter());
      }
      steps++;
      if (!what.isEmpty()) {
        return new Difference(number, "seed " + seed + ", " + history + ": " + what);
      }
      history.heard(told);
      see(answer.getFirst(), told);
    }
    for (Constraint constraint : Constraint.values()) {
      seen.merge(
          "relaxed " + constraint, (int) one.arbiter().relaxations(constraint), Integer::sum);
    }
    return null;
  }

  private void see(Object answer, List<Told> told) {
    List<?> answers = answer instanceof List<?> several ? several : List.of(answer);
    for (Object one : answers) {
      if (one instanceof Reason reason) {
        seen.merge("answer " + reason, 1, Integer::sum);
      } else if (one instanceof History.Landing landing) {
        seen.merge("landing " + landing, 1, Integer::sum);
      }
    }
    for (Told one : told) {
      String what =
          switch (one) {
            case Told.Setpoint setpoint -> setpoint.limit().name();
            case Told.Answer reply -> reply.outcome() + " " + reply.reason();
            case Told.Pump pump -> "pump " + pump.on();
            default -> one.getClass().getSimpleName();
          };
      seen.merge(what, 1, Integer::sum);
    }
  }

  /** What differs between what two told; empty if nothing does. */
  private String difference(List<Told> told, List<Told> otherTold) {
    boolean same = told.size() == otherTold.size();
    for (int i = 0; i < told.size() && same; i++) {
      same = isSame(told.get(i), otherTold.get(i));
    }
    return same ? "" : told + " or " + otherTold;
  }

  private boolean isSame(Told one, Told other) {
    if (one instanceof Told.Setpoint setpoint && other instanceof Told.Setpoint otherSetpoint) {
      return isNear(setpoint, otherSetpoint);
    }
    return one.equals(other);
  }

  private boolean isNear(Told.Setpoint one, Told.Setpoint other) {
    boolean near =
        one.drone() == other.drone()
            && one.limit() == other.limit()
            && one.apartMps(other) <= VELOCITY_MPS
            && isSameYaw(one.yawRad(), other.yawRad());
    worstMps = near ? Math.max(worstMps, one.apartMps(other)) : worstMps;
    return near;
  }

  private static boolean isSameYaw(double one, double other) {
    return Double.isNaN(one)
        ? Double.isNaN(other)
        : Math.abs(Math.IEEEremainder(one - other, 2 * Math.PI)) <= YAW_RAD;
  }

  private static boolean isNear(double one, double other, double within) {
    return Double.isNaN(one) ? Double.isNaN(other) : Math.abs(one - other) <= within;
  }

  private static String words(LocalPoint point) {
    return point.eastM + " " + point.northM + " " + point.amslM;
  }

  private static String difference(int drone, ArbiterUnderTest one, ArbiterUnderTest other) {
    if (!isNear(one.agreement(drone), other.agreement(drone), SHARE)) {
      return "agreement " + one.agreement(drone) + " or " + other.agreement(drone);
    }
    List<Double> shares = one.shares(drone);
    List<Double> others = other.shares(drone);
    for (int seat = 0; seat < shares.size(); seat++) {
      if (!isNear(shares.get(seat), others.get(seat), SHARE)) {
        return "shares " + shares + " or " + others;
      }
    }
    LocalPoint slot = one.slot(drone);
    LocalPoint otherSlot = other.slot(drone);
    if (!isNear(slot.eastM, otherSlot.eastM, METRES)
        || !isNear(slot.northM, otherSlot.northM, METRES)
        || !isNear(slot.amslM, otherSlot.amslM, METRES)) {
      return "slot " + words(slot) + " or " + words(otherSlot);
    }
    double home = one.secondsHome(drone);
    double otherHome = other.secondsHome(drone);
    if (!isNear(home, otherHome, SECONDS)) {
      return "seconds home " + home + " or " + otherHome;
    }
    for (Constraint constraint : Constraint.values()) {
      if (one.relaxations(constraint) != other.relaxations(constraint)) {
        return "relaxations of " + constraint;
      }
    }
    return "";
  }
}
