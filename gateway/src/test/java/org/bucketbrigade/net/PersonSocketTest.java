package org.bucketbrigade.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.local.LocalAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bucketbrigade.core.CoreConfig;
import org.bucketbrigade.pipeline.Pipeline;
import org.bucketbrigade.telemetry.FanOut;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.Steer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One person's connection, byte by byte, under a clock that the test moves. */
class PersonSocketTest {
  private final Pipeline pipeline = new Pipeline(CoreConfig.DEFAULT, 1, new MemoryJournal());
  private final FanOut fanOut = new FanOut(pipeline.toPeople(0), ByteBufAllocator.DEFAULT);
  private final BadInput badInput = new BadInput(() -> 0);
  private final SessionSlots slots = new SessionSlots(0, 1);
  private final SocketThread thread = new SocketThread(fanOut, slots, pipeline.inlet(), badInput);
  private final Tokens tokens = Tokens.random();
  private final OneTimeLinks links =
      new OneTimeLinks(tokens, Instant::now, (role, code) -> nextLink = code);
  private SocketAddress peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5_000);
  private @Nullable String nextLink;
  private final EmbeddedChannel channel =
      new EmbeddedChannel() {
        @Override
        protected SocketAddress remoteAddress0() {
          return peer;
        }
      };

  /** One frame that the gateway sent. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sent(int opcode, byte[] payload) {}

  @BeforeEach
  void connect() {
    channel.freezeTime();
    GatewayServer.addHandlers(channel.pipeline(), thread, tokens, links, () -> "{}\n");
  }

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
    pipeline.close();
  }

  private String http(String request) {
    channel.writeInbound(Unpooled.copiedBuffer(request, StandardCharsets.US_ASCII));
    StringBuilder answer = new StringBuilder();
    for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
      answer.append(part.toString(StandardCharsets.UTF_8));
      part.release();
    }
    return answer.toString();
  }

  private void upgrade() {
    assertThat(http(Frames.UPGRADE)).startsWith("HTTP/1.1 101");
  }

  private void signIn(Role role) {
    upgrade();
    send(Frames.BINARY, Frames.hello(1, tokens.mint("kim", role, Duration.ofHours(1))));
    assertThat(sent()).isEmpty();
    assertThat(channel.isOpen()).isTrue();
  }

  private void send(int opcode, byte[] payload) {
    channel.writeInbound(Frames.client(opcode, payload));
  }

  private List<Sent> sent() {
    ByteBuf all = Unpooled.buffer();
    for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
      all.writeBytes(part);
      part.release();
    }
    List<Sent> frames = new ArrayList<>();
    while (all.isReadable()) {
      int opcode = all.readByte() & 0x0F;
      int length = all.readUnsignedByte();
      byte[] payload = new byte[length == 126 ? all.readUnsignedShort() : length];
      all.readBytes(payload);
      frames.add(new Sent(opcode, payload));
    }
    all.release();
    return frames;
  }

  private void assertRefused(Reason reason) {
    List<Sent> frames = sent();
    assertThat(frames).extracting(Sent::opcode).containsExactly(Frames.BINARY, Frames.CLOSE);
    ServerMessage message = Frames.parse(frames.getFirst().payload());
    assertThat(message.getRefused().getReason()).isEqualTo(reason);
    assertThat(message.getRefused().getText()).isNotEmpty();
    assertThat(message.getRefused().getSupportedVersion()).isEqualTo(1);
    assertThat(frames.getLast().payload().length).isLessThanOrEqualTo(125);
    assertLingersAndCloses();
  }

  /** Whatever still comes is thrown away, so that the peer can read why, and not for ever. */
  private void assertLingersAndCloses() {
    long bad = badInput.count();
    channel.advanceTimeBy(1_900, TimeUnit.MILLISECONDS);
    channel.runPendingTasks();
    for (int i = 0; i < 1_000; i++) {
      send(Frames.BINARY, new byte[] {8, 1});
    }
    assertThat(channel.isOpen()).isTrue();
    channel.advanceTimeBy(100, TimeUnit.MILLISECONDS);
    channel.runPendingTasks();
    assertThat(channel.isOpen()).isFalse();
    assertThat(sent()).isEmpty();
    assertThat(badInput.count()).isEqualTo(bad);
  }

  // ---------------------------------------------------------------------------- hello

  @Test
  void admitsAValidHello() {
    signIn(Role.ROLE_OPERATOR);
    channel.advanceTimeBy(5, TimeUnit.SECONDS);
    channel.runPendingTasks();
    assertThat(channel.isOpen()).isTrue();
    assertThat(badInput.count()).isZero();
  }

  @Test
  void closesWithoutAHelloInThreeSeconds() {
    upgrade();
    channel.advanceTimeBy(2_900, TimeUnit.MILLISECONDS);
    channel.runPendingTasks();
    assertThat(channel.isOpen()).isTrue();
    channel.advanceTimeBy(200, TimeUnit.MILLISECONDS);
    channel.runPendingTasks();
    assertRefused(Reason.REASON_HELLO_TIMEOUT);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 99, -1})
  void refusesAnotherVersionReadably(int version) {
    upgrade();
    String token = tokens.mint("kim", Role.ROLE_OPERATOR, Duration.ofHours(1));
    send(Frames.BINARY, Frames.hello(version, token));
    assertRefused(Reason.REASON_VERSION_UNSUPPORTED);
  }

  @Test
  void refusesWrongExpiredAlteredAndMonstrousTokens() {
    String good = tokens.mint("kim", Role.ROLE_OPERATOR, Duration.ofHours(1));
    assertThat(tokens.verify(good)).isNotNull();
    assertThat(tokens.verify(good.substring(0, good.length() - 2) + "AA")).isNull();
    assertThat(tokens.verify(Tokens.random().mint("kim", Role.ROLE_PIC, Duration.ofHours(1))))
        .isNull();
    assertThat(tokens.verify(tokens.mint("kim", Role.ROLE_PIC, Duration.ofSeconds(-1)))).isNull();
    assertThat(tokens.verify("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4Iiwicm9sZSI6InBpYyJ9.")).isNull();
    assertThat(tokens.verify("x".repeat(2_000))).isNull();
    assertThat(tokens.verify("")).isNull();
    upgrade();
    send(Frames.BINARY, Frames.hello(1, "nonsense"));
    assertRefused(Reason.REASON_TOKEN_INVALID);
    assertThat(badInput.count()).isEqualTo(1);
  }

  @Test
  void refusesAnythingElseBeforeTheHello() {
    upgrade();
    send(
        Frames.BINARY,
        ClientMessage.newBuilder().setSteer(Steer.getDefaultInstance()).build().toByteArray());
    assertRefused(Reason.REASON_MALFORMED);
  }

  @Test
  void refusesGarbageTextAndFragments() {
    upgrade();
    send(Frames.BINARY, new byte[] {(byte) 0xFF, (byte) 0xFF, 3});
    assertRefused(Reason.REASON_MALFORMED);
  }

  @Test
  void refusesAText() {
    signIn(Role.ROLE_OPERATOR);
    send(Frames.TEXT, "hello".getBytes(StandardCharsets.US_ASCII));
    assertRefused(Reason.REASON_MALFORMED);
  }

  @Test
  void refusesAFragment() {
    signIn(Role.ROLE_OPERATOR);
    channel.writeInbound(Frames.client(Frames.BINARY, new byte[] {1}, 1));
    assertRefused(Reason.REASON_MALFORMED);
  }

  @Test
  void refusesAFrameLongerThanAMessageMayBe() {
    signIn(Role.ROLE_OPERATOR);
    channel.writeInbound(Frames.client(0x82, new byte[1_201], 1_201));
    assertRefused(Reason.REASON_TOO_LARGE);
    assertThat(badInput.count()).isEqualTo(1);
  }

  @Test
  void refusesAFrameThatBreaksTheWebSocketProtocol() {
    signIn(Role.ROLE_OPERATOR);
    channel.writeInbound(Frames.client(0x80 | 0x0B, new byte[] {1}, 1)); // reserved opcode
    assertRefused(Reason.REASON_MALFORMED);
  }

  // ---------------------------------------------------------------------------- flood

  @Test
  void closesAFloodAndPassesOnNoMoreThanTheLimit() {
    signIn(Role.ROLE_OPERATOR);
    long free = pipelineBacklog();
    for (int i = 0; i < 5_000 && channel.isOpen(); i++) {
      send(Frames.BINARY, new byte[] {8, 1});
    }
    assertThat(pipelineBacklog() - free).isLessThan(300);
    assertRefused(Reason.REASON_TOO_FAST);
  }

  private long pipelineBacklog() {
    return pipeline.backlog();
  }

  @Test
  void givesAFeedMoreRoom() {
    signIn(Role.ROLE_FEED);
    for (int i = 0; i < 2_000; i++) {
      send(Frames.BINARY, new byte[] {8, 1});
    }
    assertThat(channel.isOpen()).isTrue();
    assertThat(badInput.count()).isZero();
  }

  @Test
  void answersPingsButNotOfAClientThatDoesNotRead() {
    signIn(Role.ROLE_OPERATOR);
    send(Frames.PING, new byte[] {7});
    assertThat(sent()).extracting(Sent::opcode).containsExactly(Frames.PONG);
    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
    for (int i = 0; i < 100; i++) {
      send(Frames.PING, new byte[] {7});
    }
    assertThat(sent()).isEmpty();
  }

  // ---------------------------------------------------------------------------- dead peers

  @Test
  void asksASilentPeerForASignOfLifeAndClosesADeadOne() {
    signIn(Role.ROLE_OPERATOR);
    for (int i = 0; i < 2; i++) {
      channel.advanceTimeBy(10, TimeUnit.SECONDS);
      channel.runPendingTasks();
      assertThat(sent()).extracting(Sent::opcode).containsExactly(Frames.PING);
    }
    channel.advanceTimeBy(10, TimeUnit.SECONDS);
    channel.runPendingTasks();
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void keepsAPeerThatAnswersPingsOnly() {
    signIn(Role.ROLE_OPERATOR);
    for (int i = 0; i < 20; i++) {
      channel.advanceTimeBy(10, TimeUnit.SECONDS);
      channel.runPendingTasks();
      send(Frames.PONG, new byte[0]);
    }
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void closesAConnectionOnWhichNothingIsAsked() {
    channel.advanceTimeBy(11, TimeUnit.SECONDS);
    channel.runPendingTasks();
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void freesTheSlotOfASessionThatIsGone() {
    int before = slots.free();
    signIn(Role.ROLE_OPERATOR);
    assertThat(slots.free()).isEqualTo(before - 1);
    assertThat(channel.close().isDone()).isTrue();
    assertThat(slots.free()).isEqualTo(before);
  }

  // ---------------------------------------------------------------------------- pages

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc/passwd.txt",
        "/assets/../../org/bucketbrigade/net/HttpPages.class",
        "//etc/passwd.x",
        "/./index.html",
        "/assets",
        "/ws?token=secret",
        "/nothing.html",
      })
  void findsNothingOutsideThePages(String path) {
    assertThat(http("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n"))
        .startsWith("HTTP/1.1 404")
        .endsWith("not found\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "nonsense\r\n\r\n",
      })
  void refusesRequestsThatAreNone(String request) {
    assertThat(http(request)).startsWith("HTTP/1.1 400");
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void refusesToBeWrittenTo() {
    assertThat(http("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"))
        .startsWith("HTTP/1.1 405");
    assertThat(http("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999\r\n\r\n"))
        .startsWith("HTTP/1.1 413");
  }

  @Test
  void servesStatusAndPagesWithAStrictPolicy() {
    assertThat(http("GET /status HTTP/1.1\r\nHost: x\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .contains("content-type: application/json")
        .endsWith("{}\n");
    assertThat(http("GET / HTTP/1.1\r\nHost: x\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .contains("content-security-policy: default-src 'self'")
        .contains("x-content-type-options: nosniff")
        .contains("content-type: text/html")
        .containsIgnoringCase("<!doctype html>");
    assertThat(http("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .endsWith("\r\n\r\n");
  }

  // ---------------------------------------------------------------------------- one-time links

  private String postLink(String code) {
    return http(
        "POST /link HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: "
            + code.length()
            + "\r\n\r\n"
            + code);
  }

  @Test
  void exchangesALinkForATokenOnce() {
    String code = links.issue("kim", Role.ROLE_LEAD);
    String answer = postLink(code);
    assertThat(answer)
        .startsWith("HTTP/1.1 200")
        .contains("content-type: application/json")
        .contains("cache-control: no-store")
        .contains("content-security-policy: default-src 'self'")
        .matches("(?s).*\\{\"token\":\"[A-Za-z0-9_.-]+\"}\n");
    String token = answer.substring(answer.indexOf(":\"") + 2, answer.lastIndexOf('"'));
    assertThat(tokens.verify(token))
        .isEqualTo(new Tokens.Identity(Tokens.personId("kim"), Role.ROLE_LEAD));
    assertThat(nextLink).isNotNull().isNotEqualTo(code);
    assertThat(postLink(code)).startsWith("HTTP/1.1 410").contains("used already");
    assertThat(badInput.count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.7", "10.0.0.1", "2001:db8::1"})
  void exchangesNoLinkForAPeerElsewhere(String host) {
    String code = links.issue("kim", Role.ROLE_OPERATOR);
    peer = new InetSocketAddress(InetAddress.ofLiteral(host), 5_000);
    assertThat(postLink(code)).startsWith("HTTP/1.1 403").contains("the gateway's own machine");
    assertThat(badInput.count()).isEqualTo(1);
    assertThat(nextLink).isNull();
  }

  @Test
  void exchangesNoLinkForAPeerWithoutAnAddress() {
    peer = new LocalAddress("somebody");
    assertThat(postLink(links.issue("kim", Role.ROLE_OPERATOR))).startsWith("HTTP/1.1 403");
  }

  @Test
  void exchangesALinkForAPeerOnThisMachineByAnotherProtocol() {
    peer = new InetSocketAddress(InetAddress.ofLiteral("::1"), 5_000);
    assertThat(postLink(links.issue("kim", Role.ROLE_OPERATOR))).startsWith("HTTP/1.1 200");
  }

  @Test
  void refusesLinksThatAreNone() {
    String code = links.issue("kim", Role.ROLE_OPERATOR);
    for (String wrong :
        List.of("", "x", code + "x", code.substring(1), "x".repeat(64), "x".repeat(65))) {
      assertThat(postLink(wrong)).startsWith("HTTP/1.1 403").contains("no such link");
    }
    assertThat(badInput.count()).isEqualTo(6);
    assertThat(postLink("x".repeat(9_000))).startsWith("HTTP/1.1 413");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /link", "HEAD /link", "PUT /link", "DELETE /link"})
  void takesLinksByPostOnly(String request) {
    String code = links.issue("kim", Role.ROLE_OPERATOR);
    assertThat(http(request + " HTTP/1.1\r\nHost: x\r\nContent-Length: 22\r\n\r\n" + code))
        .startsWith("HTTP/1.1 405");
    assertThat(nextLink).isNull();
  }

  @Test
  void readsNoCodeFromAnAddress() {
    String code = links.issue("kim", Role.ROLE_OPERATOR);
    assertThat(http("POST /link?code=" + code + " HTTP/1.1\r\nHost: x\r\n\r\n"))
        .startsWith("HTTP/1.1 405");
    assertThat(nextLink).isNull();
  }
}
