package org.bucketbrigade.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.FrameScanner;
import org.bucketbrigade.mavlink.RadioStatus;
import org.bucketbrigade.pipeline.KnownPeer;
import org.junit.jupiter.api.Test;

/** Who is believed to be which vehicle, and what becomes of the others. */
class VehicleNetworkTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int COMMAND = 400;

  private final List<String> events = new ArrayList<>();
  private final VehicleNetwork network =
      new VehicleNetwork(2, this::publish, new BadInput(() -> 0));
  private final VehicleEndpoint endpoint = endpoint();
  private final FakePeer home = new FakePeer("home");
  private final FakePeer stranger = new FakePeer("stranger");
  private long now = 100 * SECOND;

  private VehicleEndpoint endpoint() {
    return endpoint(network);
  }

  private static VehicleEndpoint endpoint(VehicleNetwork of) {
    if (of.addEndpoint(EndpointSpec.udpServer(14_550)) instanceof VehicleEndpoint added) {
      return added;
    }
    throw new AssertionError("no room");
  }

  private boolean publish(
      int type, int source, long readNanos, DirectBuffer bytes, int offset, int length) {
    assertThat(source >>> 16).isEqualTo(2);
    events.add((type == EventType.PEER ? "peer " : "frame ") + (source & 0xFFFF));
    return true;
  }

  /** What the network published because of a frame. */
  private List<String> hear(VehicleEndpoint at, Peer from, byte[] bytes) {
    events.clear();
    new FrameScanner()
        .scanDatagram(
            new UnsafeBuffer(bytes), 0, bytes.length, frame -> at.received(from, frame, now));
    return List.copyOf(events);
  }

  private List<String> hear(Peer from, byte[] bytes) {
    return hear(endpoint, from, bytes);
  }

  private NetworkStatus.EndpointStatus status() {
    return endpoint.status(now);
  }

  @Test
  void anAddressCountsFromItsFirstHeartbeat() {
    assertThat(hear(home, Sent.tick(0, 7, 1, 0))).isEmpty();
    assertThat(hear(home, Sent.heartbeat(1, 7))).containsExactly("peer 0", "frame 0");
    assertThat(hear(home, Sent.tick(2, 7, 1, 0))).containsExactly("frame 0");
    assertThat(status().vehicles())
        .singleElement()
        .satisfies(
            v -> {
              assertThat(v.system()).isEqualTo(7);
              assertThat(v.address()).isEqualTo("home");
              assertThat(v.framesIn()).isEqualTo(2);
            });
  }

  @Test
  void whoUsesAVehiclesIdFromElsewhereIsNotHeardAndChangesNothing() {
    hear(home, Sent.heartbeat(0, 7));
    for (int i = 1; i < 200; i++) {
      now += SECOND / 50;
      assertThat(hear(stranger, Sent.heartbeat((i * 91) & 0xFF, 7))).isEmpty();
      assertThat(hear(stranger, Sent.tick((i + 100) & 0xFF, 7, 1, i))).isEmpty();
      assertThat(hear(home, Sent.tick(i, 7, 1, i))).containsExactly("frame 0");
    }
    assertThat(stranger.number()).isEqualTo(Peer.UNKNOWN);
    assertThat(status().counts().strangers()).isEqualTo(2 * 199);
    assertThat(status().counts().lost()).isZero();
    assertThat(status().vehicles().getFirst().strangers()).isEqualTo(2 * 199);
  }

  @Test
  void whoComesAgainAfterARestartHasItsNumber() {
    InetSocketAddress caller = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_001);
    RememberedPeers remembered =
        new RememberedPeers(
            List.of(
                new KnownPeer(2, 0, 1, "home"),
                new KnownPeer(2, 1, 0, "tcp:/127.0.0.1:40000"),
                new KnownPeer(2, 3, 0, "home"),
                new KnownPeer(1, 2, 0, "stranger")));
    VehicleNetwork again =
        new VehicleNetwork(2, this::publish, new BadInput(() -> 0), remembered, null, null);
    VehicleEndpoint first = endpoint(again);
    VehicleEndpoint second = endpoint(again);
    assertThat(hear(first, stranger, Sent.heartbeat(0, 5))).containsExactly("peer 4", "frame 4");
    assertThat(hear(second, home, Sent.heartbeat(0, 6))).containsExactly("peer 0", "frame 0");
    assertThat(hear(first, new FakePeer("home"), Sent.heartbeat(0, 7)))
        .containsExactly("peer 3", "frame 3");
    TcpPeer called = new TcpPeer(first, TcpPeer.CALLER + caller, caller);
    assertThat(hear(first, called, Sent.heartbeat(0, 8))).containsExactly("peer 1", "frame 1");
    assertThat(hear(first, new FakePeer("new"), Sent.heartbeat(0, 9)))
        .containsExactly("peer 5", "frame 5");
  }

  @Test
  void aVehicleThatWasSilentForFiveSecondsMayMoveAndKeepsItsNumber() {
    hear(home, Sent.heartbeat(0, 7));
    now += VehicleLink.PIN_NANOS - 1;
    assertThat(hear(stranger, Sent.heartbeat(1, 7))).isEmpty();
    now += 1;
    assertThat(hear(stranger, Sent.tick(2, 7, 1, 0))).as("only by a heartbeat").isEmpty();
    assertThat(hear(stranger, Sent.heartbeat(3, 7))).containsExactly("peer 0", "frame 0");
    network.send(0, new UnsafeBuffer(new byte[20]), 0, 20, now);
    assertThat(stranger.sent).hasSize(1);
    assertThat(home.sent).isEmpty();
    assertThat(hear(home, Sent.heartbeat(4, 7))).isEmpty();
  }

  @Test
  void anAddressWhereAnotherVehicleIsStillHeardKeepsItsNumber() {
    hear(home, Sent.heartbeat(0, 7));
    hear(home, Sent.heartbeat(0, 8));
    now += 4 * SECOND;
    hear(home, Sent.heartbeat(1, 8));
    now += 2 * SECOND;
    assertThat(hear(stranger, Sent.heartbeat(1, 7))).containsExactly("peer 1", "frame 1");
    assertThat(hear(home, Sent.heartbeat(2, 8))).containsExactly("frame 0");
  }

  @Test
  void addressesThatChangeAllDayUseUpNoNumbers() {
    for (int i = 0; i < 3 * VehicleNetwork.MAX_PEERS; i++) {
      assertThat(hear(new FakePeer("port " + i), Sent.heartbeat(i & 0xFF, 7))).contains("frame 0");
      now += VehicleLink.PIN_NANOS;
    }
  }

  @Test
  void aConnectionThatEndedIsBelievedNoLonger() {
    hear(home, Sent.heartbeat(0, 7));
    endpoint.closed(home, now);
    assertThat(hear(stranger, Sent.heartbeat(1, 7))).containsExactly("peer 0", "frame 0");
  }

  @Test
  void aRadiosReportsPassFromAKnownAddress() {
    byte[] report = Sent.frame(new RadioStatus().rssi(100), 0, 51, 68);
    assertThat(hear(stranger, report)).isEmpty();
    hear(home, Sent.heartbeat(0, 7));
    assertThat(hear(home, report)).containsExactly("frame 0");
  }

  @Test
  void ourOwnFramesThatComeBackAreNotHeard() {
    hear(home, Sent.heartbeat(0, 7));
    assertThat(hear(home, Sent.heartbeat(1, 245))).isEmpty();
    assertThat(hear(home, Sent.heartbeat(1, 0))).isEmpty();
    assertThat(status().counts().strangers()).isEqualTo(2);
  }

  @Test
  void theSameVehicleOnTwoEndpointsHasANumberOnEach() {
    VehicleEndpoint other = endpoint();
    hear(home, Sent.heartbeat(0, 7));
    assertThat(hear(other, stranger, Sent.tick(1, 7, 1, 0))).isEmpty();
    assertThat(hear(other, stranger, Sent.heartbeat(90, 7))).containsExactly("peer 1", "frame 1");
    assertThat(hear(home, Sent.tick(1, 7, 1, 5))).containsExactly("frame 0");
    assertThat(hear(other, stranger, Sent.tick(1, 7, 1, 5))).as("a mirror").isEmpty();
    assertThat(other.counts.duplicates).isOne();
  }

  @Test
  void theRoundTripIsThatOfACommandAndItsAnswer() {
    hear(home, Sent.heartbeat(0, 7));
    assertThat(status().vehicles().getFirst().roundTripUs()).isEqualTo(-1);
    command(0);
    now += 30_000_000;
    hear(home, Sent.ack(1, 7, COMMAND + 1));
    hear(home, Sent.ack(2, 7, COMMAND));
    assertThat(status().vehicles().getFirst().roundTripUs()).isEqualTo(30_000);
    command(0);
    now += 500_000_000;
    command(1);
    now += 1_000_000;
    hear(home, Sent.ack(3, 7, COMMAND));
    assertThat(status().vehicles().getFirst().roundTripUs())
        .as("an answer to either of two is not measured")
        .isEqualTo(30_000);
  }

  private void command(int confirmation) {
    byte[] bytes =
        Sent.frame(
            new CommandLong().command(COMMAND).targetSystem(7).confirmation(confirmation),
            confirmation,
            245,
            190);
    network.send(0, new UnsafeBuffer(bytes), 0, bytes.length, now);
  }

  @Test
  void aRemovedEndpointIsForgottenAndNothingIsSentThere() {
    hear(home, Sent.heartbeat(0, 7));
    network.removeEndpoint(endpoint);
    network.send(0, new UnsafeBuffer(new byte[20]), 0, 20, now);
    assertThat(home.sent).isEmpty();
    assertThat(network.status(now).endpoints()).isEmpty();
    VehicleEndpoint again = endpoint();
    assertThat(again.number()).isZero();
    assertThat(hear(again, stranger, Sent.heartbeat(1, 7))).containsExactly("peer 1", "frame 1");
  }
}
