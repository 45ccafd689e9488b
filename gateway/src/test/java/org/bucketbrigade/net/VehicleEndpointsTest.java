package org.bucketbrigade.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.CoreConfig;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavAutopilot;
import org.bucketbrigade.pipeline.Idle;
import org.bucketbrigade.pipeline.Pipeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Vehicles over every kind of endpoint, on real sockets, by threads that sleep and that spin. */
@ParameterizedClass
@EnumSource(Idle.class)
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class VehicleEndpointsTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final int LIMIT_MS = 10_000;
  private static final int COMMAND = CommandLong.ID;

  private final Tokens tokens = Tokens.random();
  private final Pipeline pipeline;
  private final GatewayServer server;

  VehicleEndpointsTest(Idle idle) {
    pipeline = new Pipeline(CoreConfig.DEFAULT, 1, new MemoryJournal(), idle);
    server =
        new GatewayServer(
            pipeline, 1, tokens, new OneTimeLinks(tokens, Instant::now, (_, _) -> {}), () -> "");
  }

  @BeforeEach
  void start() {
    pipeline.start();
  }

  @AfterEach
  void stop() {
    server.close();
    pipeline.close();
  }

  private int open(String network) throws IOException {
    return server.openNetwork(HERE, EndpointSpec.parseNetwork(network)).getFirst().getPort();
  }

  private static byte[] heartbeat(int system) {
    Heartbeat heartbeat =
        new Heartbeat().type(2).autopilot(MavAutopilot.ARDUPILOTMEGA).systemStatus(3);
    byte[] bytes = new byte[FrameEncoder.MAX_FRAME_LENGTH];
    int length = FrameEncoder.encode(heartbeat, 0, system, 1, new UnsafeBuffer(bytes), 0);
    return Arrays.copyOf(bytes, length);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT_MS * 1_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time is up").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private NetworkStatus.EndpointStatus endpoint() {
    return server.networks().status().join().getFirst().endpoints().getFirst();
  }

  private void awaitDrones(int many) {
    await(() -> pipeline.stats().drones == many);
  }

  /** A vehicle at the other end of a TCP connection. */
  private static final class TcpVehicle implements AutoCloseable {
    final Socket socket;

    TcpVehicle(Socket socket) throws IOException {
      this.socket = socket;
      socket.setSoTimeout(LIMIT_MS);
      socket.setTcpNoDelay(true);
    }

    void send(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
    }

    /** The next frame of a kind; every frame on the way must be whole. */
    FrameView receive(int messageId) throws IOException {
      InputStream in = socket.getInputStream();
      for (int i = 0; i < 200; i++) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        byte[] head = in.readNBytes(10);
        assertThat(head[0] & 0xFF).as("in step").isEqualTo(0xFD);
        frame.write(head);
        frame.write(in.readNBytes((head[1] & 0xFF) + 2));
        FrameView view = new FrameView();
        assertThat(view.wrap(new UnsafeBuffer(frame.toByteArray()), 0)).isTrue();
        if (view.messageId() == messageId) {
          return view;
        }
      }
      throw new AssertionError("no message " + messageId);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static int targetOf(FrameView command) {
    CommandLong message = new CommandLong();
    message.wrap(command);
    return message.targetSystem();
  }

  @Test
  void vehiclesThatConnectByTcpAreEachSpokenToOnTheirOwnConnection() throws Exception {
    int port = open("tcp-server:0");
    try (TcpVehicle one = new TcpVehicle(new Socket(HERE, port));
        TcpVehicle two = new TcpVehicle(new Socket(HERE, port))) {
      one.send(heartbeat(1));
      two.send(heartbeat(2));
      assertThat(targetOf(one.receive(COMMAND))).isEqualTo(1);
      assertThat(targetOf(two.receive(COMMAND))).isEqualTo(2);
      awaitDrones(2);
    }
  }

  @Test
  void aFrameInPiecesAmongNoiseIsFound() throws Exception {
    int port = open("tcp-server:0");
    try (TcpVehicle vehicle = new TcpVehicle(new Socket(HERE, port))) {
      byte[] noise = new byte[700];
      Arrays.fill(noise, (byte) 0x55);
      vehicle.send(noise);
      for (byte each : heartbeat(9)) {
        vehicle.send(new byte[] {each});
      }
      assertThat(targetOf(vehicle.receive(COMMAND))).isEqualTo(9);
      assertThat(server.framesBad()).isEqualTo(700);
    }
  }

  @Test
  void aVehicleThatServesTcpIsCalledAndCalledAgainWhenItComesBack() throws Exception {
    int port;
    try (ServerSocket autopilot = new ServerSocket(0, 1, HERE)) {
      autopilot.setSoTimeout(LIMIT_MS);
      port = autopilot.getLocalPort();
      open("tcp-client:127.0.0.1:" + port);
      try (TcpVehicle vehicle = new TcpVehicle(autopilot.accept())) {
        vehicle.send(heartbeat(5));
        assertThat(targetOf(vehicle.receive(COMMAND))).isEqualTo(5);
      }
    }
    try (ServerSocket again = new ServerSocket(port, 1, HERE)) {
      again.setSoTimeout(LIMIT_MS);
      try (TcpVehicle vehicle = new TcpVehicle(again.accept())) {
        vehicle.send(heartbeat(5));
        assertThat(vehicle.receive(Heartbeat.ID).systemId()).isEqualTo(245);
        assertThat(pipeline.stats().drones).isOne();
      }
    }
  }

  @Test
  void aVehicleThatIsSilentUntilItHearsUsIsGreeted() throws Exception {
    try (DatagramSocket autopilot = new DatagramSocket(0, HERE)) {
      autopilot.setSoTimeout(LIMIT_MS);
      open("udp-client:127.0.0.1:" + autopilot.getLocalPort());
      DatagramPacket packet = new DatagramPacket(new byte[512], 512);
      autopilot.receive(packet);
      FrameView greeting = new FrameView();
      assertThat(greeting.wrap(new UnsafeBuffer(packet.getData()), 0, packet.getLength())).isTrue();
      assertThat(greeting.messageId()).isEqualTo(Heartbeat.ID);
      assertThat(greeting.systemId()).isEqualTo(245);
      Heartbeat ours = new Heartbeat();
      ours.wrap(greeting);
      assertThat(ours.type()).as("a ground station").isEqualTo(6);
      byte[] answer = heartbeat(3);
      autopilot.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      awaitDrones(1);
      for (int i = 0; greeting.messageId() != COMMAND; i++) {
        assertThat(i).isLessThan(50);
        packet = new DatagramPacket(new byte[512], 512);
        autopilot.receive(packet);
        assertThat(greeting.wrap(new UnsafeBuffer(packet.getData()), 0, packet.getLength()))
            .isTrue();
      }
      assertThat(targetOf(greeting)).isEqualTo(3);
    }
  }

  @Test
  void whoeverElseSendsToACalledSocketIsNotHeard() throws Exception {
    try (DatagramSocket autopilot = new DatagramSocket(0, HERE);
        DatagramSocket stranger = new DatagramSocket(0, HERE)) {
      autopilot.setSoTimeout(LIMIT_MS);
      open("udp-client:127.0.0.1:" + autopilot.getLocalPort());
      DatagramPacket packet = new DatagramPacket(new byte[512], 512);
      autopilot.receive(packet);
      byte[] pose = heartbeat(66);
      stranger.send(new DatagramPacket(pose, pose.length, packet.getSocketAddress()));
      byte[] answer = heartbeat(3);
      autopilot.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      awaitDrones(1);
      await(() -> endpoint().counts().strangers() == 1);
      assertThat(pipeline.stats().drones).isOne();
    }
  }

  @Test
  void endpointsOfOneNetworkShareItsSystemIdsAndOtherNetworksHaveTheirOwn() throws Exception {
    List<java.net.InetSocketAddress> both =
        server.openNetwork(HERE, EndpointSpec.parseNetwork("tcp-server:0+tcp-server:0"));
    int other = open("tcp-server:0");
    try (TcpVehicle here = new TcpVehicle(new Socket(HERE, both.get(0).getPort()));
        TcpVehicle there = new TcpVehicle(new Socket(HERE, both.get(1).getPort()));
        TcpVehicle elsewhere = new TcpVehicle(new Socket(HERE, other))) {
      here.send(heartbeat(7));
      awaitDrones(1);
      there.send(heartbeat(7));
      elsewhere.send(heartbeat(7));
      awaitDrones(2);
      await(() -> server.framesRead() >= 3);
      assertThat(pipeline.stats().drones).as("one a network").isEqualTo(2);
    }
  }

  @Test
  void aPortInUseAndAnUnknownHostAreSaid() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, HERE)) {
      assertThatThrownBy(() -> open("tcp-server:" + taken.getLocalPort()))
          .isInstanceOf(BindException.class)
          .hasMessageContaining("TCP " + taken.getLocalPort());
    }
    assertThatThrownBy(() -> open("tcp-client:no.such.host.invalid:5760"))
        .isInstanceOf(UnknownHostException.class);
  }
}
