package org.bucketbrigade.core;

import java.util.List;
import org.bucketbrigade.arbiter.Arbiter;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.wire.v1.Notice;
import org.bucketbrigade.wire.v1.Reason;

/**
 * News of the journal, which leads and the pilot in command must know. The codes are part of the
 * journal's format. Keeps nothing: the shell repeats what is not well.
 */
public final class JournalNews {
  /** It is written again, and has room. */
  public static final int WRITES = 0;

  /** It is written still, and there is no room for what comes next. */
  public static final int LOW = 1;

  /** It is not written: no room. */
  public static final int FULL = 2;

  /** The disk does not keep what is written. */
  public static final int BROKEN = 3;

  /** The core goes on from a journal in which events are missing. */
  public static final int GAP = 4;

  private final Arbiter arbiter;
  private final Flights flights;
  private final Notices notices;

  JournalNews(Arbiter arbiter, Flights flights, Notices notices) {
    this.arbiter = arbiter;
    this.flights = flights;
    this.notices = notices;
  }

  /** Passes news on. */
  void told(int news, long nowNanos) {
    switch (news) {
      case WRITES -> tell(Notice.Severity.SEVERITY_INFO, Reason.REASON_JOURNAL_WRITES);
      case LOW -> tell(Notice.Severity.SEVERITY_CAUTION, Reason.REASON_JOURNAL_LOW);
      case FULL -> tell(Notice.Severity.SEVERITY_WARNING, Reason.REASON_JOURNAL_FULL);
      case BROKEN -> tell(Notice.Severity.SEVERITY_WARNING, Reason.REASON_JOURNAL_BROKEN);
      case GAP -> holdAll(nowNanos);
      default -> {}
    }
  }

  private void tell(Notice.Severity severity, Reason reason) {
    notices.commanders(0, severity, reason, "");
  }

  /** A hold, a take-over or a seat may be among what is missing: somebody must look first. */
  private void holdAll(long nowNanos) {
    List<Drone> drones = flights.drones();
    for (int i = 0; i < drones.size(); i++) {
      arbiter.latchHold(drones.get(i), nowNanos);
    }
  }
}
