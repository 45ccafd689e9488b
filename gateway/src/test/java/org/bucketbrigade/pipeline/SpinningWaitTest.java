package org.bucketbrigade.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 10, unit = TimeUnit.SECONDS)
class SpinningWaitTest {
  private static final long LIMIT_NANOS = 2_000_000;

  private final RingBuffer<long[]> ring =
      RingBuffer.createMultiProducer(() -> new long[1], 8, new SpinningWait(LIMIT_NANOS));
  private final SequenceBarrier barrier = ring.newBarrier();

  @Test
  void findsWhatIsThere() throws Exception {
    ring.publish(ring.next());
    ring.publish(ring.next());
    assertThat(barrier.waitFor(0)).isEqualTo(1);
  }

  @Test
  void findsWhatComesWhileItWaits() throws Exception {
    RingBuffer<long[]> patient =
        RingBuffer.createMultiProducer(
            () -> new long[1], 8, new SpinningWait(TimeUnit.MINUTES.toNanos(1)));
    Thread producer = Thread.ofPlatform().start(() -> patient.publish(patient.next()));
    SequenceBarrier arrivals = patient.newBarrier();
    long found = arrivals.waitFor(0);
    while (found < 0) { // a place was claimed and is not published yet
      found = arrivals.waitFor(0);
    }
    assertThat(found).isZero();
    producer.join();
  }

  @Test
  void saysWhenNothingCame() {
    long began = System.nanoTime();
    assertThatThrownBy(() -> barrier.waitFor(0)).isInstanceOf(TimeoutException.class);
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(LIMIT_NANOS);
  }

  @Test
  void endsWhenTheRingIsStopped() {
    barrier.alert();
    assertThatThrownBy(() -> barrier.waitFor(0)).isInstanceOf(AlertException.class);
  }
}
