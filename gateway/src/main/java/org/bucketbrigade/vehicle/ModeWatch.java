package org.bucketbrigade.vehicle;

import org.bucketbrigade.state.State;

/**
 * Tells a mode change of ours from somebody else's. Heartbeats show a new mode late, so that for a
 * while after a command the mode that it replaces is nobody's fault.
 */
final class ModeWatch {
  private int expected = Autopilot.NO_MODE;
  private int replaced = Autopilot.NO_MODE;
  private int replacedExpected = Autopilot.NO_MODE;
  private long commandNanos = Long.MIN_VALUE / 2;

  /** We commanded a mode while the vehicle showed another one, or the same. */
  void commanded(int mode, int shown, long nowNanos) {
    replaced = shown;
    replacedExpected = expected;
    expected = mode;
    commandNanos = nowNanos;
  }

  /** The command was answered or given up. */
  void commandEnded(long nowNanos) {
    commandNanos = nowNanos;
  }

  /** The mode that is ours. */
  int expected() {
    return expected;
  }

  /** From now on this mode is ours, whoever set it. */
  void accept(int mode) {
    expected = mode;
  }

  /**
   * Whether a mode shown is neither ours nor the one that ours is about to replace.
   *
   * @param pending whether our command is still on its way or will be repeated
   */
  boolean isForeign(int shown, boolean pending, long nowNanos) {
    if (shown == expected) {
      return false;
    }
    boolean changing = pending || nowNanos - commandNanos <= Conduct.GRACE_NANOS;
    return !changing || (shown != replaced && shown != replacedExpected);
  }

  /** Visits all that is remembered. */
  void state(State s) {
    expected = s.i32(expected);
    replaced = s.i32(replaced);
    replacedExpected = s.i32(replacedExpected);
    commandNanos = s.i64(commandNanos);
  }
}
