package org.bucketbrigade.vehicle;

import java.util.Arrays;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.state.State;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one vehicle, one on its way at a time, resent with a rising confirmation count
 * until answered or given up.
 *
 * <p>Times follow what established ground stations use: 0.5 s for an answer, 3 more tries, 3 s
 * after IN_PROGRESS.
 */
final class CommandQueue {
  static final long ANSWER_NANOS = 500_000_000L;
  static final long PROGRESS_NANOS = 3_000_000_000L;
  static final int TRIES = 4;

  /** Tries of a command of which it matters much that it gets through, if need be after 5 s. */
  static final int PATIENT_TRIES = 10;

  /** Commands that may wait; a vehicle's whole set-up is shorter. */
  static final int CAPACITY = 16;

  /** A vehicle that is never done does not block what waits behind: as many IN_PROGRESS count. */
  static final int MAX_PROGRESS = 10;

  /** What an acknowledgement is worth. */
  private enum Proof {
    /** It ends the command. */
    ACKNOWLEDGED,
    /** Accepted, it is still to be seen whether anything comes of it: {@link #shown}. */
    SHOWN
  }

  /** Receives the end of each command. */
  interface Listener {
    void commandEnded(int command, int tag, Answer answer, long nowNanos);
  }

  /** Sends a COMMAND_LONG; the queue has filled in everything but the target. */
  interface Sender {
    void send(CommandLong message);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
  private record Command(
      int id, int tag, int tries, long answerNanos, Proof proof, float[] params) {}

  private static final Proof[] PROOFS = Proof.values();
  private static final Command NO_COMMAND =
      new Command(0, 0, 0, 0, Proof.ACKNOWLEDGED, new float[0]);

  private final Command[] waiting = new Command[CAPACITY];
  private final Listener listener;
  private final Sender sender;
  private final CommandLong message = new CommandLong();
  private int first;
  private int count;
  private int sent;
  private int progress;
  private boolean underWay;
  private boolean ending;
  private long deadlineNanos;

  CommandQueue(Listener listener, Sender sender) {
    this.listener = listener;
    this.sender = sender;
  }

  /** Queues a command with the usual number of tries; false if the queue is full. */
  boolean add(int command, int tag, long nowNanos, float... params) {
    return add(
        new Command(command, tag, TRIES, ANSWER_NANOS, Proof.ACKNOWLEDGED, params), nowNanos);
  }

  /** Queues a command with more tries than usual. */
  boolean addPatient(int command, int tag, long nowNanos, float... params) {
    return add(
        new Command(command, tag, PATIENT_TRIES, ANSWER_NANOS, Proof.ACKNOWLEDGED, params),
        nowNanos);
  }

  /** Queues a command that ends, if it is accepted, only when {@link #shown} says so. */
  boolean addShown(int command, int tag, long nowNanos, float... params) {
    return add(new Command(command, tag, TRIES, ANSWER_NANOS, Proof.SHOWN, params), nowNanos);
  }

  /** Queues a command that is sent exactly once and waited for. */
  boolean addOnce(int command, int tag, long waitNanos, long nowNanos, float... params) {
    return add(new Command(command, tag, 1, waitNanos, Proof.ACKNOWLEDGED, params), nowNanos);
  }

  private boolean add(Command command, long nowNanos) {
    if (count == CAPACITY) {
      return false;
    }
    waiting[(first + count++) % CAPACITY] = command;
    startNext(nowNanos);
    return true;
  }

  /** How often the present command was sent, or the one that a listener is told of. */
  int sent() {
    return sent;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Whether a command of this kind waits or is on its way. */
  boolean holds(int command) {
    for (int i = 0; i < count; i++) {
      if (waiting[(first + i) % CAPACITY].id() == command) {
        return true;
      }
    }
    return false;
  }

  /** Forgets everything, without telling the listener. */
  void clear() {
    count = 0;
    underWay = false;
  }

  /** The vehicle acknowledged a command. */
  void acknowledged(int command, int result, long nowNanos) {
    if (!underWay || waiting[first].id() != command) {
      return;
    }
    if (result == MavResult.IN_PROGRESS) {
      if (++progress > MAX_PROGRESS) {
        return; // the deadline of the last one that counted stands
      }
      deadlineNanos = nowNanos + PROGRESS_NANOS;
    } else if (result == MavResult.TEMPORARILY_REJECTED && sent < waiting[first].tries()) {
      deadlineNanos = nowNanos + ANSWER_NANOS;
    } else if (result == MavResult.ACCEPTED && waiting[first].proof() == Proof.SHOWN) {
      deadlineNanos = nowNanos + PROGRESS_NANOS;
    } else {
      end(result == MavResult.ACCEPTED ? Answer.ACCEPTED : Answer.REFUSED, nowNanos);
    }
  }

  /** The vehicle does what a command of this kind told it. */
  void shown(int command, long nowNanos) {
    if (underWay && waiting[first].id() == command && waiting[first].proof() == Proof.SHOWN) {
      end(Answer.ACCEPTED, nowNanos);
    }
  }

  /** Resends or gives up what is overdue. */
  void tick(long nowNanos) {
    if (underWay && nowNanos >= deadlineNanos) {
      if (sent < waiting[first].tries()) {
        transmit(nowNanos);
      } else {
        end(Answer.SILENT, nowNanos);
      }
    }
  }

  private void transmit(long nowNanos) {
    Command command = waiting[first];
    float[] p = command.params();
    message.clear();
    message
        .command(command.id())
        .confirmation(sent)
        .param1(param(p, 0))
        .param2(param(p, 1))
        .param3(param(p, 2))
        .param4(param(p, 3))
        .param5(param(p, 4))
        .param6(param(p, 5))
        .param7(param(p, 6));
    sent++;
    deadlineNanos = nowNanos + command.answerNanos();
    sender.send(message);
  }

  private static float param(float[] params, int index) {
    return index < params.length ? params[index] : 0;
  }

  private void end(Answer answer, long nowNanos) {
    Command command = waiting[first];
    first = (first + 1) % CAPACITY;
    count--;
    // The listener may forget the rest, so that nothing follows a refused command.
    ending = true;
    underWay = false;
    listener.commandEnded(command.id(), command.tag(), answer, nowNanos);
    ending = false;
    startNext(nowNanos);
  }

  private void startNext(long nowNanos) {
    if (count > 0 && !underWay && !ending) {
      underWay = true;
      sent = 0;
      progress = 0;
      transmit(nowNanos);
    }
  }

  /** Visits all that is remembered. */
  void state(State s) {
    first = s.i32(first);
    count = s.i32(count);
    for (int i = 0; i < count; i++) {
      int at = (first + i) % CAPACITY;
      waiting[at] = visited(waiting[at], s);
    }
    sent = s.i32(sent);
    progress = s.i32(progress);
    underWay = s.flag(underWay);
    deadlineNanos = s.i64(deadlineNanos);
  }

  private static Command visited(@Nullable Command one, State s) {
    Command command = one == null ? NO_COMMAND : one;
    float[] params = Arrays.copyOf(command.params, s.i32(command.params.length));
    for (int i = 0; i < params.length; i++) {
      params[i] = s.f32(params[i]);
    }
    return new Command(
        s.i32(command.id),
        s.i32(command.tag),
        s.i32(command.tries),
        s.i64(command.answerNanos),
        s.constant(PROOFS, command.proof),
        params);
  }
}
