package org.bucketbrigade.impure;

import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.agrona.concurrent.SystemEpochClock;
import org.slf4j.LoggerFactory;

/** Holds one method for each thing that a pure package must not do, named after it. */
@SuppressWarnings("all")
public final class Offender {
  static int mutableStatic;

  File file() {
    return new File("x");
  }

  Path path() {
    return Path.of("x");
  }

  Object socket() throws Exception {
    return new java.net.DatagramSocket();
  }

  long nanoTime() {
    return System.nanoTime();
  }

  long wallClock() {
    return System.currentTimeMillis();
  }

  Instant instant() {
    return Instant.now();
  }

  long agronaClock() {
    return SystemEpochClock.INSTANCE.time();
  }

  Map<String, String> hashMap() {
    return new HashMap<>();
  }

  Set<String> setOf() {
    return Set.of("a", "b");
  }

  Object collected(List<String> list) {
    return list.stream().collect(Collectors.toSet());
  }

  double sine(double x) {
    return Math.sin(x);
  }

  DoubleUnaryOperator sineByReference() {
    return Math::sin;
  }

  double chance() {
    return new Random(1).nextDouble();
  }

  int threadsChance() {
    return ThreadLocalRandom.current().nextInt();
  }

  UUID uuid() {
    return UUID.randomUUID();
  }

  Thread thread() {
    return Thread.currentThread();
  }

  Object lock() {
    return new ReentrantLock();
  }

  Object atomic() {
    return new AtomicLong();
  }

  synchronized void synchronizedMethod() {}

  void logs() {
    LoggerFactory.getLogger("x").info("x");
  }

  void prints() {
    System.out.println("x");
  }

  int identity() {
    return System.identityHashCode(this);
  }

  RuntimeException shell() {
    return new org.bucketbrigade.app.Failure("x");
  }

  Object netty() {
    return io.netty.buffer.Unpooled.buffer();
  }

  Object disruptor() {
    return new com.lmax.disruptor.BlockingWaitStrategy();
  }
}
