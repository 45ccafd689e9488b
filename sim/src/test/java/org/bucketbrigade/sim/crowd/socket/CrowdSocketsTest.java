package org.bucketbrigade.sim.crowd.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.sim.crowd.Crowd;
import org.bucketbrigade.sim.crowd.CrowdSettings;
import org.bucketbrigade.sim.crowd.PersonClient;
import org.bucketbrigade.sim.crowd.PicSettings;
import org.bucketbrigade.wire.v1.Reason;
import org.junit.jupiter.api.Test;

/** The sockets against a small WebSocket server in this JVM. */
class CrowdSocketsTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final SocketSettings FAST = new SocketSettings(2, 1_000, 20);

  private final Crowd crowd =
      new Crowd(CrowdSettings.of(20, 1), (number, role) -> "token " + number);

  @Test
  void connectsSeatsAndTicksACrowdAndClosesInOrder() {
    try (LocalServer server = new LocalServer(0)) {
      List<PersonClient> people = new ArrayList<>();
      people.add(crowd.pilotInCommand(PicSettings.of(1)));
      people.addAll(crowd.operators());
      try (CrowdSockets sockets = new CrowdSockets(server.uri(), people, FAST)) {
        sockets.start();
        await().atMost(LIMIT).until(() -> sockets.open() == 21 && crowd.figures().seated() == 20);
        await().atMost(LIMIT).until(() -> crowd.figures().echoUs().getTotalCount() >= 40);
        assertThat(crowd.figures().connected()).isEqualTo(21);
        assertThat(server.badRequests()).isZero();
      }
      await().atMost(LIMIT).until(() -> server.connections() == 0);
      assertThat(server.leaves()).isEqualTo(20);
      assertThat(server.normalCloses()).isEqualTo(21);
      assertThat(crowd.figures().seated()).isZero();
    }
  }

  @Test
  void comesBackAfterTheServerWentAway() {
    int port;
    CrowdSockets sockets;
    try (LocalServer first = new LocalServer(0)) {
      port = first.uri().getPort();
      sockets = new CrowdSockets(first.uri(), crowd.operators(), FAST);
      sockets.start();
      await().atMost(LIMIT).until(() -> crowd.figures().seated() == 20);
    }
    try (sockets) {
      await().atMost(LIMIT).until(() -> sockets.open() == 0 && crowd.figures().seated() == 0);
      try (LocalServer second = new LocalServer(port)) {
        await().atMost(LIMIT).until(() -> crowd.figures().seated() == 20);
        assertThat(second.connections()).isEqualTo(20);
        assertThat(crowd.figures().reconnects()).isGreaterThanOrEqualTo(20);
      }
    }
  }

  @Test
  void staysAwayWhenRefusedForGood() {
    try (LocalServer server = new LocalServer(0)) {
      server.refuse(Reason.REASON_TOKEN_INVALID);
      try (CrowdSockets sockets = new CrowdSockets(server.uri(), crowd.operators(), FAST)) {
        sockets.start();
        await()
            .atMost(LIMIT)
            .until(
                () ->
                    crowd.figures().refusals(Reason.REASON_TOKEN_INVALID) == 20
                        && sockets.open() == 0);
        assertThat(crowd.figures().reconnects()).isZero();
      }
    }
  }

  @Test
  void closesEvenIfNobodyEverAnswered() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    CrowdSockets sockets =
        new CrowdSockets(URI.create("ws://127.0.0.1:" + port + "/ws"), crowd.operators(), FAST);
    sockets.start();
    sockets.close();
    assertThat(sockets.open()).isZero();
  }

  @Test
  void refusesAnEndpointThatIsNoWebSocket() {
    assertThatThrownBy(
            () -> new CrowdSockets(URI.create("http://localhost/ws"), crowd.operators(), FAST))
        .hasMessageContaining("ws://host:port/path");
  }
}
