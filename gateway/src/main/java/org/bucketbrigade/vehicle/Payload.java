package org.bucketbrigade.vehicle;

import org.bucketbrigade.mavlink.MavCmd;

/**
 * The tank's valve and the pump of one vehicle, as servo outputs: the valve opens at most once a
 * release, and both are closed for sure, however often that takes.
 */
final class Payload {
  private static final int VALVE_SERVO = 9;
  private static final int PUMP_SERVO = 10;
  private static final int OFF_US = 1_100;
  private static final int ON_US = 1_900;

  private static final long RELEASE_ANSWER_NANOS = 1_000_000_000L;
  private static final long VALVE_OPEN_NANOS = 2_600_000_000L;

  // Tags of commands; a release has its own number, from 1.
  private static final int PUMP_ON = -1;
  private static final int PUMP_OFF = -2;
  private static final int VALVE_CLOSED = -3;
  private static final int NO_RELEASE = 0;

  /** Receives how a release ended. */
  interface Listener {
    void releaseAnswered(int number, Answer answer);
  }

  private final CommandQueue queue;
  private final Listener listener;
  private int releaseUnderWay = NO_RELEASE;
  private boolean valveMayBeOpen;
  private long closeNanos;
  private boolean pumpMayRun;
  private boolean pumpWanted;

  Payload(Listener listener, CommandQueue.Sender sender) {
    this.listener = listener;
    this.queue = new CommandQueue(this::ended, sender);
  }

  /**
   * Opens the valve, exactly one transmission, now: behind another command it would open late and
   * so somewhere else.
   *
   * @param number from 1
   * @return false if another command is under way; nothing is sent then
   */
  boolean release(int number, long nowNanos) {
    if (!queue.isEmpty()) {
      return false;
    }
    releaseUnderWay = number;
    valveMayBeOpen = true;
    closeNanos = nowNanos + VALVE_OPEN_NANOS;
    return queue.addOnce(
        MavCmd.DO_SET_SERVO, number, RELEASE_ANSWER_NANOS, nowNanos, VALVE_SERVO, ON_US);
  }

  /** Starts the pump. */
  void startPump(long nowNanos) {
    pumpWanted = true;
    pumpMayRun = true;
    queue.add(MavCmd.DO_SET_SERVO, PUMP_ON, nowNanos, PUMP_SERVO, ON_US);
  }

  /** The pump is to stand still: at the next {@link #tick} that finds it may run. */
  void stopPump() {
    pumpWanted = false;
  }

  void acknowledged(int command, int result, long nowNanos) {
    queue.acknowledged(command, result, nowNanos);
  }

  /** Resends what is overdue and closes what is open; not called while others fly the vehicle. */
  void tick(long nowNanos) {
    queue.tick(nowNanos);
    if (queue.isEmpty() && valveMayBeOpen && nowNanos >= closeNanos) {
      queue.add(MavCmd.DO_SET_SERVO, VALVE_CLOSED, nowNanos, VALVE_SERVO, OFF_US);
    }
    if (queue.isEmpty() && pumpMayRun && !pumpWanted) {
      queue.add(MavCmd.DO_SET_SERVO, PUMP_OFF, nowNanos, PUMP_SERVO, OFF_US);
    }
  }

  /** Nothing may be sent any more for now; of a release under way nobody knows the end. */
  void abandon() {
    queue.clear();
    pumpWanted = false;
    int number = releaseUnderWay;
    if (number != NO_RELEASE) {
      releaseUnderWay = NO_RELEASE;
      listener.releaseAnswered(number, Answer.SILENT);
    }
  }

  private void ended(int command, int tag, Answer answer, long nowNanos) {
    switch (tag) {
      case PUMP_ON -> {}
      case PUMP_OFF -> pumpMayRun = answer == Answer.SILENT;
      case VALVE_CLOSED -> valveMayBeOpen = answer == Answer.SILENT;
      default -> {
        releaseUnderWay = NO_RELEASE;
        listener.releaseAnswered(tag, answer);
      }
    }
  }
}
