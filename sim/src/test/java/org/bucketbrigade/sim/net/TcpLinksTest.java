package org.bucketbrigade.sim.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.CommandInt;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameScanner;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.mavlink.MissionItemInt;
import org.bucketbrigade.mavlink.ParamRequestRead;
import org.bucketbrigade.mavlink.ParamSet;
import org.bucketbrigade.mavlink.SetPositionTargetLocalNed;
import org.bucketbrigade.mavlink.SignatureWriter;
import org.bucketbrigade.mavlink.SigningClock;
import org.bucketbrigade.mavlink.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TcpLinksTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final long NOW = 1_800_000_000_000_000_000L;

  private final UnsafeBuffer frame = new UnsafeBuffer(new byte[400]);
  private final List<Integer> heard = new ArrayList<>();

  private int heartbeat(int sequence) {
    return FrameEncoder.encode(new Heartbeat().type(2), sequence & 0xFF, 245, 190, frame, 0);
  }

  private static SocketChannel call(TcpLinks links) throws IOException {
    return SocketChannel.open(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), links.port()));
  }

  private void say(SocketChannel to, int length) throws IOException {
    to.write(ByteBuffer.wrap(frame.byteArray(), 0, length));
  }

  /** Polls until vehicles have been spoken to so often. */
  private void poll(VehicleLinks links, int times) {
    while (heard.size() < times) {
      links.await(10);
      links.poll((system, _, _, _, _) -> heard.add(system), 0);
    }
  }

  @Test
  void whatIsForAllGoesToAllAndTheLastCallerCounts() throws IOException {
    try (TcpLinks links = new TcpLinks(ANY);
        SocketChannel first = call(links)) {
      say(first, heartbeat(0));
      poll(links, 1);
      try (SocketChannel second = call(links)) {
        say(second, heartbeat(1));
        poll(links, 2);
        assertThat(heard).containsExactly(0, 0);
        assertThat(first.read(ByteBuffer.allocate(1))).as("hung up").isEqualTo(-1);
      }
    }
  }

  @Test
  void whatIsForOneVehicleGoesToThatOne() throws IOException {
    try (TcpLinks links = new TcpLinks(ANY);
        SocketChannel caller = call(links)) {
      for (Message message :
          List.of(
              new SetPositionTargetLocalNed().targetSystem(7),
              new CommandLong().targetSystem(8),
              new CommandInt().targetSystem(9),
              new ParamSet().targetSystem(10).paramId("X"),
              new ParamRequestRead().targetSystem(11).paramId("X"),
              new MissionItemInt().targetSystem(12),
              new CommandLong().targetSystem(0))) {
        say(caller, FrameEncoder.encode(message, 0, 245, 190, frame, 0));
      }
      poll(links, 7);
      assertThat(heard).containsExactly(7, 8, 9, 10, 11, 12, 0);
    }
  }

  @Test
  void aFloodForAllIsCountedAndBounded() throws IOException {
    try (TcpLinks links = new TcpLinks(ANY);
        SocketChannel caller = call(links)) {
      int most = 0;
      for (int round = 0; links.flooded() == 0; round++) {
        for (int i = 0; i < 200; i++) {
          say(caller, heartbeat(i + round));
        }
        heard.clear();
        links.poll((system, _, _, _, _) -> heard.add(system), 0);
        most = Math.max(most, heard.size());
      }
      assertThat(most).isBetween(1, 32);
    }
  }

  @Test
  void aSlowGatewayCostsWholeFramesOnly() throws IOException {
    try (TcpLinks links = new TcpLinks(ANY);
        SocketChannel slow = call(links)) {
      say(slow, heartbeat(0));
      poll(links, 1);
      for (int i = 0; links.lost() == 0; i++) {
        links.send(1, frame, 0, heartbeat(i));
      }
      FrameScanner scanner = new FrameScanner();
      ByteBuffer bytes = ByteBuffer.allocateDirect(1 << 16);
      slow.configureBlocking(false);
      while (scanner.frames() < links.sent()) {
        links.poll((_, _, _, _, _) -> {}, 0);
        slow.read(bytes);
        int done = scanner.scan(new UnsafeBuffer(bytes), 0, bytes.position(), _ -> {});
        bytes.flip().position(done);
        bytes.compact();
      }
      assertThat(scanner.wrong()).isZero();
    }
  }

  @Test
  void aVehicleWithAKeyHeedsOnlyWhatIsSignedWithItAndNew() throws IOException {
    SigningKey key = new SigningKey(new byte[SigningKey.LENGTH]);
    SignatureWriter gateway = new SignatureWriter(key, 0, new SigningClock(0));
    TcpLinks tcp = new TcpLinks(ANY);
    try (SignedLinks links = new SignedLinks(tcp, 1, key, NOW);
        SocketChannel caller = call(tcp)) {
      say(caller, heartbeat(0));
      int signed = gateway.sign(frame, 0, heartbeat(1), NOW);
      say(caller, signed);
      say(caller, signed);
      say(caller, gateway.sign(frame, 0, heartbeat(2), NOW));
      poll(links, 2);
      assertThat(links.refused()).isEqualTo(2);
    }
  }
}
