package org.bucketbrigade.vehicle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bucketbrigade.mavlink.MavParamType;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.ParamError;
import org.bucketbrigade.mavlink.ParamRequestRead;
import org.bucketbrigade.mavlink.ParamSet;
import org.bucketbrigade.mavlink.ParamValue;
import org.bucketbrigade.state.State;
import org.jspecify.annotations.Nullable;

/**
 * The parameters on which it depends that a vehicle neither flies on nor rushes home without us:
 * read at link-up, set on the order to arm, and believed only by the vehicle's own echo.
 */
final class SafetyParameters {
  private static final long ANSWER_NANOS = 500_000_000L;

  /** Over a link that loses half of all questions and answers, one in 250 goes unanswered. */
  private static final int TRIES = 8;

  /** One requirement and what is known of it. */
  private static final class Entry {
    Requirement requirement;
    int name;
    boolean known;
    boolean absent;
    double value;
    int type = MavParamType.REAL32;
    int tries;

    Entry(Requirement requirement) {
      this.requirement = requirement;
    }

    boolean satisfied() {
      return absent ? requirement.optional() : known && requirement.satisfied(value);
    }

    String parameter() {
      return requirement.names().get(name);
    }

    void state(State s) {
      requirement = requirement.state(s);
      name = s.i32(name);
      known = s.flag(known);
      absent = s.flag(absent);
      value = s.f64(value);
      type = s.i32(type);
      tries = s.i32(tries);
    }
  }

  private final Autopilot autopilot;
  private final Consumer<Message> sender;
  private final List<Entry> entries = new ArrayList<>();
  private final ParamRequestRead request = new ParamRequestRead();
  private final ParamSet set = new ParamSet();
  private boolean setting;
  private long deadlineNanos;

  SafetyParameters(Autopilot autopilot, Consumer<Message> sender) {
    this.autopilot = autopilot;
    this.sender = sender;
  }

  /** Forgets everything. */
  void reset() {
    entries.clear();
    restart(false);
  }

  /** Asks for these too; what is known of a parameter stays known. */
  void require(List<Requirement> requirements) {
    for (Requirement requirement : requirements) {
      Entry known = find(requirement);
      if (known == null) {
        entries.add(new Entry(requirement));
      } else {
        known.requirement = requirement;
      }
    }
  }

  private @Nullable Entry find(Requirement requirement) {
    for (Entry entry : entries) {
      if (entry.requirement.names().equals(requirement.names())) {
        return entry;
      }
    }
    return null;
  }

  /** Begins to set what is not as required; what the vehicle seemed to lack is asked for again. */
  void startSetting() {
    for (Entry entry : entries) {
      entry.absent &= entry.requirement.optional();
    }
    restart(true);
  }

  void stopSetting() {
    setting = false;
  }

  private void restart(boolean toSet) {
    setting = toSet;
    entries.forEach(entry -> entry.tries = 0);
    deadlineNanos = 0;
  }

  /** Whether there are any, and each was read or is known not to exist. */
  boolean read() {
    for (Entry entry : entries) {
      if (!entry.known && !entry.absent) {
        return false;
      }
    }
    return !entries.isEmpty();
  }

  /** A parameter's value as the vehicle told it last; NaN while it did not. */
  double value(String name) {
    for (Entry entry : entries) {
      if (entry.known && entry.parameter().equals(name)) {
        return entry.value;
      }
    }
    return Double.NaN;
  }

  /** Whether every parameter has a safe value. */
  boolean safe() {
    return !entries.isEmpty() && unsafe() == null;
  }

  /** Name of the first parameter whose value is not safe, or null. */
  @Nullable String unsafe() {
    for (Entry entry : entries) {
      if (!entry.satisfied()) {
        return entry.parameter();
      }
    }
    return null;
  }

  /** Whether setting was given up, or cannot succeed because the vehicle lacks a parameter. */
  boolean gaveUp() {
    if (!setting) {
      return false;
    }
    for (Entry entry : entries) {
      if (entry.tries > TRIES || (entry.absent && !entry.requirement.optional())) {
        return true;
      }
    }
    return false;
  }

  void received(ParamValue message) {
    for (Entry entry : entries) {
      if (message.paramIdEquals(entry.parameter())) {
        boolean wasEnough = setting ? entry.satisfied() : entry.known;
        entry.known = true;
        entry.absent = false;
        entry.type = message.paramType();
        entry.value = autopilot.value(message);
        // A vehicle that echoes another value than the one set has not obeyed: the tries count on.
        if (!wasEnough && (!setting || entry.satisfied())) {
          entry.tries = 0;
        }
        return;
      }
    }
  }

  /** The vehicle says that it has no such parameter, which others show by silence. */
  void received(ParamError message) {
    for (Entry entry : entries) {
      if (!entry.known && !entry.absent && message.paramIdEquals(entry.parameter())) {
        entry.tries = TRIES;
        return;
      }
    }
  }

  void tick(long nowNanos) {
    if (nowNanos < deadlineNanos) {
      return;
    }
    deadlineNanos = nowNanos + ANSWER_NANOS;
    for (Entry entry : entries) {
      if (!entry.known && !entry.absent) {
        ask(entry);
      } else if (setting && !entry.absent && !entry.satisfied()) {
        change(entry);
      }
    }
  }

  private void ask(Entry entry) {
    if (entry.tries >= TRIES) {
      entry.tries = 0;
      if (entry.name + 1 < entry.requirement.names().size()) {
        entry.name++;
      } else {
        entry.absent = true;
        entry.name = 0;
        return;
      }
    }
    entry.tries++;
    request.clear();
    request.paramId(entry.parameter()).paramIndex(-1);
    sender.accept(request);
  }

  private void change(Entry entry) {
    entry.tries++;
    if (entry.tries > TRIES) {
      return;
    }
    set.clear();
    set.paramId(entry.parameter());
    autopilot.value(set, entry.requirement.wanted(entry.value), entry.type);
    sender.accept(set);
  }

  /** Visits all that is remembered. */
  void state(State s) {
    int count = s.i32(entries.size());
    while (entries.size() < count) {
      entries.add(new Entry(Requirement.NONE));
    }
    entries.forEach(entry -> entry.state(s));
    setting = s.flag(setting);
    deadlineNanos = s.i64(deadlineNanos);
  }
}
