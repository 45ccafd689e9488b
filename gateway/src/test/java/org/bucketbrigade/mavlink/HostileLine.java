package org.bucketbrigade.mavlink;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What a bad or hostile line may bring: good frames, noise that looks like some, all mixed. */
final class HostileLine {
  private static final List<Message> MESSAGES = Flyweights.all();
  private static final int UNKNOWN_ID = 54_321;

  private final Random random;

  HostileLine(Random random) {
    this.random = random;
  }

  byte[] bytes(int pieces) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int i = 0; i < pieces; i++) {
      line.writeBytes(piece());
    }
    return line.toByteArray();
  }

  private byte[] piece() {
    return switch (random.nextInt(14)) {
      case 0 -> noise(random.nextInt(40));
      case 1 -> beginning();
      case 2 -> damaged(good());
      case 3 -> Arrays.copyOf(good(), random.nextInt(8));
      case 4 -> damaged(around(GlobalPositionInt.ID, 0)); // a good frame within a bad one
      case 5 -> around(GlobalPositionInt.ID, 0); // and within a good one
      case 6 -> around(UNKNOWN_ID, 0);
      case 7 -> Frames.v2(UNKNOWN_ID, 0, 0, noise(random.nextInt(256)));
      case 8 -> signed(Frames.v2(UNKNOWN_ID, 1, 0, noise(random.nextInt(30))));
      case 9 -> around(GlobalPositionInt.ID, 2 << random.nextInt(7));
      default -> good();
    };
  }

  private byte[] good() {
    return Frames.random(random, MESSAGES);
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  /** Promises a frame, mostly a long one, and does not keep it. */
  private byte[] beginning() {
    byte[] bytes = noise(2 + random.nextInt(12));
    bytes[0] = (byte) (random.nextBoolean() ? FrameLayout.MAGIC_V1 : FrameLayout.MAGIC_V2);
    bytes[1] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
    return bytes;
  }

  private byte[] around(int id, int flags) {
    byte[] good = good();
    byte[] payload = Arrays.copyOf(good, Math.min(255, good.length + random.nextInt(20)));
    int crcExtra = id == UNKNOWN_ID ? 0 : CrcExtra.of(id);
    return Frames.v2(id, flags, crcExtra, payload);
  }

  private byte[] signed(byte[] frame) {
    return Frames.concat(frame, noise(FrameLayout.SIGNATURE_LENGTH));
  }

  private byte[] damaged(byte[] frame) {
    frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
    return frame;
  }
}
