package org.bucketbrigade.app;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;

/**
 * Decides when a long-running command ends: on Ctrl-C, or, for one started by another command, when
 * its standard input closes, so that no child outlives its parent however that died. For use with
 * picocli's {@code @Mixin}.
 */
public final class ParentWatch {
  private static final long STOP_LIMIT_S = 20;

  @Option(
      names = "--until-stdin-closes",
      hidden = true,
      description = "End when standard input closes; used by commands that start others.")
  private boolean watchInput;

  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** Waits until it is time to end; then the caller closes what it has open. */
  public void await() throws InterruptedException {
    stop.await();
  }

  /** As {@link #await()}, but no longer than this; false if the time was up first. */
  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    return stop.await(time, unit);
  }

  /**
   * Does a command's work while watching: a signal or the end of the input lets {@link #await()}
   * return, and the process ends only when the work is done, report and all.
   */
  public int during(Callable<Integer> work) throws Exception {
    begin();
    try {
      return work.call();
    } finally {
      stopped.countDown();
    }
  }

  private void begin() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::shutdown, "shutdown"));
    if (watchInput) {
      Thread.ofPlatform().name("parent-watch").daemon().start(this::readInput);
    }
  }

  private void shutdown() {
    stop.countDown();
    try {
      stopped.await(STOP_LIMIT_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readInput() {
    try {
      while (System.in.read() >= 0) {
        // what a parent writes means nothing
      }
    } catch (IOException e) {
      // as good as closed
    }
    stop.countDown();
  }
}
