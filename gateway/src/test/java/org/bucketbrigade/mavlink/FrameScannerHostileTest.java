package org.bucketbrigade.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tries to make the scanner lose a good frame, find a false one, or wait for ever. */
final class FrameScannerHostileTest {
  private static final int UNKNOWN_ID = 54_321;

  private final byte[] position = Frames.encoded(new GlobalPositionInt().hdg(1234), 5, 17);
  private final byte[] heartbeat = Frames.encoded(new Heartbeat().type(2), 6, 17);
  private final List<String> found = new ArrayList<>();
  private final FrameScanner scanner = new FrameScanner();

  private void note(FrameView frame) {
    byte[] bytes = new byte[frame.length()];
    frame.buffer().getBytes(frame.offset(), bytes);
    found.add(PlainScanner.name(bytes, frame.crcVerified()));
  }

  private List<String> datagram(byte[]... pieces) {
    found.clear();
    byte[] bytes = Frames.concat(pieces);
    scanner.scanDatagram(new UnsafeBuffer(bytes), 0, bytes.length, this::note);
    return List.copyOf(found);
  }

  private static String good(byte[] frame) {
    return PlainScanner.name(frame, true);
  }

  /** Feeds a stream as a socket does, in pieces; returns how many bytes were done with. */
  private int stream(byte[] bytes, IntSupplier piece) {
    found.clear();
    FrameScanner fresh = new FrameScanner();
    int done = 0;
    for (int came = 0; came < bytes.length; ) {
      came = Math.min(bytes.length, came + piece.getAsInt());
      byte[] window = Arrays.copyOfRange(bytes, done, came);
      done += fresh.scan(new UnsafeBuffer(window), 0, window.length, this::note);
      assertThat(came - done).isLessThanOrEqualTo(FrameEncoder.MAX_FRAME_LENGTH);
    }
    return done;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {31, 32, 33, 34, 35, 36})
  void findsWhatASlowSearchFindsHoweverTheStreamIsCut(long seed) {
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    HostileLine line = new HostileLine(random);
    for (int round = 0; round < 150; round++) {
      byte[] bytes = line.bytes(1 + random.nextInt(40));
      assertThat(datagram(bytes)).isEqualTo(PlainScanner.datagram(bytes).frames());
      PlainScanner expected = PlainScanner.stream(bytes);
      int most = 1 + random.nextInt(600);
      for (IntSupplier piece :
          List.<IntSupplier>of(() -> 1, () -> 4_096, () -> 1 + random.nextInt(most))) {
        int done = stream(bytes, piece);
        assertThat(found).isEqualTo(expected.frames());
        assertThat(done).isEqualTo(expected.done());
      }
    }
  }

  @Test
  void aGoodFrameBehindFalseBeginningsWaitsForNoMoreThanAFrameOfFurtherBytes() {
    byte[] beginning = {(byte) 0xFD, (byte) 0xFF, 1, 0, 0, 0, 0, 0, 0, 0};
    byte[] front = Frames.concat(beginning, new byte[] {(byte) 0xFE, (byte) 0xFF}, position);
    byte[] behind = new byte[0];
    while (front.length - position.length + FrameEncoder.MAX_FRAME_LENGTH
        > front.length + behind.length) {
      behind = Frames.concat(behind, heartbeat);
    }
    stream(Frames.concat(front, behind), () -> 1);
    assertThat(found).startsWith(good(position), good(heartbeat));
  }

  @Test
  void aGoodFrameWithinADamagedOneIsFound() {
    byte[] damaged =
        Frames.v2(GpsRawInt.ID, 0, CrcExtra.of(GpsRawInt.ID), Frames.concat(position, new byte[5]));
    damaged[damaged.length - 1] ^= 1;
    assertThat(datagram(damaged, heartbeat)).containsExactly(good(position), good(heartbeat));
  }

  @Test
  void aGoodFrameWithinAGoodOneIsItsPayload() {
    byte[] outer =
        Frames.v2(Statustext.ID, 0, CrcExtra.of(Statustext.ID), Frames.concat(position, position));
    assertThat(datagram(outer, heartbeat)).containsExactly(good(outer), good(heartbeat));
  }

  @Test
  void whatOnlyLooksLikeAnUnknownMessageDoesNotHideGoodFrames() {
    byte[] header = Frames.v2(UNKNOWN_ID, 0, 0, new byte[0]);
    byte[] noise = Arrays.copyOf(header, 10);
    noise[1] = (byte) (2 * position.length - 2); // as if it ended where the second one does
    byte[] bytes = Frames.concat(heartbeat, noise, position, position, heartbeat);

    List<String> all = List.of(good(heartbeat), good(position), good(position), good(heartbeat));
    assertThat(datagram(bytes)).isEqualTo(all);
    stream(bytes, () -> 1);
    assertThat(found).isEqualTo(all);
  }

  @Test
  void passesSignedFramesOfUnknownMessagesOnByteForByte() {
    byte[] signed = Frames.concat(Frames.v2(UNKNOWN_ID, 1, 7, new byte[] {1, 0}), new byte[13]);
    assertThat(datagram(signed, position, signed))
        .containsExactly(
            PlainScanner.name(signed, false), good(position), PlainScanner.name(signed, false));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFE})
  void framesWithUnknownFlagsTakeNothingBehindThemAlong(int flags) {
    int extra = CrcExtra.of(GlobalPositionInt.ID);
    byte[] strange = Frames.v2(GlobalPositionInt.ID, flags, extra, new byte[28]);
    byte[] signed =
        Frames.concat(
            Frames.v2(GlobalPositionInt.ID, flags | 1, extra, new byte[28]), new byte[13]);
    byte[] unknown = Frames.v2(UNKNOWN_ID, flags, 0, new byte[255]);
    byte[] bytes = Frames.concat(strange, signed, position, unknown, heartbeat, strange, position);

    assertThat(datagram(bytes)).containsExactly(good(position), good(heartbeat), good(position));
    assertThat(scanner.unknownIncompat()).isEqualTo(3);
  }

  @Test
  void aFrameCutAtTheEndIsNoiseInADatagramAndWaitsInAStream() {
    for (int cut = 1; cut < position.length; cut++) {
      byte[] piece = Arrays.copyOf(position, cut);
      byte[] bytes = Frames.concat(heartbeat, piece);
      assertThat(datagram(bytes)).containsExactly(good(heartbeat));
      assertThat(stream(bytes, () -> 3)).isEqualTo(heartbeat.length);
      stream(Frames.concat(heartbeat, position), () -> heartbeat.length + piece.length);
      assertThat(found).containsExactly(good(heartbeat), good(position));
    }
  }

  @Test
  void takesPayloadsOfNoByteAndOf255AndZerosThatAreNotCutOff() {
    int extra = CrcExtra.of(GlobalPositionInt.ID);
    byte[] none = Frames.v2(GlobalPositionInt.ID, 0, extra, new byte[0]);
    byte[] zeros = Frames.v2(GlobalPositionInt.ID, 0, extra, new byte[28]);
    byte[] longest = Frames.v2(GlobalPositionInt.ID, 0, extra, new byte[255]);
    byte[] full = new byte[255];
    Arrays.fill(full, (byte) 0xFD);
    byte[] magics = Frames.v2(GlobalPositionInt.ID, 0, extra, full);
    byte[] v1 = Frames.v1(new GlobalPositionInt(), 0, 3, new byte[28]);

    byte[] bytes = Frames.concat(none, v1, zeros, longest, v1, magics, none);
    List<String> all =
        List.of(
            good(none), good(v1), good(zeros), good(longest), good(v1), good(magics), good(none));
    assertThat(datagram(bytes)).isEqualTo(all);
    stream(bytes, () -> 1);
    assertThat(found).isEqualTo(all);
    assertThat(scanner.wrong()).isZero();
  }
}
