package org.bucketbrigade.mission;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Authorisation;
import org.bucketbrigade.wire.v1.Check;
import org.bucketbrigade.wire.v1.Reason;

/**
 * By what right the mission flies, as the pilot in command has recorded it: a reference that an
 * inspector can look up, the time in which it holds, and a checklist that was gone through.
 */
public final class AuthorisationRecord {
  /** Most bytes of the reference. */
  static final int MOST_BYTES = 80;

  /** Longest time that one record holds, minutes. */
  static final int MOST_MINUTES = 1_440;

  private static final long MINUTE_NANOS = 60_000_000_000L;
  private static final long MICRO_NANOS = 1_000L;
  private static final long LATEST_US = Long.MAX_VALUE / MICRO_NANOS / 2;

  private String reference = "";
  private long fromNanos;
  private long untilNanos;
  private long recordedBy;

  /** Takes a record in the former one's place, or says what is wrong with it. */
  public Reason record(Person by, Authorisation told, long nowNanos) {
    if (!isReference(told.getReference())
        || told.getMinutes() < 1
        || told.getMinutes() > MOST_MINUTES
        || told.getFromUs() < 0
        || told.getFromUs() > LATEST_US) {
      return Reason.REASON_MALFORMED;
    }
    if (!isComplete(told)) {
      return Reason.REASON_CHECKLIST;
    }
    long begins = told.getFromUs() == 0 ? nowNanos : told.getFromUs() * MICRO_NANOS;
    long ends = begins + told.getMinutes() * MINUTE_NANOS;
    if (ends <= nowNanos) {
      return Reason.REASON_EXPIRED;
    }
    reference = told.getReference();
    fromNanos = begins;
    untilNanos = ends;
    recordedBy = by.id();
    return Reason.REASON_OK;
  }

  private static boolean isReference(String text) {
    return !text.isBlank()
        && text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
        && text.codePoints().noneMatch(Character::isISOControl);
  }

  private static boolean isComplete(Authorisation told) {
    Set<Check> missing =
        EnumSet.complementOf(EnumSet.of(Check.CHECK_UNSPECIFIED, Check.UNRECOGNIZED));
    missing.removeAll(told.getChecksList());
    return missing.isEmpty();
  }

  /** Whether anything may be armed now. */
  public boolean holds(long nowNanos) {
    return nowNanos >= fromNanos && nowNanos < untilNanos;
  }

  /** Empty if nothing is recorded. */
  public String reference() {
    return reference;
  }

  /** Core time from which it holds, nanoseconds. */
  public long fromNanos() {
    return fromNanos;
  }

  /** Core time at which it ends, nanoseconds. */
  public long untilNanos() {
    return untilNanos;
  }

  /** Id of the person who was in command and recorded it. */
  public long recordedBy() {
    return recordedBy;
  }

  /** Visits all that is remembered. */
  void state(State s) {
    reference = s.text(reference);
    fromNanos = s.i64(fromNanos);
    untilNanos = s.i64(untilNanos);
    recordedBy = s.i64(recordedBy);
  }
}
