package org.bucketbrigade.vehicle;

import org.bucketbrigade.mavlink.AutopilotVersion;
import org.bucketbrigade.mavlink.ExtendedSysState;
import org.bucketbrigade.mavlink.GlobalPositionInt;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.SysStatus;

/**
 * What a vehicle is asked for when it is found: its version and the streams it sends us. An
 * ArduCopter sends heartbeats only until asked, and forgets what it was asked for when it reboots.
 */
final class LinkUp {
  /** Pause before a set-up that failed is tried again, and the longest a stream may be missing. */
  static final long RETRY_NANOS = 5_000_000_000L;

  private static final int POSITION_INTERVAL_US = 100_000;
  private static final int STATUS_INTERVAL_US = 1_000_000;
  private static final int STATE_INTERVAL_US = 500_000;
  private static final int VERSION = -1;
  private static final int COMMANDS = 4;

  private final CommandQueue queue;
  private boolean sent;
  private boolean done;
  private boolean failed;
  private int pending;
  private long sinceNanos;

  LinkUp(CommandQueue queue) {
    this.queue = queue;
  }

  /** Forgets that anything was asked for. */
  void restart() {
    sent = false;
    done = false;
    failed = false;
    sinceNanos = Long.MIN_VALUE / 2;
  }

  /** Whether the streams that flying needs were granted. */
  boolean done() {
    return done;
  }

  /** When it was done, core time in nanoseconds. */
  long sinceNanos() {
    return sinceNanos;
  }

  void tick(long nowNanos) {
    if (sent || (failed && nowNanos - sinceNanos < RETRY_NANOS)) {
      return;
    }
    sent = true;
    failed = false;
    pending = COMMANDS;
    queue.clear();
    queue.add(MavCmd.REQUEST_MESSAGE, VERSION, nowNanos, AutopilotVersion.ID);
    interval(GlobalPositionInt.ID, POSITION_INTERVAL_US, nowNanos);
    interval(SysStatus.ID, STATUS_INTERVAL_US, nowNanos);
    interval(ExtendedSysState.ID, STATE_INTERVAL_US, nowNanos);
  }

  private void interval(int messageId, int intervalUs, long nowNanos) {
    queue.add(MavCmd.SET_MESSAGE_INTERVAL, messageId, nowNanos, messageId, intervalUs);
  }

  /** One of its commands has ended. */
  void commandEnded(int tag, Answer answer, long nowNanos) {
    failed |= tag == GlobalPositionInt.ID && answer != Answer.ACCEPTED;
    if (--pending == 0) {
      sinceNanos = nowNanos;
      done = !failed;
      sent = done;
    }
  }
}
