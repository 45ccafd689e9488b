package org.bucketbrigade.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

final class FrameScannerTest {
  private static final int UNKNOWN_ID = 54_321;

  private final FrameScanner scanner = new FrameScanner();
  private final Frames.Collector found = new Frames.Collector();
  private final GlobalPositionInt position = new GlobalPositionInt();
  private final byte[] good = Frames.encoded(position.hdg(1234), 5, 17);

  private int scan(byte[] bytes) {
    return scanner.scan(new UnsafeBuffer(bytes), 0, bytes.length, found);
  }

  private void scanDatagram(byte[] bytes) {
    scanner.scanDatagram(new UnsafeBuffer(bytes), 0, bytes.length, found);
  }

  @Test
  void findsEveryFrameOfADatagram() {
    byte[] other = Frames.encoded(new Heartbeat().type(MavType.QUADROTOR), 6, 18);

    assertThat(scan(Frames.concat(good, other, good))).isEqualTo(2 * good.length + other.length);

    assertThat(found.verified)
        .containsExactly(Frames.hex(good), Frames.hex(other), Frames.hex(good));
    assertThat(scanner.frames()).isEqualTo(3);
    assertThat(scanner.garbageBytes()).isZero();
  }

  @Test
  void tellsWhatAFrameIsAndWhereItLies() {
    byte[] bytes = Frames.concat(new byte[3], good);
    UnsafeBuffer buffer = new UnsafeBuffer(bytes);

    scanner.scan(
        buffer,
        3,
        good.length,
        frame -> {
          assertThat(frame.buffer()).isSameAs(buffer);
          assertThat(frame.offset()).isEqualTo(3);
          assertThat(frame.length()).isEqualTo(good.length);
          assertThat(frame.payloadOffset()).isEqualTo(13);
          assertThat(frame.payloadLength()).isEqualTo(28);
          assertThat(frame.messageId()).isEqualTo(GlobalPositionInt.ID);
          assertThat(frame.systemId()).isEqualTo(17);
          assertThat(frame.componentId()).isEqualTo(1);
          assertThat(frame.sequence()).isEqualTo(5);
          assertThat(frame.isV2()).isTrue();
          assertThat(frame.isSigned()).isFalse();
          assertThat(frame.crcVerified()).isTrue();
          position.wrap(frame);
        });

    assertThat(scanner.frames()).isEqualTo(1);
    assertThat(position.hdg()).isEqualTo(1234);
  }

  @Test
  void readsVersion1() {
    byte[] v1 = Frames.v1(position, 77, 200, new byte[28]);
    byte[] bytes = Frames.concat(v1, good);

    scanner.scan(
        new UnsafeBuffer(bytes),
        0,
        v1.length,
        frame -> {
          assertThat(frame.isV2()).isFalse();
          assertThat(frame.isSigned()).isFalse();
          assertThat(frame.messageId()).isEqualTo(GlobalPositionInt.ID);
          assertThat(frame.systemId()).isEqualTo(200);
          assertThat(frame.componentId()).isEqualTo(1);
          assertThat(frame.sequence()).isEqualTo(77);
          assertThat(frame.payloadOffset()).isEqualTo(6);
          assertThat(frame.payloadLength()).isEqualTo(28);
          assertThat(frame.length()).isEqualTo(v1.length).isEqualTo(36);
        });

    assertThat(scanner.frames()).isEqualTo(1);
  }

  @Test
  void readsAVersion1FrameThatCarriesExtensions() {
    byte[] payload = new byte[10];
    payload[9] = 42;
    byte[] v1 = Frames.v1(new CommandAck(), 0, 1, payload);
    CommandAck ack = new CommandAck();

    scanner.scan(new UnsafeBuffer(v1), 0, v1.length, ack::wrap);

    assertThat(ack.targetComponent()).isEqualTo(42);
  }

  @Test
  void measuresSignedFramesWithTheirSignature() {
    byte[] signed = Frames.signed(position, 1, 2, new byte[] {1, 2, 3});
    FrameView frame = new FrameView();

    assertThat(frame.wrap(new UnsafeBuffer(signed), 0)).isTrue();
    assertThat(frame.isSigned()).isTrue();
    assertThat(frame.length()).isEqualTo(10 + 3 + 2 + 13).isEqualTo(signed.length);
    scan(Frames.concat(signed, good));
    assertThat(found.verified).containsExactly(Frames.hex(signed), Frames.hex(good));
  }

  @Test
  void dropsAFrameWithAWrongChecksumButNotTheNextOne() {
    byte[] bad = good.clone();
    bad[15] ^= 1;

    scan(Frames.concat(bad, good));

    assertThat(found.all).containsExactly(Frames.hex(good));
    assertThat(scanner.badCrc()).isEqualTo(1);
    assertThat(scanner.garbageBytes()).isEqualTo(bad.length);
  }

  @Test
  void chargesCrcExtraToTheChecksum() {
    byte[] otherDefinition = Frames.v2(GlobalPositionInt.ID, 0, 103, new byte[28]);

    scan(otherDefinition);

    assertThat(found.all).isEmpty();
    assertThat(scanner.badCrc()).isEqualTo(1);
  }

  @Test
  void discardsFramesWithUnknownIncompatibilityFlags() {
    byte[] strange = Frames.v2(GlobalPositionInt.ID, 0x02, 104, new byte[28]);

    scan(Frames.concat(strange, good));

    assertThat(found.all).containsExactly(Frames.hex(good));
    assertThat(scanner.unknownIncompat()).isEqualTo(1);
    assertThat(scanner.badCrc()).isZero();
  }

  @Test
  void passesUnknownMessagesOnUnverified() {
    byte[] unknown = Frames.v2(UNKNOWN_ID, 0, 99, new byte[] {1, 2, 3});

    scanDatagram(Frames.concat(unknown, good, unknown));

    assertThat(found.all)
        .containsExactly(Frames.hex(unknown), Frames.hex(good), Frames.hex(unknown));
    assertThat(found.verified).containsExactly(Frames.hex(good));
  }

  @Test
  void doesNotTakeNoiseForAnUnknownMessageIfNoFrameFollowsIt() {
    byte[] unknown = Frames.v2(UNKNOWN_ID, 0, 99, new byte[] {1, 2, 3});

    scan(Frames.concat(unknown, new byte[] {7}, good));

    assertThat(found.all).containsExactly(Frames.hex(good));
    assertThat(scanner.garbageBytes()).isEqualTo(unknown.length + 1);
  }

  @Test
  void doesNotTakeNoiseForAnUnknownMessageIfNoFrameEndsBeforeIt() {
    byte[] unknown = Frames.v2(UNKNOWN_ID, 0, 99, new byte[] {1, 2, 3});

    scanDatagram(Frames.concat(new byte[] {7}, unknown, good, unknown));

    assertThat(found.all).containsExactly(Frames.hex(good), Frames.hex(unknown));
  }

  @Test
  void startsEveryDatagramAfresh() {
    byte[] unknown = Frames.v2(UNKNOWN_ID, 0, 99, new byte[] {1, 2, 3});

    scanDatagram(new byte[] {7});
    scanDatagram(unknown);

    assertThat(found.all).containsExactly(Frames.hex(unknown));
  }

  @Test
  void discardsAnUnknownMessageWithUnknownFlags() {
    scan(Frames.concat(Frames.v2(UNKNOWN_ID, 0x80, 99, new byte[] {1, 2, 3}), good));

    assertThat(found.all).containsExactly(Frames.hex(good));
  }

  @Test
  void passesOnALongerPayloadFromANewerDefinition() {
    byte[] payload = new byte[200];
    payload[199] = 1;
    payload[0] = 5;
    byte[] newer = Frames.v2(GlobalPositionInt.ID, 0, 104, payload);

    scanner.scan(new UnsafeBuffer(newer), 0, newer.length, position::wrap);

    assertThat(position.timeBootMs()).isEqualTo(5);
    assertThat(position.hdg()).isZero();
  }

  @Test
  void keepsTheBeginningOfAFrameForTheNextPieceOfAStream() {
    for (int cut = 1; cut < good.length; cut++) {
      byte[] piece = new byte[cut];
      System.arraycopy(good, 0, piece, 0, cut);
      assertThat(scan(Frames.concat(good, piece))).isEqualTo(good.length);
    }
    assertThat(scanner.garbageBytes()).isZero();
  }

  @Test
  void doesNotLetABeginningWithoutAnEndHideAGoodFrameInADatagram() {
    byte[] beginning = {(byte) 0xFD, (byte) 0xFF, 0};

    scanDatagram(Frames.concat(beginning, good));

    assertThat(found.all).containsExactly(Frames.hex(good));
    assertThat(scanner.garbageBytes()).isEqualTo(3);
  }

  @Test
  void findsNothingInNothing() {
    assertThat(scan(new byte[0])).isZero();
    scanDatagram(new byte[0]);
    assertThat(new FrameView().wrap(new UnsafeBuffer(new byte[0]), 0)).isFalse();
    assertThat(new FrameView().length()).isZero();
  }
}
