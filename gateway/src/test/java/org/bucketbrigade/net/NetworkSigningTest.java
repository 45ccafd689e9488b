package org.bucketbrigade.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.mavlink.FrameScanner;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.SignatureVerdict;
import org.bucketbrigade.mavlink.SignatureWriter;
import org.bucketbrigade.mavlink.SigningClock;
import org.bucketbrigade.mavlink.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network whose vehicles share a key. */
final class NetworkSigningTest {
  private static final long NOW = 1_800_000_000_000_000_000L;

  @TempDir Path folder;
  private final List<String> events = new ArrayList<>();
  private final SigningClock vehicleClock = new SigningClock(0);
  private long nowNanos = NOW;

  private Path key(String mode, String text) throws IOException {
    Path file = folder.resolve("vehicles.key");
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
    Files.writeString(file, text);
    return file;
  }

  private NetworkSigning signing() throws IOException {
    return new NetworkSigning(
        new SigningKey(new byte[SigningKey.LENGTH]), folder.resolve("t.time"), () -> nowNanos);
  }

  private byte[] byVehicle(byte[] frame, byte keyByte) {
    byte[] bytes = new byte[SigningKey.LENGTH];
    bytes[0] = keyByte;
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[400]);
    buffer.putBytes(0, frame);
    int length =
        new SignatureWriter(new SigningKey(bytes), 1, vehicleClock)
            .sign(buffer, 0, frame.length, nowNanos);
    return Arrays.copyOf(buffer.byteArray(), length);
  }

  @Test
  void takesAKeyOnlyFromAFileThatIsNobodyElses() throws IOException {
    String hex = "0f".repeat(32);
    assertThat(NetworkSigning.fromFile(key("rw-------", hex + "\n"), 0)).isNotNull();
    assertThatThrownBy(() -> NetworkSigning.fromFile(key("rw-r-----", hex), 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 600");
    assertThatThrownBy(() -> NetworkSigning.fromFile(key("rw-------", "secret"), 0))
        .hasMessageContaining("64 hexadecimal digits")
        .message()
        .doesNotContain("secret");
  }

  @Test
  void neverUsesATimestampTwiceAlthoughItWasKilledAndItsClockLost() throws IOException {
    byte[] frame = Sent.heartbeat(0, 245);
    NetworkSigning first = signing();
    int length = 0;
    for (int i = 0; i < 5_000; i++) {
      length = first.sign(0, new UnsafeBuffer(frame), 0, frame.length);
    }
    byte[] last = new byte[length];
    first.signed().getBytes(0, last);
    nowNanos -= 3_600_000_000_000L;
    NetworkSigning second = signing();
    length = second.sign(0, new UnsafeBuffer(frame), 0, frame.length);
    byte[] next = new byte[length];
    second.signed().getBytes(0, next);
    nowNanos = NOW;
    NetworkSigning vehicle =
        new NetworkSigning(
            new SigningKey(new byte[SigningKey.LENGTH]), folder.resolve("v.time"), () -> nowNanos);
    assertThat(vehicle.check(Sent.view(last))).isEqualTo(SignatureVerdict.ACCEPTED);
    assertThat(vehicle.check(Sent.view(next))).isEqualTo(SignatureVerdict.ACCEPTED);
  }

  @Test
  void hearsSignedVehiclesOnlyTrustsThemAndSignsWhatItSends() throws IOException {
    NetworkSigning signing = signing();
    List<Integer> flags = new ArrayList<>();
    VehicleNetwork network =
        new VehicleNetwork(
            0,
            (type, _, _, bytes, offset, _) -> {
              events.add(type == EventType.PEER ? "peer" : "frame");
              if (type == EventType.PEER) {
                flags.add((int) bytes.getByte(offset));
              }
              return true;
            },
            new BadInput(() -> 0),
            RememberedPeers.NONE,
            signing,
            null);
    NetworkEndpoint endpoint = network.addEndpoint(EndpointSpec.udpServer(14_550));
    if (endpoint == null) {
      throw new AssertionError("no room");
    }
    FakePeer far = FakePeer.far("far");
    byte[] good = byVehicle(Sent.heartbeat(0, 9), (byte) 0);
    hear(endpoint, far, Sent.heartbeat(0, 9));
    hear(endpoint, far, byVehicle(Sent.heartbeat(0, 9), (byte) 1));
    assertThat(events).isEmpty();
    hear(endpoint, far, good);
    assertThat(events).containsExactly("peer", "frame");
    assertThat(flags).containsExactly(2); // trusted, though it is on another machine
    hear(endpoint, far, good);
    assertThat(events).hasSize(2);
    LinkCounts.Snapshot counts = endpoint.counts.snapshot();
    assertThat(counts.unsigned()).isEqualTo(1);
    assertThat(counts.badSignatures()).isEqualTo(1);
    assertThat(counts.replays()).isEqualTo(1);

    byte[] ours = Sent.heartbeat(7, 245);
    network.send(0, new UnsafeBuffer(ours), 0, ours.length, nowNanos);
    FrameView view = Sent.view(far.sent.getFirst());
    assertThat(view.isSigned()).isTrue();
    assertThat(
            new NetworkSigning(
                    new SigningKey(new byte[SigningKey.LENGTH]),
                    folder.resolve("w.time"),
                    () -> nowNanos)
                .check(view))
        .isEqualTo(SignatureVerdict.ACCEPTED);
  }

  private void hear(NetworkEndpoint at, Peer from, byte[] bytes) {
    new FrameScanner()
        .scanDatagram(
            new UnsafeBuffer(bytes), 0, bytes.length, frame -> at.received(from, frame, nowNanos));
  }
}
