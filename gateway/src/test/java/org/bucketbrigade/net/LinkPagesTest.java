package org.bucketbrigade.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.bucketbrigade.app.Cli;
import org.bucketbrigade.app.LinksCommand;
import org.bucketbrigade.core.CoreConfig;
import org.bucketbrigade.pipeline.Pipeline;
import org.bucketbrigade.wire.v1.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people see of the links and do to them, over HTTP and by the command, on real sockets. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LinkPagesTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final int LIMIT_MS = 10_000;

  @TempDir Path folder;
  private final Tokens tokens = Tokens.random();
  private final Pipeline pipeline = new Pipeline(CoreConfig.DEFAULT, 1, new MemoryJournal());
  private final GatewayServer server =
      new GatewayServer(
          pipeline, 1, tokens, new OneTimeLinks(tokens, Instant::now, (_, _) -> {}), () -> "");
  private final HttpClient http = HttpClient.newHttpClient();
  private String base = "";
  private int udp;

  @BeforeEach
  void start() throws Exception {
    base = "http://127.0.0.1:" + server.openPeople(new InetSocketAddress(HERE, 0)).getPort();
    udp = server.openNetwork(new InetSocketAddress(HERE, 0)).getPort();
    pipeline.start();
  }

  @AfterEach
  void stop() {
    http.shutdownNow();
    server.close();
    pipeline.close();
  }

  private String token(Role role) {
    return tokens.mint("kim", role, Duration.ofHours(1));
  }

  private HttpResponse<String> ask(String method, String path, @Nullable Role role)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (role != null) {
      request.header("Authorization", "Bearer " + token(role));
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode links() throws Exception {
    HttpResponse<String> answer = ask("GET", "/links", Role.ROLE_LEAD);
    assertThat(answer.statusCode()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT_MS * 1_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time is up").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private void hear(DatagramSocket vehicle, int port, byte[] frame) throws IOException {
    long before = server.framesRead();
    vehicle.send(new DatagramPacket(frame, frame.length, HERE, port));
    await(() -> server.framesRead() > before);
  }

  @Test
  void theLinksAreToldInNumbersToALead() throws Exception {
    try (DatagramSocket vehicle = new DatagramSocket(0, HERE)) {
      hear(vehicle, udp, Sent.heartbeat(0, 9));
      hear(vehicle, udp, Sent.heartbeat(5, 9));
      JsonNode network = links().path(0);
      assertThat(network.path("network").asInt()).isZero();
      JsonNode endpoint = network.path("endpoints").path(0);
      assertThat(endpoint.path("endpoint").asText()).isEqualTo("udp-server:" + udp);
      assertThat(endpoint.path("counts").path("framesIn").asInt()).isEqualTo(2);
      assertThat(endpoint.path("counts").path("lost").asInt()).isEqualTo(4);
      JsonNode seen = endpoint.path("vehicles").path(0);
      assertThat(seen.path("system").asInt()).isEqualTo(9);
      assertThat(seen.path("address").asText()).isEqualTo("/127.0.0.1:" + vehicle.getLocalPort());
      assertThat(seen.path("heartbeatAgeMs").asLong()).isBetween(0L, (long) LIMIT_MS);
    }
  }

  @Test
  void onlyLeadsAndPilotsInCommandSeeLinksAndOnlyTheLatterChangeThem() throws Exception {
    String path = "/links?network=0&endpoint=udp-server:0";
    assertThat(ask("GET", "/links", null).statusCode()).isEqualTo(401);
    assertThat(ask("GET", "/links", Role.ROLE_OPERATOR).statusCode()).isEqualTo(403);
    assertThat(ask("GET", "/links", Role.ROLE_PIC).statusCode()).isEqualTo(200);
    assertThat(ask("POST", path, null).statusCode()).isEqualTo(401);
    assertThat(ask("POST", path, Role.ROLE_LEAD).statusCode()).isEqualTo(403);
    assertThat(ask("DELETE", path, Role.ROLE_LEAD).statusCode()).isEqualTo(403);
    assertThat(ask("PUT", path, Role.ROLE_PIC).statusCode()).isEqualTo(405);
    assertThat(links().path(0).path("endpoints").size()).isEqualTo(1);
  }

  @Test
  void metricsAreToldInPrometheusText() throws Exception {
    try (DatagramSocket vehicle = new DatagramSocket(0, HERE)) {
      hear(vehicle, udp, Sent.heartbeat(0, 9));
      HttpResponse<String> answer = ask("GET", "/metrics", null);
      assertThat(answer.headers().firstValue("content-type").orElse("")).contains("version=0.0.4");
      assertThat(answer.body())
          .contains("# TYPE brigade_link_received_frames_total counter")
          .contains(
              "brigade_link_received_frames_total{endpoint=\"udp-server:"
                  + udp
                  + "\",network=\"0\"} 1.0")
          .contains("brigade_vehicle_heartbeat_age_seconds{");
    }
  }

  @Test
  void anEndpointThatIsAddedIsHeardAndOneThatIsRemovedIsNot() throws Exception {
    HttpResponse<String> added =
        ask("POST", "/links?network=0&endpoint=udp-server%3A0", Role.ROLE_PIC);
    assertThat(added.statusCode()).isEqualTo(200);
    String spec = added.body().strip();
    int port = EndpointSpec.parse(spec).port();
    try (DatagramSocket vehicle = new DatagramSocket(0, HERE)) {
      vehicle.setSoTimeout(LIMIT_MS);
      hear(vehicle, port, Sent.armed(0, 9));
      vehicle.receive(new DatagramPacket(new byte[512], 512)); // it is spoken to
      assertThat(ask("DELETE", "/links?network=0&endpoint=" + spec, Role.ROLE_PIC).statusCode())
          .isEqualTo(200);
      assertThat(links().path(0).path("endpoints").size()).isEqualTo(1);
      // The port is free again, and the core's frames to the vehicle go nowhere.
      try (DatagramSocket again = new DatagramSocket(port, HERE)) {
        assertThat(again.getLocalPort()).isEqualTo(port);
      }
    }
    await(() -> pipeline.stats().lost == 1);
    assertThat(server.framesBad()).isZero();
  }

  @Test
  void aNewNetworkIsTheNextNumber() throws Exception {
    assertThat(ask("POST", "/links?network=1&endpoint=tcp-server:0", Role.ROLE_PIC).statusCode())
        .isEqualTo(200);
    assertThat(links().path(1).path("endpoints").path(0).path("endpoint").asText())
        .startsWith("tcp-server:");
    HttpResponse<String> refused =
        ask("POST", "/links?network=7&endpoint=tcp-server:0", Role.ROLE_PIC);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("there is no network 7; a new one would be 2");
  }

  @Test
  void aTcpConnectionOfARemovedEndpointEnds() throws Exception {
    String spec =
        ask("POST", "/links?network=0&endpoint=tcp-server:0", Role.ROLE_PIC).body().strip();
    try (Socket vehicle = new Socket(HERE, EndpointSpec.parse(spec).port())) {
      vehicle.setSoTimeout(LIMIT_MS);
      vehicle.getOutputStream().write(Sent.heartbeat(0, 9));
      await(() -> pipeline.stats().drones == 1);
      assertThat(ask("DELETE", "/links?network=0&endpoint=" + spec, Role.ROLE_PIC).statusCode())
          .isEqualTo(200);
      while (vehicle.getInputStream().read() >= 0) {
        // what was sent before
      }
    }
  }

  @Test
  void refusalsSayWhatWasWrong() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, HERE)) {
      HttpResponse<String> busy =
          ask(
              "POST",
              "/links?network=0&endpoint=tcp-server:" + taken.getLocalPort(),
              Role.ROLE_PIC);
      assertThat(busy.statusCode()).isEqualTo(409);
      assertThat(busy.body()).contains("TCP " + taken.getLocalPort());
    }
    assertThat(
            ask("POST", "/links?network=0&endpoint=udp-client:no.such.invalid:1", Role.ROLE_PIC)
                .body())
        .contains("there is no host no.such.invalid");
    assertThat(ask("DELETE", "/links?network=0&endpoint=tcp-server:1", Role.ROLE_PIC).body())
        .contains("network 0 has no endpoint tcp-server:1; it has udp-server:" + udp);
    assertThat(ask("POST", "/links?network=0&endpoint=carrier-pigeon", Role.ROLE_PIC).body())
        .contains("write PORT, udp-server:PORT");
    assertThat(ask("POST", "/links?network=0", Role.ROLE_PIC).body()).contains("each once");
    assertThat(ask("POST", "/links?network=0&endpoint=udp-server:" + udp, Role.ROLE_PIC).body())
        .contains("has udp-server:" + udp + " already");
    for (int i = 1; i < VehicleNetwork.MAX_ENDPOINTS; i++) {
      assertThat(ask("POST", "/links?network=0&endpoint=udp-server:0", Role.ROLE_PIC).statusCode())
          .isEqualTo(200);
    }
    assertThat(ask("POST", "/links?network=0&endpoint=udp-server:0", Role.ROLE_PIC).body())
        .contains("16 endpoints");
  }

  // ---------------------------------------------------------------------------- the command

  private record Outcome(int exitCode, String out, String err) {}

  private Outcome command(Role role, String... arguments) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), token(role));
    List<String> all = new java.util.ArrayList<>(List.of(arguments));
    all.addAll(List.of("--gateway", base, "--token-file", file.toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      int exitCode =
          Cli.run(
              new LinksCommand(),
              new PrintWriter(out, true, StandardCharsets.UTF_8),
              new PrintWriter(err, true, StandardCharsets.UTF_8),
              all.toArray(String[]::new));
      return new Outcome(
          exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }

  @Test
  void theCommandShowsATableAddsAndRemoves() throws Exception {
    try (DatagramSocket vehicle = new DatagramSocket(0, HERE)) {
      hear(vehicle, udp, Sent.heartbeat(0, 9));
      Outcome shown = command(Role.ROLE_LEAD);
      assertThat(shown.exitCode()).as(shown.err()).isZero();
      assertThat(shown.out())
          .contains("network 0", "0 udp-server:" + udp, "system 9 /127.0.0.1:", "heartbeat ");
      assertThat(command(Role.ROLE_LEAD, "--json").out()).startsWith("[{\"network\":0");
      Outcome added = command(Role.ROLE_PIC, "add", "0", "tcp-client:127.0.0.1:1");
      assertThat(added.out()).endsWith("added to network 0: tcp-client:127.0.0.1:1\n");
      assertThat(command(Role.ROLE_LEAD).out()).contains("1 tcp-client:127.0.0.1:1");
      assertThat(command(Role.ROLE_PIC, "remove", "0", "tcp-client:127.0.0.1:1").out())
          .endsWith("removed from network 0: tcp-client:127.0.0.1:1\n");
      assertThat(command(Role.ROLE_LEAD).out()).doesNotContain("tcp-client");
    }
  }

  @Test
  void theCommandSaysWhyNot() throws Exception {
    Outcome refused = command(Role.ROLE_LEAD, "add", "0", "udp-server:0");
    assertThat(refused.exitCode()).isEqualTo(Cli.FAILED);
    assertThat(refused.err())
        .isEqualTo(
            "brigade links: the gateway refuses: only the pilot in command may change links\n");
    assertThat(command(Role.ROLE_PIC, "add", "0").exitCode()).isEqualTo(Cli.WRONG_USAGE);
    assertThat(command(Role.ROLE_PIC, "add", "zero", "14550").err()).contains("network zero");
    assertThat(command(Role.ROLE_PIC, "add", "0", "pigeon").exitCode()).isEqualTo(Cli.WRONG_USAGE);
  }
}
