package org.bucketbrigade.core;

import org.bucketbrigade.arbiter.Hazards;
import org.bucketbrigade.mission.Person;
import org.bucketbrigade.state.State;
import org.bucketbrigade.wire.v1.Notice;
import org.bucketbrigade.wire.v1.Reason;

/**
 * Tells crews, leads and the pilot in command when the incident's feed falls silent, for what they
 * see is then a memory and nothing may be dropped, and when it is back. Who comes while it is
 * silent is told, too. A place that never had a feed is not watched.
 */
final class FeedWatch {
  private final Hazards hazards;
  private final Notices notices;
  private boolean heard;
  private boolean silent;

  FeedWatch(Hazards hazards, Notices notices) {
    this.hazards = hazards;
    this.notices = notices;
  }

  /** Looks whether it is still heard; called about once a second. */
  void watch(long nowNanos) {
    boolean fresh = hazards.feedFresh(nowNanos);
    heard |= fresh;
    if (!heard || fresh != silent) {
      return;
    }
    silent = !fresh;
    if (silent) {
      notices.fliers(Notice.Severity.SEVERITY_WARNING, Reason.REASON_FEED_STALE);
    } else {
      notices.fliers(Notice.Severity.SEVERITY_INFO, Reason.REASON_FEED_BACK);
    }
  }

  /** Somebody has signed in or taken a seat. */
  void met(Person person) {
    if (silent && (person.drone() != null || person.commands())) {
      notices.warn(person, Reason.REASON_FEED_STALE);
    }
  }

  /** Visits all that is remembered. */
  void state(State s) {
    heard = s.flag(heard);
    silent = s.flag(silent);
  }
}
