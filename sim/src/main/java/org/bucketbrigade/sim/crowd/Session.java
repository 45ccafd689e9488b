package org.bucketbrigade.sim.crowd;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Hello;
import org.bucketbrigade.wire.v1.Hold;
import org.bucketbrigade.wire.v1.Order;
import org.bucketbrigade.wire.v1.Refused;
import org.bucketbrigade.wire.v1.TimeEcho;
import org.bucketbrigade.wire.v1.TimeEchoReply;
import org.bucketbrigade.wire.v1.Vote;
import org.bucketbrigade.wire.v1.Welcome;
import org.jspecify.annotations.Nullable;

/**
 * What every client does on the wire: hello, sequence and epoch, a time echo each second, and acts
 * that are sent again until they are answered.
 */
final class Session {
  static final long ECHO_PERIOD_NANOS = 1_000_000_000L;
  static final long ACT_RETRY_NANOS = 1_000_000_000L;

  /** After this many the act is given up; its decision would have expired anyway. */
  static final int ACT_ATTEMPTS = 4;

  /** Acts of one person that may wait for an answer; the oldest gives way. */
  static final int OPEN_ACTS = 8;

  static final long FIRST_BACKOFF_NANOS = 500_000_000L;
  static final long LONGEST_BACKOFF_NANOS = 8_000_000_000L;

  private final Hello hello;
  private final long personHash;
  private final CrowdFigures figures;
  private final ClientMessage.Builder message = ClientMessage.newBuilder();
  private final List<OpenAct> openActs = new ArrayList<>(2);

  private @Nullable PayloadSink out;
  private boolean everOpened;
  private boolean welcomed;
  private int epoch;
  private int sequence;
  private int acts;
  private long nextEchoNanos;
  private long echoRttNanos = -1;
  private long backoffNanos = FIRST_BACKOFF_NANOS;
  private @Nullable Refused refused;

  /**
   * Prepares a session.
   *
   * @param personHash differs between people, so that their act ids do
   */
  Session(Hello hello, long personHash, CrowdFigures figures) {
    this.hello = hello;
    this.personHash = personHash;
    this.figures = figures;
  }

  void opened(PayloadSink out) {
    if (everOpened) {
      figures.reconnects.increment();
    }
    everOpened = true;
    this.out = out;
    welcomed = false;
    epoch = 0;
    sequence = 0;
    refused = null;
    openActs.clear();
    send(message.clear().setHello(hello));
  }

  void welcome(Welcome welcome, long nowNanos) {
    if (!welcomed) {
      figures.connected.increment();
    }
    welcomed = true;
    epoch = welcome.getSessionEpoch();
    backoffNanos = FIRST_BACKOFF_NANOS;
    nextEchoNanos = nowNanos;
  }

  void refused(Refused refused) {
    figures.refused(refused.getReason());
    this.refused = refused;
  }

  void closed() {
    if (welcomed) {
      figures.connected.decrement();
    }
    welcomed = false;
    out = null;
    openActs.clear();
  }

  /** Takes the answer to a wait for the next link; each call doubles the wait. */
  PersonClient.Reconnect reconnect() {
    Refused end = refused;
    if (end != null) {
      long delayNanos = end.getRetryAfterMs() * 1_000_000L;
      return new PersonClient.Reconnect(end.getRetryAfterMs() != 0, delayNanos);
    }
    // Half of the wait differs between people, lest all come back at once.
    long spreadNanos = Math.floorMod(personHash, backoffNanos / 2);
    long delayNanos = backoffNanos / 2 + spreadNanos;
    backoffNanos = Math.min(backoffNanos * 2, LONGEST_BACKOFF_NANOS);
    return new PersonClient.Reconnect(true, delayNanos);
  }

  boolean isWelcomed() {
    return welcomed;
  }

  /** Whether a message with this epoch in its header is meant for this session. */
  boolean isMine(int messageEpoch) {
    return messageEpoch == 0 || messageEpoch == epoch || !welcomed;
  }

  /** Newest round trip of the time echo, nanoseconds; -1 before the first. */
  long echoRttNanos() {
    return echoRttNanos;
  }

  /** An empty message to fill and {@link #send}. */
  ClientMessage.Builder message() {
    return message.clear();
  }

  boolean send(ClientMessage.Builder body) {
    PayloadSink sink = out;
    if (sink == null) {
      return false;
    }
    byte[] payload = body.setSequence(++sequence).setSessionEpoch(epoch).build().toByteArray();
    if (!sink.offer(payload)) {
      figures.notSent.increment();
      return false;
    }
    figures.messagesSent.increment();
    figures.bytesSent.add(payload.length);
    return true;
  }

  /** Sends a vote until it is answered; its act id is set here and returned. */
  ByteString vote(Vote.Builder vote, long nowNanos) {
    ByteString id = nextActId();
    figures.vote(vote.getAct());
    act(id, ClientMessage.newBuilder().setVote(vote.setActId(id)).build(), nowNanos);
    return id;
  }

  /** Sends a hold until it is answered; its act id is set here and returned. */
  ByteString hold(Hold.Builder hold, long nowNanos) {
    ByteString id = nextActId();
    figures.holdsSent.increment();
    act(id, ClientMessage.newBuilder().setHold(hold.setActId(id)).build(), nowNanos);
    return id;
  }

  /** Sends an order until it is answered; its act id is set here and returned. */
  ByteString order(Order.Builder order, long nowNanos) {
    ByteString id = nextActId();
    figures.ordersSent.increment();
    act(id, ClientMessage.newBuilder().setOrder(order.setActId(id)).build(), nowNanos);
    return id;
  }

  private ByteString nextActId() {
    // The epoch makes ids of a later session differ even if the crowd starts again from its seed.
    ByteBuffer id = ByteBuffer.allocate(16).putLong(personHash).putInt(epoch).putInt(++acts);
    return ByteString.copyFrom(id.flip());
  }

  private void act(ByteString id, ClientMessage body, long nowNanos) {
    if (openActs.size() == OPEN_ACTS) {
      openActs.removeFirst();
      figures.actsUnanswered.increment();
    }
    openActs.add(new OpenAct(id, body, nowNanos));
    send(message.clear().mergeFrom(body));
  }

  void tick(int newestFrame, long nowNanos) {
    if (!welcomed) {
      return;
    }
    if (nowNanos - nextEchoNanos >= 0) {
      nextEchoNanos = nowNanos + ECHO_PERIOD_NANOS;
      send(
          message
              .clear()
              .setTimeEcho(
                  TimeEcho.newBuilder().setClientTimeUs(nowNanos / 1_000).setFrame(newestFrame)));
    }
    retryActs(nowNanos);
  }

  private void retryActs(long nowNanos) {
    for (Iterator<OpenAct> open = openActs.iterator(); open.hasNext(); ) {
      OpenAct act = open.next();
      if (nowNanos - act.sentNanos < act.attempts * ACT_RETRY_NANOS) {
        continue;
      }
      if (act.attempts == ACT_ATTEMPTS) {
        open.remove();
        figures.actsUnanswered.increment();
      } else {
        act.attempts++;
        figures.actRetries.increment();
        send(message.clear().mergeFrom(act.body));
      }
    }
  }

  /** Takes an answer; only the first of an act measures the wait. */
  void acked(Ack ack, long nowNanos) {
    figures.ack(ack);
    for (int i = 0; i < openActs.size(); i++) {
      if (openActs.get(i).id.equals(ack.getActId())) {
        figures.actAnswered(nowNanos - openActs.remove(i).sentNanos);
        return;
      }
    }
  }

  void echoed(TimeEchoReply reply, long nowNanos) {
    if (reply.getChallenge() != 0) {
      send(message.clear().setTimeEcho(TimeEcho.newBuilder().setChallenge(reply.getChallenge())));
    }
    long rttMicros = nowNanos / 1_000 - reply.getClientTimeUs();
    if (rttMicros >= 0 && rttMicros < 60_000_000L) {
      echoRttNanos = rttMicros * 1_000;
      figures.echoed(rttMicros);
    }
  }

  private static final class OpenAct {
    private final ByteString id;
    private final ClientMessage body;
    private final long sentNanos;
    private int attempts = 1;

    private OpenAct(ByteString id, ClientMessage body, long sentNanos) {
      this.id = id;
      this.body = body;
      this.sentNanos = sentNanos;
    }
  }
}
