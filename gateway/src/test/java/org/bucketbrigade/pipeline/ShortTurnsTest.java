package org.bucketbrigade.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ShortTurnsTest {
  @Test
  void aThreadThatAsksHasShortTurnsAndTheOthersKeepTheirs() throws InterruptedException {
    long before = ShortTurns.turnNanos();
    AtomicLong asked = new AtomicLong(-1);
    AtomicLong unasked = new AtomicLong(-1);

    run(ShortTurns.first(() -> asked.set(ShortTurns.turnNanos())));
    run(() -> unasked.set(ShortTurns.turnNanos()));

    boolean granted = before > 0; // else a kernel that knows no such thing
    assertEquals(granted ? ShortTurns.TURN_NANOS : 0, asked.get());
    assertEquals(before, unasked.get());
    assertEquals(before, ShortTurns.turnNanos());
    assertTrue(!granted || before > ShortTurns.TURN_NANOS, "turns of " + before + " ns");
  }

  private static void run(Runnable work) throws InterruptedException {
    Thread thread = Thread.ofPlatform().start(work);
    thread.join();
  }
}
