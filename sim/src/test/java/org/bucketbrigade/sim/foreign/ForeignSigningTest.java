package org.bucketbrigade.sim.foreign;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.Heartbeat;
import org.bucketbrigade.mavlink.SignatureChecker;
import org.bucketbrigade.mavlink.SignatureVerdict;
import org.bucketbrigade.mavlink.SignatureWriter;
import org.bucketbrigade.mavlink.SigningClock;
import org.bucketbrigade.mavlink.SigningKey;
import org.junit.jupiter.api.Test;

/** What we sign the other library believes, and the other way round. */
final class ForeignSigningTest {
  private static final long NOW = 1_800_000_000_000_000_000L;
  private static final int LINK = 7;
  private static final byte[] KEY = key(1);
  private static final byte[] OTHER_KEY = key(2);
  private static final Map<String, Object> HEARTBEAT =
      Map.ofEntries(
          entry("customMode", "4"),
          entry("type", "2"),
          entry("autopilot", "3"),
          entry("baseMode", "81"),
          entry("systemStatus", "4"),
          entry("mavlinkVersion", "3"));

  private static byte[] key(int seed) {
    byte[] bytes = new byte[SigningKey.LENGTH];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (31 * i + seed);
    }
    return bytes;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void theOtherLibraryBelievesWhatWeSignAndNobodyElse() throws IOException {
    SigningClock clock = new SigningClock(0);
    SignatureWriter writer = new SignatureWriter(new SigningKey(KEY), LINK, clock);
    StringBuilder stream = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      byte[] bytes = new byte[FrameEncoder.MAX_FRAME_LENGTH];
      UnsafeBuffer buffer = new UnsafeBuffer(bytes);
      int length = FrameEncoder.encode(new Heartbeat().customMode(i), i, 245, 190, buffer, 0);
      int signed = writer.sign(buffer, 0, length, NOW);
      stream.append(HexFormat.of().formatHex(bytes, 0, signed));
    }
    try (Peer peer = Peer.start()) {
      List<Peer.Packet> believed = peer.decode(stream.toString(), hex(KEY));
      assertThat(believed).hasSize(20);
      long last = 0;
      for (Peer.Packet each : believed) {
        Peer.Signature signature = requireNonNull(each.signed());
        assertThat(signature.right()).isTrue();
        assertThat(signature.link()).isEqualTo(LINK);
        assertThat(signature.timestamp()).isGreaterThan(last);
        last = signature.timestamp();
      }
      assertThat(peer.decode(stream.toString(), hex(OTHER_KEY)))
          .hasSize(20)
          .noneMatch(each -> requireNonNull(each.signed()).right());
    }
  }

  @Test
  void weBelieveWhatTheOtherLibrarySignsOnceAndNobodyElse() throws IOException {
    long time = SigningClock.ofUnixNanos(NOW);
    List<Peer.Order> orders =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    new Peer.Order(
                        Heartbeat.ID,
                        2,
                        i,
                        9,
                        1,
                        HEARTBEAT,
                        new Peer.Signing(LINK, time + i, hex(KEY))))
            .toList();
    SignatureChecker ours = new SignatureChecker(new SigningKey(KEY), new SigningClock(0));
    SignatureChecker another = new SignatureChecker(new SigningKey(OTHER_KEY), new SigningClock(0));
    try (Peer peer = Peer.start()) {
      for (String frame : peer.encode(orders)) {
        FrameView view = new FrameView();
        assertThat(view.wrap(new UnsafeBuffer(HexFormat.of().parseHex(frame)), 0)).isTrue();
        assertThat(view.isSigned()).isTrue();
        assertThat(ours.check(view, NOW)).isEqualTo(SignatureVerdict.ACCEPTED);
        assertThat(ours.check(view, NOW)).isEqualTo(SignatureVerdict.REPLAYED);
        assertThat(another.check(view, NOW)).isEqualTo(SignatureVerdict.BAD_SIGNATURE);
      }
    }
  }
}
