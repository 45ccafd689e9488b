package org.bucketbrigade.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OutletTest {
  private final Outlet outlet = new Outlet(1 << 16);
  private final UnsafeBuffer payload = new UnsafeBuffer(new byte[64]);
  private final List<Integer> read = new ArrayList<>();
  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();

  private void write(int number) {
    payload.putInt(0, number);
    outlet.write(RoadRecord.FLEET, 0, payload, 0, 8);
  }

  private void drain() {
    outlet.drain((_, buffer, index, _) -> read.add(buffer.getInt(index)));
  }

  @Test
  void wakesTheOtherSideOnceForEverythingWritten() {
    outlet.connect(tasks::add, this::drain);
    tasks.remove().run();
    write(1);
    write(2);
    outlet.flush();
    write(3);
    outlet.flush();
    outlet.flush();
    assertThat(tasks).hasSize(1);
    tasks.remove().run();
    assertThat(read).containsExactly(1, 2, 3);
    write(4);
    outlet.flush();
    assertThat(tasks).hasSize(1);
  }

  @Test
  void losesNothingThatWasWrittenBeforeAnybodyWasConnected() {
    write(1);
    outlet.flush();
    outlet.connect(tasks::add, this::drain);
    tasks.remove().run();
    assertThat(read).containsExactly(1);
    write(2);
    outlet.flush();
    tasks.remove().run();
    assertThat(read).containsExactly(1, 2);
  }

  @Test
  void survivesThatTheOtherSideHasEnded() {
    outlet.connect(
        _ -> {
          throw new RejectedExecutionException("ended");
        },
        this::drain);
    write(1);
    outlet.flush();
    assertThat(outlet.dropped()).isPositive();
  }

  @Test
  void dropsAndCountsWhenFull() {
    for (int i = 0; i < 10_000; i++) {
      write(i);
    }
    assertThat(outlet.dropped()).isPositive();
    drain();
    assertThat(read.size() + outlet.dropped()).isEqualTo(10_000);
    assertThat(read.getLast()).isEqualTo(read.size() - 1);
  }

  @Test
  void neverLeavesTheLastRecordUnreadBetweenTwoThreads() throws Exception {
    AtomicLong seen = new AtomicLong();
    CountDownLatch done = new CountDownLatch(1);
    int count = 200_000;
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      outlet.connect(
          other,
          () ->
              outlet.drain(
                  (_, buffer, index, _) -> {
                    seen.incrementAndGet();
                    if (buffer.getInt(index) == count) {
                      done.countDown();
                    }
                  }));
      for (int i = 1; i <= count; i++) {
        write(i);
        outlet.flush();
        while (i % 500 == 0 && seen.get() + outlet.dropped() < i) {
          Thread.onSpinWait(); // the road was idle in between, so that each wake-up matters
        }
      }
      assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(seen.get() + outlet.dropped()).isEqualTo(count);
  }
}
