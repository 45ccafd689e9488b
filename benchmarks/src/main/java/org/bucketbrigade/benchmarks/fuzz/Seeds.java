package org.bucketbrigade.benchmarks.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.Message;

/** Inputs to begin with: every message once, good and damaged, alone and after one another. */
final class Seeds {
  private Seeds() {}

  static List<byte[]> all() {
    List<byte[]> seeds = new ArrayList<>();
    ByteArrayOutputStream together = new ByteArrayOutputStream();
    together.write(40);
    for (Message message : Flyweights.all()) {
      byte[] bytes = new byte[1 + FrameEncoder.MAX_FRAME_LENGTH];
      bytes[0] = (byte) message.id();
      int length = FrameEncoder.encode(message, seeds.size(), 1, 1, new UnsafeBuffer(bytes), 1);
      seeds.add(Arrays.copyOf(bytes, 1 + length));
      together.write(bytes, 1, length);
      together.write(0xFD); // noise that promises a frame
    }
    seeds.add(together.toByteArray());
    seeds.add(new byte[0]);
    return seeds;
  }
}
