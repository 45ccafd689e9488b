package org.bucketbrigade.vehicle;

import org.bucketbrigade.mavlink.AutopilotVersion;
import org.bucketbrigade.mavlink.ExtendedSysState;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.SysStatus;
import org.bucketbrigade.state.State;

/**
 * What a vehicle is asked for when it is found: its version and the streams it sends us. An
 * ArduCopter sends heartbeats only until asked, and forgets what it was asked for when it reboots.
 */
final class LinkUp {
  /** Pause before a set-up that failed is tried again, and the longest a stream may be missing. */
  static final long RETRY_NANOS = 5_000_000_000L;

  /** Granted, the version itself may be lost on its way: it is asked for again after as long. */
  private static final long VERSION_NANOS = 1_000_000_000L;

  /** Afterwards the vehicle counts as one that does not tell. */
  private static final int VERSION_TRIES = 5;

  private static final int POSITION_INTERVAL_US = 100_000;
  private static final int STATUS_INTERVAL_US = 1_000_000;
  private static final int STATE_INTERVAL_US = 500_000;
  private static final int VERSION = -1;

  private final CommandQueue queue;
  private boolean sent;
  private boolean granted;
  private boolean failed;
  private int pending;
  private long sinceNanos;
  private boolean identified;
  private int versionTries;
  private long versionNanos;

  LinkUp(CommandQueue queue) {
    this.queue = queue;
  }

  /** Forgets that anything was asked for. */
  void restart() {
    sent = false;
    granted = false;
    failed = false;
    sinceNanos = Long.MIN_VALUE / 2;
    identified = false;
    versionTries = 0;
    versionNanos = Long.MIN_VALUE / 2;
  }

  /** The vehicle told its version. */
  void identified() {
    identified = true;
  }

  /** Whether its version is known, or it does not tell. */
  boolean knowsVersion() {
    return identified || versionTries == VERSION_TRIES;
  }

  /** Whether the streams that flying needs were granted. */
  boolean done() {
    return granted;
  }

  /** When that was, core time in nanoseconds. */
  long sinceNanos() {
    return sinceNanos;
  }

  void tick(long nowNanos) {
    if (granted) {
      if (!knowsVersion() && queue.isEmpty() && nowNanos - versionNanos >= VERSION_NANOS) {
        askVersion(nowNanos);
      }
    } else if (!sent && (!failed || nowNanos - sinceNanos >= RETRY_NANOS)) {
      sent = true;
      failed = false;
      queue.clear();
      pending = 3;
      interval(GlobalPositionInt.ID, POSITION_INTERVAL_US, nowNanos);
      interval(SysStatus.ID, STATUS_INTERVAL_US, nowNanos);
      interval(ExtendedSysState.ID, STATE_INTERVAL_US, nowNanos);
    }
  }

  private void askVersion(long nowNanos) {
    versionTries++;
    versionNanos = nowNanos;
    queue.add(MavCmd.REQUEST_MESSAGE, VERSION, nowNanos, AutopilotVersion.ID);
  }

  private void interval(int messageId, int intervalUs, long nowNanos) {
    queue.add(MavCmd.SET_MESSAGE_INTERVAL, messageId, nowNanos, messageId, intervalUs);
  }

  /** One of its commands has ended. */
  void commandEnded(int tag, Answer answer, long nowNanos) {
    if (tag == VERSION) {
      if (answer == Answer.REFUSED) {
        versionTries = VERSION_TRIES;
      }
      return;
    }
    // What is refused it may send unasked, or does without; what got no answer was lost.
    failed |= answer == Answer.SILENT;
    failed |= tag == GlobalPositionInt.ID && answer != Answer.ACCEPTED;
    if (--pending == 0) {
      sinceNanos = nowNanos;
      granted = !failed;
      sent = granted;
    }
  }

  /** Visits all that is remembered. */
  void state(State s) {
    sent = s.flag(sent);
    granted = s.flag(granted);
    failed = s.flag(failed);
    pending = s.i32(pending);
    sinceNanos = s.i64(sinceNanos);
    identified = s.flag(identified);
    versionTries = s.i32(versionTries);
    versionNanos = s.i64(versionNanos);
  }
}
