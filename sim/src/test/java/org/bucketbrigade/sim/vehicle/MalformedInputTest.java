package org.bucketbrigade.sim.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.MavCmd;
import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.chance.Chance;
import org.junit.jupiter.api.Test;

class MalformedInputTest {
  @Test
  void damagedFramesChangeNothing() {
    Rig disturbed = Rig.flying(15);
    Rig quiet = Rig.flying(15);
    byte[] good = bytes(disturbed, disturbed.velocity(5, 0, 0));
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 0x10;
      disturbed.sendBytes(bad);
      disturbed.sendBytes(Arrays.copyOf(good, i));
      step(disturbed, quiet);
    }
    assertSame(disturbed, quiet);
    assertThat(disturbed.vehicle.badFrames()).isPositive();
  }

  @Test
  void noiseChangesNothing() {
    long seed = 4711;
    Rig disturbed = Rig.flying(15);
    Rig quiet = Rig.flying(15);
    for (int n = 0; n < 2000; n++) {
      byte[] noise = new byte[1 + (int) (Chance.uniform(seed, n, 0, 0) * 300)];
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (byte) Chance.bits(seed, n, i, 1);
      }
      noise[0] = (byte) 0xFD;
      disturbed.sendBytes(noise);
      step(disturbed, quiet);
    }
    assertSame(disturbed, quiet);
  }

  @Test
  void aGoodFrameAmidNoiseIsFound() {
    Rig rig = Rig.ready();
    byte[] good = bytes(rig, rig.order(MavCmd.DO_SET_MODE, 1, Rig.GUIDED, 0));
    byte[] datagram = new byte[20 + good.length];
    Arrays.fill(datagram, (byte) 0xFD);
    System.arraycopy(good, 0, datagram, 20, good.length);
    rig.sendBytes(datagram);
    rig.run(0.1);
    assertThat(rig.vehicle.mode()).isEqualTo(Rig.GUIDED);
  }

  @Test
  void aFloodIsBoundedAndCounted() {
    Rig rig = Rig.flying(15);
    for (int i = 0; i < 10_000; i++) {
      rig.send(rig.velocity(1, 0, 0));
    }
    rig.run(1);
    assertThat(rig.vehicle.droppedFrames()).isEqualTo(10_000 - 64);
    assertThat(rig.command(MavCmd.DO_SET_MODE, 1, Rig.BRAKE)).isZero();
  }

  @Test
  void extremeNumbersDoNoHarm() {
    float[] values = {
      0, -1, 1e30f, -1e30f, Float.NaN, Float.POSITIVE_INFINITY, Float.MIN_VALUE, 65_536
    };
    Rig rig = Rig.flying(15);
    for (int command : new int[] {20, 21, 22, 176, 183, 207, 400, 401, 511, 512, 520}) {
      for (float first : values) {
        for (float second : values) {
          rig.send(rig.order(command, first, second, second));
          rig.step();
        }
      }
    }
    rig.run(5);
    assertThat(rig.vehicle.heightAmslM()).isFinite();
    assertThat(rig.vehicle.isWrecked()).isFalse();
  }

  private static byte[] bytes(Rig rig, Message message) {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[FrameEncoder.MAX_FRAME_LENGTH]);
    int length = FrameEncoder.encode(message, 7, Rig.GCS_SYSTEM, Rig.GCS_COMPONENT, buffer, 0);
    assertThat(rig.vehicle.systemId()).isEqualTo(1);
    return Arrays.copyOf(buffer.byteArray(), length);
  }

  private static void step(Rig one, Rig other) {
    one.step();
    other.step();
  }

  private static void assertSame(Rig one, Rig other) {
    one.run(1);
    other.run(1);
    assertThat(one.vehicle.hash(StateHash.EMPTY)).isEqualTo(other.vehicle.hash(StateHash.EMPTY));
  }
}
