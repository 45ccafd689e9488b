package org.bucketbrigade.sim.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.HashMap;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.CommandAck;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.sim.airframe.Ticks;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.sim.link.Weather;
import org.bucketbrigade.sim.vehicle.FlatSurroundings;
import org.bucketbrigade.sim.vehicle.Fleet;
import org.bucketbrigade.sim.vehicle.VehicleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class UdpLinksTest {
  private static final long SEED = 3;
  private static final int VEHICLES = 5;
  private static final int MAX_TICKS = 5_000;

  private final LocalFrame frame = new LocalFrame(49.3, -123.1);

  @Test
  void eachVehicleSpeaksFirstFromItsOwnPortAndHearsReplies() throws IOException {
    try (DatagramChannel gateway = DatagramChannel.open()) {
      gateway.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      gateway.configureBlocking(false);
      InetSocketAddress address = (InetSocketAddress) gateway.getLocalAddress();
      try (UdpLinks sockets = new UdpLinks(VEHICLES, address)) {
        Fleet fleet = fleet(sockets);
        Map<Integer, SocketAddress> ports = new HashMap<>();
        Map<Integer, Integer> acks = new HashMap<>();
        for (int tick = 0; acks.size() < VEHICLES && tick < MAX_TICKS; tick++) {
          sockets.poll(fleet::receive, tick * Ticks.NANOS);
          fleet.tick(tick);
          answer(gateway, ports, acks);
        }
        assertThat(acks).hasSize(VEHICLES);
        assertThat(ports.values()).doesNotHaveDuplicates();
        assertThat(sockets.received()).isEqualTo(VEHICLES);
        assertThat(sockets.lost()).isZero();
      }
    }
  }

  @Test
  void underBadWeatherDatagramsComeLateOrNotAtAll() throws IOException {
    Weather weather = Weather.parse("loss=0.3,delay=500ms");
    System.out.println("seed " + SEED);
    try (DatagramChannel gateway = DatagramChannel.open()) {
      gateway.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      gateway.configureBlocking(false);
      InetSocketAddress address = (InetSocketAddress) gateway.getLocalAddress();
      try (UdpLinks sockets = new UdpLinks(VEHICLES, address, weather, SEED)) {
        Fleet fleet = fleet(sockets);
        ByteBuffer bytes = ByteBuffer.allocateDirect(2048);
        int firstTick = 0;
        for (int tick = 0; tick < MAX_TICKS; tick++) {
          sockets.poll(fleet::receive, tick * Ticks.NANOS);
          fleet.tick(tick);
          bytes.clear();
          if (gateway.receive(bytes) != null && firstTick == 0) {
            firstTick = tick;
          }
        }
        // The first text leaves 0.3 s after the boot of a vehicle in a hurry.
        assertThat(firstTick * Ticks.MILLIS).isBetween(800, 5_000);
        assertThat(sockets.lostToWeather()).isPositive();
      }
    }
  }

  @Test
  void aFloodedVehicleIsCountedAndKeepsNobodyElseFromBeingHeard() throws IOException {
    try (DatagramChannel gateway = DatagramChannel.open()) {
      gateway.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      gateway.configureBlocking(false);
      InetSocketAddress address = (InetSocketAddress) gateway.getLocalAddress();
      try (UdpLinks sockets = new UdpLinks(VEHICLES, address)) {
        SocketAddress[] ports = new SocketAddress[VEHICLES];
        ByteBuffer bytes = ByteBuffer.allocateDirect(2048);
        for (int i = 0; i < VEHICLES; i++) {
          sockets.send(i + 1, new UnsafeBuffer(new byte[10]), 0, 10);
          while (ports[i] == null) {
            ports[i] = gateway.receive(bytes.clear());
          }
        }
        int[] heard = new int[VEHICLES];
        int most = 0;
        int rounds = 0;
        while (sockets.flooded() < 100 || heard[VEHICLES - 1] < rounds) {
          rounds++;
          // Two vehicles could fill all that is read before a tick.
          for (int i = 0; i < 600; i++) {
            gateway.send(bytes.clear().limit(280), ports[i % 2]);
          }
          gateway.send(bytes.clear().limit(30), ports[VEHICLES - 1]);
          int[] before = heard.clone();
          int read = sockets.poll((id, _, _, _, _) -> heard[id - 1]++, 0);
          most = Math.max(most, heard[0] - before[0]);
          assertThat(read).isLessThanOrEqualTo(512);
          assertThat(heard[VEHICLES - 1]).isGreaterThanOrEqualTo(rounds - 1);
        }
        assertThat(most).isBetween(1, 32);
      }
    }
  }

  @Test
  void survivesAGatewayThatIsAway() throws IOException {
    InetSocketAddress nobody;
    try (DatagramChannel closed = DatagramChannel.open()) {
      closed.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      nobody = (InetSocketAddress) closed.getLocalAddress();
    }
    try (UdpLinks sockets = new UdpLinks(VEHICLES, nobody)) {
      Fleet fleet = fleet(sockets);
      for (int tick = 0; sockets.lost() == 0 && tick < MAX_TICKS; tick++) {
        sockets.poll(fleet::receive, tick * Ticks.NANOS);
        fleet.tick(tick);
      }
      assertThat(sockets.sent() + sockets.lost()).isGreaterThan(5);
    }
  }

  private Fleet fleet(UdpLinks sockets) {
    return new Fleet(
        VEHICLES, 0, frame, new FlatSurroundings(), 49.3, -123.1, VehicleOptions.QUICK, sockets);
  }

  /** Sends one command to each vehicle that speaks, and notes who acknowledges. */
  private static void answer(
      DatagramChannel gateway, Map<Integer, SocketAddress> ports, Map<Integer, Integer> acks)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocateDirect(2048);
    UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    FrameView view = new FrameView();
    while (true) {
      bytes.clear();
      SocketAddress from = gateway.receive(bytes);
      if (from == null) {
        return;
      }
      assertThat(view.wrap(buffer, 0)).isTrue();
      int id = view.systemId();
      if (view.messageId() == CommandAck.ID) {
        acks.merge(id, 1, Integer::sum);
      } else if (ports.putIfAbsent(id, from) == null) {
        CommandLong order = new CommandLong().targetSystem(id).command(MavCmd.RUN_PREARM_CHECKS);
        int length = FrameEncoder.encode(order, 0, 245, 190, buffer, 0);
        gateway.send(bytes.limit(length).position(0), from);
      }
    }
  }
}
