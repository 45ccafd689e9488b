package org.bucketbrigade.vehicle;

import java.util.function.Consumer;
import org.bucketbrigade.mavlink.MavParamType;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.ParamRequestRead;
import org.bucketbrigade.mavlink.ParamSet;
import org.bucketbrigade.mavlink.ParamValue;
import org.jspecify.annotations.Nullable;

/**
 * The parameters on which it depends that a vehicle stops when we fall silent: read at link-up, set
 * on the order to arm, and believed only by the vehicle's own echo.
 *
 * <ul>
 *   <li>{@code GUID_TIMEOUT} at most 1.0 s: ArduCopter brakes that long after the last setpoint
 *       (its default of 3 s flies 65 m blind at 12 m/s).
 *   <li>{@code FS_GCS_ENABLE} 7, brake or land, when our heartbeats stop.
 *   <li>{@code MAV_GCS_SYSID} (older: {@code SYSID_MYGCS}) 245: ours are the heartbeats that count.
 * </ul>
 */
final class SafetyParameters {
  private static final long ANSWER_NANOS = 500_000_000L;
  private static final int TRIES = 4;

  /** One requirement: names in the order tried, and the value that satisfies it. */
  private static final class Requirement {
    final String[] names;
    final float wanted;
    final boolean lessIsFine;
    int name;
    boolean known;
    boolean absent;
    float value;

    Requirement(float wanted, boolean lessIsFine, String... names) {
      this.names = names;
      this.wanted = wanted;
      this.lessIsFine = lessIsFine;
    }

    boolean satisfied() {
      return known && (value == wanted || (lessIsFine && value > 0 && value < wanted));
    }
  }

  private final Requirement[] requirements = {
    new Requirement(1.0f, true, "GUID_TIMEOUT"),
    new Requirement(7, false, "FS_GCS_ENABLE"),
    new Requirement(Vehicle.OUR_SYSTEM_ID, false, "MAV_GCS_SYSID", "SYSID_MYGCS"),
  };
  private final Consumer<Message> sender;
  private final ParamRequestRead request = new ParamRequestRead();
  private final ParamSet set = new ParamSet();
  private boolean setting;
  private int tries;
  private long deadlineNanos;

  SafetyParameters(Consumer<Message> sender) {
    this.sender = sender;
  }

  void reset() {
    for (Requirement requirement : requirements) {
      requirement.known = false;
      requirement.absent = false;
      requirement.name = 0;
    }
    setting = false;
    tries = 0;
    deadlineNanos = 0;
  }

  /** Begins to set what is not as required. */
  void startSetting() {
    setting = true;
    tries = 0;
    deadlineNanos = 0;
  }

  void stopSetting() {
    setting = false;
  }

  /** Whether every parameter was read, or is known not to exist. */
  boolean read() {
    for (Requirement requirement : requirements) {
      if (!requirement.known && !requirement.absent) {
        return false;
      }
    }
    return true;
  }

  /** Whether every parameter has a safe value. */
  boolean safe() {
    return unsafe() == null;
  }

  /** Name of the first parameter whose value is not safe, or null. */
  @Nullable String unsafe() {
    for (Requirement requirement : requirements) {
      if (!requirement.satisfied()) {
        return requirement.names[requirement.name];
      }
    }
    return null;
  }

  /** Whether setting was given up, or cannot succeed because the vehicle lacks a parameter. */
  boolean gaveUp() {
    if (!setting) {
      return false;
    }
    for (Requirement requirement : requirements) {
      if (requirement.absent) {
        return true;
      }
    }
    return tries > TRIES;
  }

  void received(ParamValue message) {
    for (Requirement requirement : requirements) {
      if (message.paramIdEquals(requirement.names[requirement.name])) {
        boolean wasEnough = setting ? requirement.satisfied() : requirement.known;
        requirement.known = true;
        requirement.value = message.paramValue();
        // A vehicle that echoes another value than the one set has not obeyed: the tries count on.
        if (!wasEnough && (!setting || requirement.satisfied())) {
          tries = 0;
          deadlineNanos = 0;
        }
        return;
      }
    }
  }

  void tick(long nowNanos) {
    if (nowNanos < deadlineNanos) {
      return;
    }
    for (Requirement requirement : requirements) {
      if (!requirement.known && !requirement.absent) {
        ask(requirement, nowNanos);
        return;
      }
      if (setting && !requirement.absent && !requirement.satisfied()) {
        change(requirement, nowNanos);
        return;
      }
    }
  }

  private void ask(Requirement requirement, long nowNanos) {
    if (tries == TRIES) {
      tries = 0;
      if (requirement.name + 1 < requirement.names.length) {
        requirement.name++;
      } else {
        requirement.absent = true;
        requirement.name = 0;
        deadlineNanos = 0;
        return;
      }
    }
    tries++;
    deadlineNanos = nowNanos + ANSWER_NANOS;
    request.clear();
    request.paramId(requirement.names[requirement.name]).paramIndex(-1);
    sender.accept(request);
  }

  private void change(Requirement requirement, long nowNanos) {
    tries++;
    if (tries > TRIES) {
      return;
    }
    deadlineNanos = nowNanos + ANSWER_NANOS;
    set.clear();
    set.paramId(requirement.names[requirement.name])
        .paramValue(requirement.wanted)
        .paramType(MavParamType.REAL32);
    sender.accept(set);
  }
}
