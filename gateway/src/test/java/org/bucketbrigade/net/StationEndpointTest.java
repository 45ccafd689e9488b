package org.bucketbrigade.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.mavlink.CommandInt;
import org.bucketbrigade.mavlink.CommandLong;
import org.bucketbrigade.mavlink.FrameScanner;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.MavAutopilot;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.SetMode;
import org.bucketbrigade.mavlink.SignatureWriter;
import org.bucketbrigade.mavlink.SigningClock;
import org.bucketbrigade.mavlink.SigningKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ground stations beside us: what they see, and what of theirs goes on to the core. */
class StationEndpointTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int STATION_ID = 255;
  private static final int SETUP_SIGNING = 256;

  @TempDir Path folder;
  private final List<Integer> events = new ArrayList<>();
  private final List<byte[]> passed = new ArrayList<>();
  private final FakePeer vehicle = new FakePeer("vehicle");
  private final FakePeer station = new FakePeer("station");
  private long now = 100 * SECOND;
  private VehicleNetwork network = network(null);

  private VehicleNetwork network(@Nullable NetworkSigning signing) {
    return new VehicleNetwork(
        3, this::publish, new BadInput(() -> 0), RememberedPeers.NONE, signing, null);
  }

  private boolean publish(
      int type, int source, long readNanos, DirectBuffer bytes, int offset, int length) {
    assertThat(source >>> 16).isEqualTo(3);
    events.add(type);
    byte[] copy = new byte[length];
    bytes.getBytes(offset, copy);
    return type != EventType.STATION || passed.add(copy);
  }

  private NetworkEndpoint open(String spec) {
    NetworkEndpoint endpoint = network.addEndpoint(EndpointSpec.parse(spec));
    if (endpoint == null) {
      throw new AssertionError("no room");
    }
    return endpoint;
  }

  private void hear(NetworkEndpoint at, Peer from, byte[] bytes) {
    new FrameScanner()
        .scanDatagram(
            new UnsafeBuffer(bytes), 0, bytes.length, frame -> at.received(from, frame, now));
  }

  private static byte[] stationHeartbeat(int sequence) {
    Heartbeat heartbeat = new Heartbeat().type(6).autopilot(MavAutopilot.INVALID);
    return Sent.frame(heartbeat, sequence, STATION_ID, 190);
  }

  private static byte[] command(int sequence, int command) {
    CommandLong order = new CommandLong().targetSystem(9).targetComponent(1).command(command);
    return Sent.frame(order, sequence, STATION_ID, 190);
  }

  /** A message that nobody here knows, and one that carries a key. */
  private static byte[] unknown(int messageId) {
    byte[] frame = new byte[10 + 3 + 2];
    frame[0] = (byte) 0xFD;
    frame[1] = 3;
    frame[4] = 3;
    frame[5] = 9;
    frame[6] = 1;
    frame[7] = (byte) messageId;
    frame[8] = (byte) (messageId >> 8);
    frame[9] = (byte) (messageId >> 16);
    return frame;
  }

  @Test
  void aStationIsSentEveryFrameOfEveryVehicleByteForByte() {
    NetworkEndpoint drones = open("14550");
    NetworkEndpoint watchers = open("watch:14551");
    hear(watchers, station, stationHeartbeat(0));
    List<byte[]> frames =
        List.of(
            Sent.heartbeat(0, 9),
            Sent.tick(1, 9, 1, 77),
            Sent.tick(2, 9, 154, 0),
            unknown(54_321),
            Sent.heartbeat(0, 10));
    frames.forEach(each -> hear(drones, vehicle, each));
    assertThat(station.sent).containsExactlyElementsOf(frames);
    assertThat(watchers.status(now).counts().framesOut()).isEqualTo(frames.size());
  }

  @Test
  void framesThatAreDoubledOrAStrangersAreNotShown() {
    NetworkEndpoint drones = open("14550");
    hear(open("watch:14551"), station, stationHeartbeat(0));
    hear(drones, vehicle, Sent.heartbeat(0, 9));
    hear(drones, vehicle, Sent.heartbeat(0, 9));
    hear(drones, new FakePeer("stranger"), Sent.heartbeat(1, 9));
    assertThat(station.sent).hasSize(1);
  }

  @Test
  void aMessageThatCarriesAKeyIsNotShown() {
    NetworkEndpoint drones = open("14550");
    hear(open("watch:14551"), station, stationHeartbeat(0));
    hear(drones, vehicle, Sent.heartbeat(0, 9));
    hear(drones, vehicle, unknown(SETUP_SIGNING));
    assertThat(station.sent).hasSize(1);
  }

  @Test
  void aStationIsSentToFromItsFirstFrameUntilItIsSilent() {
    NetworkEndpoint drones = open("14550");
    NetworkEndpoint watchers = open("watch:14551");
    hear(drones, vehicle, Sent.heartbeat(0, 9));
    assertThat(station.sent).isEmpty();
    hear(watchers, station, stationHeartbeat(0));
    now += StationEndpoint.SILENT_NANOS - 1;
    hear(drones, vehicle, Sent.heartbeat(1, 9));
    assertThat(station.sent).hasSize(1);
    now += 1;
    hear(drones, vehicle, Sent.heartbeat(2, 9));
    assertThat(station.sent).hasSize(1);
    assertThat(station.number()).isEqualTo(Peer.UNKNOWN);
    hear(watchers, station, stationHeartbeat(1));
    hear(drones, vehicle, Sent.heartbeat(3, 9));
    assertThat(station.sent).hasSize(2);
  }

  @Test
  void aStationThatWeCallIsSentToAlways() {
    NetworkEndpoint drones = open("14550");
    open("watch:udp-client:10.0.0.1:14550").called(station, now);
    now += 3_600 * SECOND;
    hear(drones, vehicle, Sent.heartbeat(0, 9));
    assertThat(station.sent).hasSize(1);
  }

  @Test
  void aStationWhoseConnectionEndedIsForgotten() {
    NetworkEndpoint drones = open("14550");
    NetworkEndpoint watchers = open("watch:tcp-server:5760");
    hear(watchers, station, stationHeartbeat(0));
    watchers.closed(station, now);
    hear(drones, vehicle, Sent.heartbeat(0, 9));
    assertThat(station.sent).isEmpty();
  }

  @Test
  void furtherStationsThanThereIsRoomForAreNotHeard() {
    NetworkEndpoint drones = open("14550");
    NetworkEndpoint watchers = open("watch:14551");
    List<FakePeer> many = new ArrayList<>();
    for (int i = 0; i < 3 * StationEndpoint.MAX_STATIONS; i++) {
      many.add(new FakePeer("station " + i));
      hear(watchers, many.getLast(), stationHeartbeat(i));
    }
    hear(drones, vehicle, Sent.heartbeat(0, 9));
    assertThat(many.stream().filter(each -> !each.sent.isEmpty()))
        .hasSize(StationEndpoint.MAX_STATIONS);
  }

  @Test
  void fromStationsThatWatchNothingGoesOn() {
    NetworkEndpoint watchers = open("watch:14551");
    hear(watchers, station, stationHeartbeat(0));
    hear(watchers, station, command(1, MavCmd.NAV_RETURN_TO_LAUNCH));
    assertThat(events).isEmpty();
  }

  @Test
  void ofThePilotInCommandsStationOnlyCommandsGoOnAndUnchanged() {
    NetworkEndpoint mine = open("pic:14551");
    byte[] first = command(1, MavCmd.NAV_RETURN_TO_LAUNCH);
    byte[] second = Sent.frame(new CommandInt().targetSystem(9).command(16), 2, STATION_ID, 190);
    byte[] third = Sent.frame(new SetMode().targetSystem(9), 3, STATION_ID, 190);
    hear(mine, station, stationHeartbeat(0));
    hear(mine, station, Sent.tick(4, STATION_ID, 190, 5));
    hear(mine, station, unknown(54_321));
    List.of(first, second, third).forEach(each -> hear(mine, station, each));
    assertThat(passed).containsExactly(first, second, third);
    assertThat(events).hasSize(3);
  }

  @Test
  void aFloodOfCommandsIsCutAndAnotherStationsCommandGoesOn() {
    NetworkEndpoint mine = open("pic:14551");
    for (int i = 0; i < 10_000; i++) {
      hear(mine, station, command(i & 0xFF, MavCmd.NAV_RETURN_TO_LAUNCH));
    }
    assertThat(passed).hasSize((int) (2 * StationEndpoint.COMMANDS_PER_SECOND));
    hear(mine, new FakePeer("other"), command(0, MavCmd.NAV_LAND));
    assertThat(passed).hasSize((int) (2 * StationEndpoint.COMMANDS_PER_SECOND) + 1);
  }

  @Test
  void onANetworkThatSignsAStationIsHeardOnlySignedAndItsSignatureStays() throws Exception {
    SigningKey key = new SigningKey(new byte[SigningKey.LENGTH]);
    network = network(new NetworkSigning(key, folder.resolve("t.time"), () -> now));
    NetworkEndpoint drones = open("14550");
    NetworkEndpoint mine = open("pic:14551");
    SigningClock clock = new SigningClock(0);
    hear(mine, station, command(0, MavCmd.NAV_LAND));
    assertThat(passed).isEmpty();
    assertThat(mine.status(now).counts().unsigned()).isEqualTo(1);

    byte[] order = signed(key, 5, clock, command(1, MavCmd.NAV_LAND));
    hear(mine, station, order);
    hear(mine, station, order);
    assertThat(passed).containsExactly(order);
    assertThat(mine.status(now).counts().replays()).isEqualTo(1);

    byte[] heartbeat = signed(key, 1, clock, Sent.heartbeat(0, 9));
    hear(drones, vehicle, heartbeat);
    assertThat(station.sent).containsExactly(heartbeat);
    network.send(0, new UnsafeBuffer(order), 0, order.length, now);
    assertThat(vehicle.sent).containsExactly(order);
  }

  private byte[] signed(SigningKey key, int link, SigningClock clock, byte[] frame) {
    UnsafeBuffer buffer = new UnsafeBuffer(Arrays.copyOf(frame, 400));
    int length = new SignatureWriter(key, link, clock).sign(buffer, 0, frame.length, now);
    return Arrays.copyOf(buffer.byteArray(), length);
  }
}
