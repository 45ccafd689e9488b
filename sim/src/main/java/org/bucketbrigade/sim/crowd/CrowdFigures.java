package org.bucketbrigade.sim.crowd;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;

/** What a crowd did and what came back, counted over all its people. Safe to read at any time. */
public final class CrowdFigures {
  private static final long LONGEST_MICROS = 60_000_000L;

  final LongAdder connected = new LongAdder();
  final LongAdder seated = new LongAdder();
  final LongAdder reconnects = new LongAdder();
  final LongAdder steersSent = new LongAdder();
  final LongAdder aimsSent = new LongAdder();
  final LongAdder holdsSent = new LongAdder();
  final LongAdder ordersSent = new LongAdder();
  final LongAdder actRetries = new LongAdder();
  final LongAdder actsUnanswered = new LongAdder();
  final LongAdder messagesSent = new LongAdder();
  final LongAdder bytesSent = new LongAdder();
  final LongAdder notSent = new LongAdder();
  final LongAdder messagesReceived = new LongAdder();
  final LongAdder bytesReceived = new LongAdder();
  final LongAdder malformed = new LongAdder();
  final LongAdder staleEpoch = new LongAdder();
  final LongAdder telemetryShown = new LongAdder();
  final LongAdder deltasSkipped = new LongAdder();

  private final Map<Act, LongAdder> votes = adders(Act.class);
  private final Map<Ack.Outcome, LongAdder> acks = adders(Ack.Outcome.class);
  private final Map<Reason, LongAdder> ackReasons = adders(Reason.class);
  private final Map<Reason, LongAdder> notices = adders(Reason.class);
  private final Map<Reason, LongAdder> refusals = adders(Reason.class);
  private final Histogram actToAckUs = new ConcurrentHistogram(LONGEST_MICROS, 3);
  private final Histogram echoUs = new ConcurrentHistogram(LONGEST_MICROS, 3);
  private volatile Consumer<Ack> answers = _ -> {};

  /** From now on each answer to an act is shown to somebody, on the thread that got it. */
  public void answersTo(Consumer<Ack> sink) {
    answers = sink;
  }

  /** People with a session right now: welcomed and not yet gone. */
  public long connected() {
    return connected.sum();
  }

  /** People with a place in a crew right now. */
  public long seated() {
    return seated.sum();
  }

  /** Links opened after the first one of a person. */
  public long reconnects() {
    return reconnects.sum();
  }

  /** Steers and aims sent. */
  public long inputsSent() {
    return steersSent.sum() + aimsSent.sum();
  }

  /** Velocity wishes sent. */
  public long steersSent() {
    return steersSent.sum();
  }

  /** Point wishes sent. */
  public long aimsSent() {
    return aimsSent.sum();
  }

  /** Votes sent for one act, without retries. */
  public long votes(Act act) {
    return read(votes, act);
  }

  /** Holds sent, without retries. */
  public long holdsSent() {
    return holdsSent.sum();
  }

  /** Orders of the pilot in command sent, without retries. */
  public long ordersSent() {
    return ordersSent.sum();
  }

  /** Acts sent again because no answer came. */
  public long actRetries() {
    return actRetries.sum();
  }

  /** Acts given up because no answer came to any attempt. */
  public long actsUnanswered() {
    return actsUnanswered.sum();
  }

  /** Answers to votes, holds and orders with one outcome. */
  public long acks(Ack.Outcome outcome) {
    return read(acks, outcome);
  }

  /** Refused or failed acts by reason. */
  public long actsRefused(Reason reason) {
    return read(ackReasons, reason);
  }

  /** Notices by reason. */
  public long notices(Reason reason) {
    return read(notices, reason);
  }

  /** Sessions refused or ended by the gateway, by reason. */
  public long refusals(Reason reason) {
    return read(refusals, reason);
  }

  /** Messages sent. */
  public long messagesSent() {
    return messagesSent.sum();
  }

  /** Payload bytes sent. */
  public long bytesSent() {
    return bytesSent.sum();
  }

  /** Messages that a full or closed link did not take. */
  public long notSent() {
    return notSent.sum();
  }

  /** Messages received. */
  public long messagesReceived() {
    return messagesReceived.sum();
  }

  /** Payload bytes received. */
  public long bytesReceived() {
    return bytesReceived.sum();
  }

  /** Received messages that could not be read. */
  public long malformed() {
    return malformed.sum();
  }

  /** Received messages of another session epoch. */
  public long staleEpoch() {
    return staleEpoch.sum();
  }

  /** Telemetry frames that reached a person's eyes. */
  public long telemetryShown() {
    return telemetryShown.sum();
  }

  /** Telemetry deltas without their keyframe. */
  public long deltasSkipped() {
    return deltasSkipped.sum();
  }

  /** Time from sending an act to its first answer, microseconds. */
  public Histogram actToAckUs() {
    return actToAckUs.copy();
  }

  /** Round trips of the time echo, microseconds. */
  public Histogram echoUs() {
    return echoUs.copy();
  }

  void vote(Act act) {
    add(votes, act);
  }

  void ack(Ack ack) {
    answers.accept(ack);
    add(acks, ack.getOutcome());
    switch (ack.getOutcome()) {
      case OUTCOME_REFUSED, OUTCOME_FAILED, OUTCOME_UNKNOWN -> add(ackReasons, ack.getReason());
      default -> {}
    }
  }

  void notice(Reason reason) {
    add(notices, reason);
  }

  void refused(Reason reason) {
    add(refusals, reason);
  }

  void actAnswered(long nanos) {
    actToAckUs.recordValue(micros(nanos));
  }

  void echoed(long micros) {
    echoUs.recordValue(Math.clamp(micros, 0, LONGEST_MICROS));
  }

  private static long micros(long nanos) {
    return Math.clamp(nanos / 1_000, 0, LONGEST_MICROS);
  }

  private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> type) {
    Map<E, LongAdder> adders = new EnumMap<>(type);
    for (E value : type.getEnumConstants()) {
      adders.put(value, new LongAdder());
    }
    return adders;
  }

  private static <E extends Enum<E>> void add(Map<E, LongAdder> adders, E value) {
    LongAdder adder = adders.get(value);
    if (adder != null) {
      adder.increment();
    }
  }

  private static <E extends Enum<E>> long read(Map<E, LongAdder> adders, E value) {
    LongAdder adder = adders.get(value);
    return adder == null ? 0 : adder.sum();
  }
}
