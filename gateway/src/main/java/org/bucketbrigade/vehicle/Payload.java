package org.bucketbrigade.vehicle;

import org.bucketbrigade.state.State;

/**
 * The tank's valve and the pump of one vehicle: the valve opens at most once a release, and both
 * are closed for sure, however often that takes.
 */
final class Payload {

  /** Longer than the slowest link takes there and back; nothing is sent again meanwhile. */
  private static final long RELEASE_ANSWER_NANOS = 3_000_000_000L;

  private static final long VALVE_OPEN_NANOS = 2_600_000_000L;

  /**
   * Acknowledgements name a command, not which one of them: so long after a command that was sent
   * more than once, another answer to it may come, and would pass for that to a release.
   */
  private static final long DOUBT_NANOS = 2_000_000_000L;

  // Tags of commands; a release has its own number, from 1.
  private static final int PUMP_ON = -1;
  private static final int PUMP_OFF = -2;
  private static final int VALVE_CLOSED = -3;
  private static final int NO_RELEASE = 0;

  /** Receives how a release ended. */
  interface Listener {
    void releaseAnswered(int number, Answer answer);
  }

  private final PayloadWiring.Ports ports;
  private final CommandQueue queue;
  private final Listener listener;
  private int releaseUnderWay = NO_RELEASE;
  private boolean valveMayBeOpen;
  private long closeNanos;
  private boolean pumpMayRun;
  private boolean pumpWanted;
  private long doubtUntilNanos = Long.MIN_VALUE;

  Payload(PayloadWiring.Ports ports, Listener listener, CommandQueue.Sender sender) {
    this.ports = ports;
    this.listener = listener;
    this.queue = new CommandQueue(this::ended, sender);
  }

  /**
   * Opens the valve, exactly one transmission, now: behind another command it would open late and
   * so somewhere else.
   *
   * @param number from 1
   * @return false if another command is under way, may still be answered, or there is no valve;
   *     nothing is sent then
   */
  boolean release(int number, long nowNanos) {
    if (!queue.isEmpty() || nowNanos < doubtUntilNanos || ports.valve().command() == 0) {
      return false;
    }
    releaseUnderWay = number;
    valveMayBeOpen = true;
    closeNanos = nowNanos + VALVE_OPEN_NANOS;
    return queue.addOnce(
        ports.valve().command(),
        number,
        RELEASE_ANSWER_NANOS,
        nowNanos,
        ports.valve().parameters(true));
  }

  /** Starts the pump. */
  void startPump(long nowNanos) {
    if (ports.pump().command() != 0) {
      pumpWanted = true;
      pumpMayRun = true;
      command(ports.pump(), true, PUMP_ON, nowNanos);
    }
  }

  /** The pump is to stand still: at the next {@link #tick} that finds it may run. */
  void stopPump() {
    pumpWanted = false;
  }

  /** Whether an answer to a command of this kind is for the valve or the pump. */
  boolean expects(int command) {
    return command == ports.valve().command() || command == ports.pump().command();
  }

  void acknowledged(int command, int result, long nowNanos) {
    queue.acknowledged(command, result, nowNanos);
  }

  /** Resends what is overdue and closes what is open; not called while others fly the vehicle. */
  void tick(long nowNanos) {
    queue.tick(nowNanos);
    if (queue.isEmpty() && valveMayBeOpen && nowNanos >= closeNanos) {
      command(ports.valve(), false, VALVE_CLOSED, nowNanos);
    }
    if (queue.isEmpty() && pumpMayRun && !pumpWanted) {
      command(ports.pump(), false, PUMP_OFF, nowNanos);
    }
  }

  private void command(PayloadPort port, boolean on, int tag, long nowNanos) {
    queue.add(port.command(), tag, nowNanos, port.parameters(on));
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
    if (queue.sent() > 1 || answer == Answer.SILENT) {
      doubtUntilNanos = nowNanos + DOUBT_NANOS;
    }
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

  /** Visits all that is remembered. */
  void state(State s) {
    queue.state(s);
    releaseUnderWay = s.i32(releaseUnderWay);
    valveMayBeOpen = s.flag(valveMayBeOpen);
    closeNanos = s.i64(closeNanos);
    pumpMayRun = s.flag(pumpMayRun);
    pumpWanted = s.flag(pumpWanted);
    doubtUntilNanos = s.i64(doubtUntilNanos);
  }
}
