package org.bucketbrigade.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

final class AllocationTest {
  private static final int ROUNDS = 50;
  private static final int FRAMES_A_ROUND = 1_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[FrameEncoder.MAX_FRAME_LENGTH]);
  private final FrameScanner scanner = new FrameScanner();
  private final GlobalPositionInt position = new GlobalPositionInt();
  private final SetPositionTargetLocalNed setpoint = new SetPositionTargetLocalNed();
  private final ParamValue parameter = new ParamValue();
  private final BatteryStatus battery = new BatteryStatus();
  private final FrameScanner.Handler handler = this::read;
  private final SigningClock clock = new SigningClock(0);
  private final SignatureWriter writer = new SignatureWriter(Signed.key(1), 1, clock);
  private final SignatureChecker checker = new SignatureChecker(Signed.key(1), clock);
  private final FrameScanner.Handler check = this::check;
  private long sum;

  @Test
  void neitherWritingNorScanningNorReadingAllocates() {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < FRAMES_A_ROUND; i++) {
        writeAndRead(i);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }

    assertThat(least).as("bytes allocated for %d frames", 4 * FRAMES_A_ROUND).isZero();
    assertThat(scanner.frames()).isEqualTo(4L * ROUNDS * FRAMES_A_ROUND);
    assertThat(sum).isPositive();
  }

  @Test
  void neitherSigningNorCheckingSignaturesAllocates() {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < FRAMES_A_ROUND; i++) {
        int length = FrameEncoder.encode(position.vx(i), i, 1 + i % 250, 1, buffer, 0);
        int signed = writer.sign(buffer, 0, length, Signed.NOW_NANOS);
        scanner.scan(buffer, 0, signed, check);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }

    assertThat(least).as("bytes allocated for %d frames", FRAMES_A_ROUND).isZero();
    assertThat(checker.count(SignatureVerdict.ACCEPTED)).isEqualTo((long) ROUNDS * FRAMES_A_ROUND);
  }

  private void check(FrameView frame) {
    checker.check(frame, Signed.NOW_NANOS);
  }

  private void writeAndRead(int i) {
    position.clear();
    position.timeBootMs(i).lat(493_000_000 + i).lon(-1_231_000_000).vx(-i).hdg(i);
    send(position, i);
    setpoint.clear();
    setpoint.typeMask(PositionTargetMask.VELOCITY).vx(i).vy(-i).vz(0.5f);
    send(setpoint, i);
    parameter.clear();
    parameter.paramId("GUID_TIMEOUT").paramValue(1f);
    send(parameter, i);
    battery.clear();
    battery.voltages(3, 4_100 + i % 10).voltagesExt(1, 7);
    send(battery, i);
  }

  private void send(Message message, int sequence) {
    int length = FrameEncoder.encode(message, sequence, 1, 1, buffer, 0);
    scanner.scan(buffer, 0, length, handler);
  }

  private void read(FrameView frame) {
    switch (frame.messageId()) {
      case GlobalPositionInt.ID -> {
        position.wrap(frame);
        sum += position.lat() + position.hdg();
      }
      case SetPositionTargetLocalNed.ID -> {
        setpoint.wrap(frame);
        sum += (long) setpoint.vx() + setpoint.typeMask();
      }
      case ParamValue.ID -> {
        parameter.wrap(frame);
        sum += parameter.paramIdEquals("GUID_TIMEOUT") ? 1 : 0;
      }
      default -> {
        battery.wrap(frame);
        sum += battery.voltages(3) + battery.voltagesExt(1);
      }
    }
  }
}
