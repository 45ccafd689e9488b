package org.bucketbrigade.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.CoreConfig;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavAutopilot;
import org.bucketbrigade.mavlink.MavType;
import org.bucketbrigade.pipeline.Pipeline;
import org.bucketbrigade.wire.v1.ClientMessage;
import org.bucketbrigade.wire.v1.Join;
import org.bucketbrigade.wire.v1.Reason;
import org.bucketbrigade.wire.v1.Role;
import org.bucketbrigade.wire.v1.Seat;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.Telemetry;
import org.bucketbrigade.wire.v1.TimeEcho;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway's sockets as they are, on free ports of this machine. */
@Timeout(30)
class GatewayServerTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final long LIMIT_S = 10;
  private static final int THREADS = 2;

  private final MemoryJournal journal = new MemoryJournal();
  private final Tokens tokens = Tokens.random();
  private final LinkedBlockingQueue<String> nextLinks = new LinkedBlockingQueue<>();
  private final OneTimeLinks links =
      new OneTimeLinks(tokens, Instant::now, (role, code) -> nextLinks.add(code));
  private final Pipeline pipeline = new Pipeline(CoreConfig.DEFAULT, THREADS, journal);
  private final GatewayServer server =
      new GatewayServer(pipeline, THREADS, tokens, links, () -> "{\"drones\":1}\n");
  private final HttpClient http = HttpClient.newHttpClient();
  private int port;
  private int udp;

  @BeforeEach
  void start() throws Exception {
    port = server.openPeople(new InetSocketAddress(HERE, 0)).getPort();
    udp = server.openNetwork(new InetSocketAddress(HERE, 0)).getPort();
    pipeline.start();
  }

  @AfterEach
  void stop() {
    http.shutdownNow();
    server.close();
    pipeline.close();
  }

  // ---------------------------------------------------------------------------- helpers

  /** A person's browser. */
  private final class Browser implements WebSocket.Listener {
    final LinkedBlockingQueue<ServerMessage> inbox = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    final WebSocket socket;
    int epoch;
    int sequence;

    Browser() throws Exception {
      socket =
          http.newWebSocketBuilder()
              .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), this)
              .get(LIMIT_S, TimeUnit.SECONDS);
    }

    Browser signIn(String name, Role role) throws Exception {
      return signIn(tokens.mint(name, role, Duration.ofHours(1)));
    }

    Browser signIn(String token) throws Exception {
      send(Frames.hello(1, token));
      epoch = await(ServerMessage::hasWelcome).getWelcome().getSessionEpoch();
      return this;
    }

    void send(byte[] bytes) throws Exception {
      WebSocket _ = socket.sendBinary(ByteBuffer.wrap(bytes), true).get(LIMIT_S, TimeUnit.SECONDS);
    }

    void send(ClientMessage.Builder message) throws Exception {
      send(message.setSessionEpoch(epoch).setSequence(++sequence).build().toByteArray());
    }

    ServerMessage await(Predicate<ServerMessage> wanted) throws Exception {
      for (int i = 0; i < 10_000; i++) {
        ServerMessage message = inbox.poll(LIMIT_S, TimeUnit.SECONDS);
        assertThat(message).as("a message in time").isNotNull();
        if (message != null && wanted.test(message)) {
          return message;
        }
      }
      throw new AssertionError("not among 10,000 messages");
    }

    Reason refused() throws Exception {
      Reason reason = await(ServerMessage::hasRefused).getRefused().getReason();
      assertThat(closed.get(LIMIT_S, TimeUnit.SECONDS)).isEqualTo(1008);
      return reason;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      inbox.add(Frames.parse(bytes));
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.completeExceptionally(error);
    }
  }

  /** A vehicle's own UDP socket. */
  private final class Vehicle implements AutoCloseable {
    final DatagramSocket socket = new DatagramSocket(0, HERE);
    final int system;

    Vehicle(int system) throws IOException {
      this.system = system;
      socket.setSoTimeout((int) LIMIT_S * 1_000);
    }

    void heartbeat() throws IOException {
      Heartbeat heartbeat =
          new Heartbeat().type(2).autopilot(MavAutopilot.ARDUPILOTMEGA).systemStatus(3);
      byte[] bytes = new byte[FrameEncoder.MAX_FRAME_LENGTH];
      int length = FrameEncoder.encode(heartbeat, 0, system, 1, new UnsafeBuffer(bytes), 0);
      send(Arrays.copyOf(bytes, length));
    }

    void send(byte[] bytes) throws IOException {
      socket.send(new DatagramPacket(bytes, bytes.length, HERE, udp));
    }

    /** The next frame, which must be for this vehicle or for all. */
    FrameView receive() throws IOException {
      DatagramPacket packet = new DatagramPacket(new byte[512], 512);
      socket.receive(packet);
      FrameView view = new FrameView();
      assertThat(view.wrap(new UnsafeBuffer(packet.getData()), 0, packet.getLength())).isTrue();
      assertThat(view.systemId()).isEqualTo(245);
      return view;
    }

    /** Frames until one of a kind comes. */
    FrameView receive(int messageId) throws IOException {
      for (int i = 0; i < 100; i++) {
        FrameView view = receive();
        if (view.messageId() == messageId) {
          return view;
        }
      }
      throw new AssertionError("no message " + messageId);
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT_S * 1_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time is up").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(LIMIT_S))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  // ---------------------------------------------------------------------------- people

  @Test
  void welcomesAnswersAndForgetsAPerson() throws Exception {
    Browser kim = new Browser().signIn("kim", Role.ROLE_OPERATOR);
    kim.send(ClientMessage.newBuilder().setTimeEcho(TimeEcho.newBuilder().setClientTimeUs(77)));
    assertThat(kim.await(ServerMessage::hasTimeEcho).getTimeEcho().getClientTimeUs()).isEqualTo(77);
    WebSocket _ = kim.socket.sendClose(1000, "bye").get(LIMIT_S, TimeUnit.SECONDS);
    await(() -> journal.count(EventType.SESSION_CLOSED) == 1);
  }

  @Test
  void refusesAnUnknownVersionAndAWrongTokenReadably() throws Exception {
    Browser old = new Browser();
    old.send(Frames.hello(9, tokens.mint("kim", Role.ROLE_OPERATOR, Duration.ofHours(1))));
    assertThat(old.refused()).isEqualTo(Reason.REASON_VERSION_UNSUPPORTED);
    Browser stranger = new Browser();
    stranger.send(Frames.hello(1, Tokens.random().mint("x", Role.ROLE_PIC, Duration.ofHours(1))));
    assertThat(stranger.refused()).isEqualTo(Reason.REASON_TOKEN_INVALID);
    assertThat(journal.count(EventType.SESSION_OPENED)).isZero();
  }

  @Test
  void closesTheFormerSessionOfSomebodyWhoSignsInElsewhere() throws Exception {
    Browser first = new Browser().signIn("kim", Role.ROLE_OPERATOR);
    Browser second = new Browser().signIn("kim", Role.ROLE_OPERATOR);
    assertThat(first.refused()).isEqualTo(Reason.REASON_REPLACED);
    second.send(ClientMessage.newBuilder().setTimeEcho(TimeEcho.getDefaultInstance()));
    second.await(ServerMessage::hasTimeEcho);
  }

  @Test
  void hasOnePilotInCommand() throws Exception {
    new Browser().signIn("alex", Role.ROLE_PIC);
    Browser second = new Browser();
    second.send(Frames.hello(1, tokens.mint("bo", Role.ROLE_PIC, Duration.ofHours(1))));
    ServerMessage welcome = second.await(ServerMessage::hasWelcome);
    assertThat(welcome.getWelcome().getRole()).isEqualTo(Role.ROLE_LEAD);
  }

  @Test
  void closesAClientThatKeepsSendingMalformedMessagesAndCountsThem() throws Exception {
    Browser kim = new Browser().signIn("kim", Role.ROLE_OPERATOR);
    for (int i = 0; i < 11; i++) {
      kim.send(new byte[] {1, 2, 3});
    }
    assertThat(kim.refused()).isEqualTo(Reason.REASON_MALFORMED);
    assertThat(server.badInput()).isGreaterThanOrEqualTo(11);
  }

  @Test
  void closesAnOversizedMessageWithItsReason() throws Exception {
    Browser kim = new Browser().signIn("kim", Role.ROLE_OPERATOR);
    kim.send(new byte[1_300]);
    assertThat(kim.refused()).isEqualTo(Reason.REASON_TOO_LARGE);
  }

  @Test
  void closesAFloodWithItsReasonWhileOthersAreServed() throws Exception {
    Browser calm = new Browser().signIn("calm", Role.ROLE_OPERATOR);
    Browser flood = new Browser().signIn("flood", Role.ROLE_OPERATOR);
    byte[] message =
        ClientMessage.newBuilder()
            .setSequence(1)
            .setTimeEcho(TimeEcho.getDefaultInstance())
            .build()
            .toByteArray();
    long end = System.nanoTime() + LIMIT_S * 1_000_000_000L;
    while (System.nanoTime() < end && !flood.closed.isDone()) {
      try {
        flood.send(message);
      } catch (java.util.concurrent.ExecutionException closedMeanwhile) {
        break;
      }
    }
    assertThat(flood.refused()).isEqualTo(Reason.REASON_TOO_FAST);
    calm.send(ClientMessage.newBuilder().setTimeEcho(TimeEcho.getDefaultInstance()));
    calm.await(ServerMessage::hasTimeEcho);
  }

  @Test
  void aFloodThatGoesOnReadsWhyAndIsClosedSoonAfter() throws Exception {
    try (Socket flood = new Socket(HERE, port)) {
      flood.setSoTimeout((int) LIMIT_S * 1_000);
      int _ = signIn(flood, "flood");
      CompletableFuture<Long> cutOff = CompletableFuture.supplyAsync(() -> floodUntilCutOff(flood));
      Reason reason = Reason.REASON_OK;
      for (int opcode = flood.getInputStream().read();
          opcode != (0x80 | Frames.CLOSE);
          opcode = flood.getInputStream().read()) {
        ServerMessage message = Frames.parse(payload(flood.getInputStream()));
        reason = message.hasRefused() ? message.getRefused().getReason() : reason;
      }
      long told = System.nanoTime();
      assertThat(reason).isEqualTo(Reason.REASON_TOO_FAST);
      assertThat(payload(flood.getInputStream())).startsWith(1008 >> 8, 1008 & 0xFF);
      assertThat(cutOff.get(LIMIT_S, TimeUnit.SECONDS) - told)
          .isLessThan(TimeUnit.SECONDS.toNanos(2 * LingeringClose.LIMIT_S));
    }
  }

  private static long floodUntilCutOff(Socket socket) {
    byte[] message = ClientMessage.newBuilder().setSequence(1).build().toByteArray();
    try {
      for (int i = 0; i < Integer.MAX_VALUE; i++) {
        write(socket, message);
      }
      throw new AssertionError("never cut off");
    } catch (IOException cutOff) {
      return System.nanoTime();
    }
  }

  @Test
  void tellsEverybodyThatItShutsDown() throws Exception {
    Browser kim = new Browser().signIn("kim", Role.ROLE_OPERATOR);
    Browser bo = new Browser().signIn("bo", Role.ROLE_SPECTATOR);
    server.close();
    assertThat(kim.refused()).isEqualTo(Reason.REASON_SHUTDOWN);
    assertThat(bo.refused()).isEqualTo(Reason.REASON_SHUTDOWN);
  }

  @Test
  void aPersonOfTheSameCrewWhoNeverReadsDelaysNobody() throws Exception {
    try (Vehicle vehicle = new Vehicle(9);
        Socket slow = new Socket()) {
      vehicle.heartbeat();
      vehicle.receive(76);
      slow.setReceiveBufferSize(2_048);
      slow.setSoTimeout((int) LIMIT_S * 1_000);
      slow.connect(new InetSocketAddress(HERE, port));
      int epoch = signIn(slow, "slow");
      write(
          slow,
          ClientMessage.newBuilder()
              .setSequence(1)
              .setSessionEpoch(epoch)
              .setJoin(Join.newBuilder().setDroneId(9))
              .build()
              .toByteArray());
      Browser quick = new Browser().signIn("quick", Role.ROLE_OPERATOR);
      quick.send(ClientMessage.newBuilder().setJoin(Join.newBuilder().setDroneId(9)));
      assertThat(quick.await(ServerMessage::hasSeating).getSeating().getSeat())
          .isEqualTo(Seat.SEAT_PILOT);
      long last = 0;
      for (int i = 0; i < 15; i++) {
        Telemetry telemetry = quick.await(ServerMessage::hasTelemetry).getTelemetry();
        assertThat(telemetry.getFrame() - last).isPositive();
        last = telemetry.getFrame();
      }
      assertThat(pipeline.dropped()).isZero();
    }
  }

  private static void write(Socket socket, byte[] payload) throws IOException {
    ByteBuf frame = Frames.client(Frames.BINARY, payload);
    frame.readBytes(socket.getOutputStream(), frame.readableBytes());
  }

  /** Signs an operator in, reads the welcome and nothing more, and returns the session's epoch. */
  private int signIn(Socket socket, String name) throws IOException {
    InputStream in = socket.getInputStream();
    socket.getOutputStream().write(Frames.UPGRADE.getBytes(StandardCharsets.US_ASCII));
    for (int ends = 0; ends < 4; ) {
      ends = "\r\n\r\n".charAt(ends) == in.read() ? ends + 1 : 0;
    }
    write(socket, Frames.hello(1, tokens.mint(name, Role.ROLE_OPERATOR, Duration.ofHours(1))));
    assertThat(in.read()).isEqualTo(0x80 | Frames.BINARY);
    ServerMessage welcome = Frames.parse(payload(in));
    assertThat(welcome.hasWelcome()).isTrue();
    return welcome.getWelcome().getSessionEpoch();
  }

  /** Reads a frame after its first byte. */
  private static byte[] payload(InputStream in) throws IOException {
    int length = in.read();
    return in.readNBytes(length == 126 ? in.read() << 8 | in.read() : length);
  }

  // ---------------------------------------------------------------------------- vehicles

  @Test
  void answersTwoVehiclesOfOnePortEachAtItsOwnAddress() throws Exception {
    try (Vehicle a = new Vehicle(3);
        Vehicle b = new Vehicle(4)) {
      a.heartbeat();
      b.heartbeat();
      for (Vehicle vehicle : new Vehicle[] {a, b}) {
        FrameView view = vehicle.receive(76);
        int target = view.buffer().getByte(view.payloadOffset() + 30) & 0xFF;
        assertThat(target).isEqualTo(vehicle.system);
        Heartbeat heartbeat = new Heartbeat();
        vehicle.heartbeat();
        heartbeat.wrap(vehicle.receive(Heartbeat.ID));
        assertThat(heartbeat.type()).isEqualTo(MavType.GCS);
      }
      assertThat(journal.count(EventType.PEER)).isEqualTo(2);
    }
  }

  @Test
  void takesSeveralFramesInOneDatagramAndSeveralSystemsBehindOneAddress() throws Exception {
    try (Vehicle router = new Vehicle(3)) {
      byte[] two = new byte[2 * FrameEncoder.MAX_FRAME_LENGTH];
      UnsafeBuffer buffer = new UnsafeBuffer(two);
      Heartbeat heartbeat = new Heartbeat().type(2).autopilot(MavAutopilot.ARDUPILOTMEGA);
      int length = FrameEncoder.encode(heartbeat, 0, 3, 1, buffer, 0);
      length += FrameEncoder.encode(heartbeat, 0, 4, 1, buffer, length);
      router.send(Arrays.copyOf(two, length));
      boolean toThree = false;
      boolean toFour = false;
      for (int i = 0; i < 50 && !(toThree && toFour); i++) {
        FrameView view = router.receive(76);
        int target = view.buffer().getByte(view.payloadOffset() + 30) & 0xFF;
        toThree |= target == 3;
        toFour |= target == 4;
      }
      assertThat(toThree && toFour).isTrue();
      assertThat(journal.count(EventType.PEER)).isEqualTo(1);
    }
  }

  @Test
  void countsGarbageAndGivesItNoAddress() throws Exception {
    try (Vehicle noise = new Vehicle(5);
        Vehicle good = new Vehicle(6)) {
      noise.send(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13});
      noise.send(new byte[0]);
      byte[] damaged = new byte[21];
      damaged[0] = (byte) 0xFD;
      damaged[1] = 9;
      noise.send(damaged);
      await(() -> server.framesBad() > 0);
      good.heartbeat();
      good.receive(76);
      assertThat(journal.count(EventType.PEER)).isEqualTo(1);
      assertThat(server.badInput()).isPositive();
      assertThat(server.framesRead()).isEqualTo(1);
    }
  }

  @Test
  void servesASecondNetworkThatIsOpenedWhileItRuns() throws Exception {
    try (Vehicle first = new Vehicle(3)) {
      first.heartbeat();
      first.receive(76);
      udp = server.openNetwork(new InetSocketAddress(HERE, 0)).getPort();
      try (Vehicle second = new Vehicle(3)) {
        second.heartbeat();
        second.receive(76);
      }
    }
  }

  // ---------------------------------------------------------------------------- ports, pages

  @Test
  void saysThatAPortIsInUse() throws Exception {
    assertThatThrownBy(() -> server.openPeople(new InetSocketAddress(HERE, port)))
        .isInstanceOf(BindException.class)
        .hasMessageContaining("TCP " + port);
    assertThatThrownBy(() -> server.openNetwork(new InetSocketAddress(HERE, udp)))
        .isInstanceOf(BindException.class)
        .hasMessageContaining("UDP " + udp);
    try (ServerSocket _ = new ServerSocket(0, 1, HERE);
        Vehicle vehicle = new Vehicle(8)) {
      vehicle.heartbeat(); // what was open before works on
      vehicle.receive(76);
    }
  }

  @Test
  void servesStatusAndTheConsole() throws Exception {
    HttpResponse<String> status = get("/status");
    assertThat(status.statusCode()).isEqualTo(200);
    assertThat(status.body()).isEqualTo("{\"drones\":1}\n");
    HttpResponse<String> page = get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("content-security-policy"))
        .get()
        .asString()
        .contains("'self'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%2e%2e/%2e%2e/etc/passwd.txt", "/nothing.js", "/ws?token=x"})
  void findsNothingElse(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  // ---------------------------------------------------------------------------- one-time links

  private HttpResponse<String> postLink(String code) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/link"))
            .timeout(Duration.ofSeconds(LIMIT_S))
            .header("content-type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(code))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void aLinkSignsInOnePersonAndTheNextLinkTheNext() throws Exception {
    String code = links.issue("kim", Role.ROLE_OPERATOR);
    for (int person = 0; person < 3; person++) {
      HttpResponse<String> answer = postLink(code);
      assertThat(answer.statusCode()).isEqualTo(200);
      String token = new ObjectMapper().readTree(answer.body()).path("token").asText();
      new Browser().signIn(token);
      assertThat(postLink(code).statusCode()).isEqualTo(410);
      code = nextLinks.poll(LIMIT_S, TimeUnit.SECONDS);
    }
    assertThat(journal.count(EventType.SESSION_OPENED)).isEqualTo(3);
    assertThat(journal.count(EventType.SESSION_CLOSED)).isZero();
    assertThat(postLink("AAAAAAAAAAAAAAAAAAAAAA").statusCode()).isEqualTo(403);
  }
}
