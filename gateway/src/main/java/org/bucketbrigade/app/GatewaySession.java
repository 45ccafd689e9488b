package org.bucketbrigade.app;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Hello;
import org.bucketbrigade.wire.v1.Protocol;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.Tier;
import org.bucketbrigade.wire.v1.TimeEcho;
import org.jspecify.annotations.Nullable;

/** A person signed in at a gateway from a command line: sends, receives, and stays present. */
final class GatewaySession implements WebSocket.Listener, AutoCloseable {
  /** Messages that may wait to be looked at; of telemetry the newest counts, so older ones go. */
  private static final int WAITING = 1_024;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ACT_ID_LENGTH = 16;

  private final BlockingQueue<ServerMessage> arrived = new ArrayBlockingQueue<>(WAITING);
  private final ByteArrayOutputStream part = new ByteArrayOutputStream();
  private final ScheduledExecutorService echoes =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
  private final WebSocket socket;
  private volatile boolean ended;
  private int sequence;
  private int epoch;

  /**
   * Signs in.
   *
   * @param gateway address of its pages
   * @throws Failure if nobody answers there, or the token is refused
   */
  GatewaySession(URI gateway, String token) throws InterruptedException {
    String scheme = "https".equals(gateway.getScheme()) ? "wss" : "ws";
    URI uri = URI.create(scheme + "://" + gateway.getAuthority() + "/ws");
    try {
      socket =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .newWebSocketBuilder()
              .connectTimeout(PATIENCE)
              .buildAsync(uri, this)
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new Failure(
          "no gateway answers at " + gateway + "; start one, or say where it is with --gateway", e);
    }
    send(
        ClientMessage.newBuilder()
            .setHello(
                Hello.newBuilder()
                    .setProtocolVersion(Protocol.PROTOCOL_VERSION.getNumber())
                    .setToken(token)
                    .setClient("brigade command line")
                    .setTier(Tier.TIER_LIGHT)));
    ServerMessage answer = await(PATIENCE);
    while (answer != null && !answer.hasWelcome() && !answer.hasRefused()) {
      answer = await(PATIENCE);
    }
    if (answer == null || answer.hasRefused()) {
      close();
      throw new Failure(
          answer == null
              ? "the gateway does not answer"
              : "refused: " + answer.getRefused().getText());
    }
    epoch = answer.getWelcome().getSessionEpoch();
    ScheduledFuture<?> _ = echoes.scheduleAtFixedRate(this::echo, 1, 1, TimeUnit.SECONDS);
  }

  private void echo() {
    send(
        ClientMessage.newBuilder()
            .setTimeEcho(TimeEcho.newBuilder().setClientTimeUs(System.nanoTime() / 1_000)));
  }

  /** A new act's id. */
  static ByteString newActId() {
    byte[] id = new byte[ACT_ID_LENGTH];
    RANDOM.nextBytes(id);
    return ByteString.copyFrom(id);
  }

  /** Sends a message; sequence and epoch are filled in here. */
  synchronized void send(ClientMessage.Builder message) {
    byte[] bytes = message.setSequence(++sequence).setSessionEpoch(epoch).build().toByteArray();
    try {
      socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    } catch (CompletionException gone) {
      ended = true;
    }
  }

  /**
   * The next message; null if none comes in time.
   *
   * @throws Failure if the connection has ended
   */
  @Nullable ServerMessage await(Duration longest) throws InterruptedException {
    ServerMessage next = arrived.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
    if (next == null && ended) {
      throw new Failure("the gateway has ended the connection");
    }
    return next;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    part.writeBytes(bytes);
    if (last) {
      take(part.toByteArray());
      part.reset();
    }
    from.request(1);
    return CompletableFuture.completedFuture(null);
  }

  private void take(byte[] bytes) {
    try {
      ServerMessage message = ServerMessage.parseFrom(bytes);
      while (!arrived.offer(message)) {
        arrived.poll();
      }
    } catch (InvalidProtocolBufferException malformed) {
      ended = true;
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    ended = true;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    ended = true;
  }

  @Override
  public void close() {
    echoes.shutdownNow();
    socket.abort();
  }
}
