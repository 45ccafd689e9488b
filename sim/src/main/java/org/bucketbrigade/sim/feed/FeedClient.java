package org.bucketbrigade.sim.feed;

import com.google.protobuf.ByteString;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bucketbrigade.sim.crowd.PayloadSink;
import org.bucketbrigade.sim.crowd.PersonClient;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Hello;
import org.bucketbrigade.wire.v1.Protocol;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.SituationItem;
import org.jspecify.annotations.Nullable;

/**
 * The feed's end of its connection to the gateway: signs in with role feed and sends the items that
 * the world's thread offers; after each sign-in everything anew.
 */
public final class FeedClient implements PersonClient {
  /** Batches that may wait for the link; older ones are superseded by the next sign-in. */
  private static final int MAX_WAITING = 64;

  private static final int ITEMS_PER_TICK = 100;
  private static final long RETRY_NANOS = 1_000_000_000L;

  private final String token;
  private final Queue<List<SituationItem>> offered = new ConcurrentLinkedQueue<>();
  private final ArrayDeque<SituationItem> sending = new ArrayDeque<>();
  private @Nullable PayloadSink sink;
  private int sequence;
  private int epoch;
  private boolean welcome;
  private volatile boolean wantsAll = true;
  private volatile @Nullable String refusal;

  public FeedClient(String token) {
    this.token = token;
  }

  /** Whether the next offer must be {@link IncidentFeed#initial()}; any thread. */
  public boolean wantsAll() {
    return wantsAll;
  }

  /** Why the gateway refuses the feed, or null; any thread. */
  public @Nullable String refusal() {
    return refusal;
  }

  /** Hands items over to be sent; world's thread. */
  public void offer(List<SituationItem> items, boolean all) {
    if (all) {
      wantsAll = false;
    }
    if (offered.size() < MAX_WAITING) {
      offered.add(items);
    } else {
      offered.clear();
      wantsAll = true;
    }
  }

  @Override
  public void opened(PayloadSink out, long nowNanos) {
    sink = out;
    sequence = 0;
    epoch = 0;
    welcome = false;
    send(
        ClientMessage.newBuilder()
            .setHello(
                Hello.newBuilder()
                    .setProtocolVersion(Protocol.PROTOCOL_VERSION.getNumber())
                    .setToken(token)
                    .setClient("bucket-brigade feed")));
  }

  @Override
  public void receive(byte[] buffer, int offset, int length, long nowNanos) {
    if (welcome) {
      return; // a feed only speaks
    }
    try {
      ServerMessage message = ServerMessage.parseFrom(ByteString.copyFrom(buffer, offset, length));
      if (message.hasWelcome()) {
        epoch = message.getWelcome().getSessionEpoch();
        welcome = true;
        sending.clear();
        offered.clear();
        wantsAll = true;
      } else if (message.hasRefused()) {
        refusal = message.getRefused().getText();
      }
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      refusal = "the gateway's answer could not be read";
    }
  }

  @Override
  public void tick(long nowNanos) {
    if (!welcome) {
      return;
    }
    for (List<SituationItem> items = offered.poll(); items != null; items = offered.poll()) {
      sending.addAll(items);
    }
    for (int i = 0; i < ITEMS_PER_TICK && !sending.isEmpty(); i++) {
      if (!send(ClientMessage.newBuilder().setSituation(sending.getFirst()))) {
        return;
      }
      sending.removeFirst();
    }
  }

  private boolean send(ClientMessage.Builder message) {
    PayloadSink out = sink;
    return out != null
        && out.offer(message.setSequence(++sequence).setSessionEpoch(epoch).build().toByteArray());
  }

  @Override
  public void leave(long nowNanos) {}

  @Override
  public void closed(long nowNanos) {
    sink = null;
    welcome = false;
  }

  @Override
  public Reconnect reconnect() {
    return new Reconnect(refusal == null, RETRY_NANOS);
  }
}
