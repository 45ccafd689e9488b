package org.bucketbrigade.app;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** What this process has taken of its machine since a moment. */
final class JvmLoad {
  private static final double MIB = 1 << 20;
  private static final double NANOS_PER_S = 1e9;

  private final long startNanos = System.nanoTime();
  private final long startCpuNanos = cpuNanos();
  private final long startBytes = allocatedBytes();
  private final AtomicLong longestPauseMs = new AtomicLong();

  JvmLoad() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener((notification, _) -> heard(notification), null, null);
      }
    }
  }

  private void heard(Notification notification) {
    if (notification.getUserData() instanceof CompositeData data) {
      long ms = GarbageCollectionNotificationInfo.from(data).getGcInfo().getDuration();
      longestPauseMs.accumulateAndGet(ms, Math::max);
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os
        ? os.getProcessCpuTime()
        : 0;
  }

  private static long allocatedBytes() {
    return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
        ? threads.getTotalThreadAllocatedBytes()
        : 0;
  }

  /** Seconds since the beginning. */
  double seconds() {
    return (System.nanoTime() - startNanos) / NANOS_PER_S;
  }

  /** Processor time, as a number of cores. */
  double cpuCores() {
    return (cpuNanos() - startCpuNanos) / NANOS_PER_S / seconds();
  }

  /** What is allocated now, MiB. */
  double heapMib() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
  }

  /** What is allocated a second, MiB. */
  double allocatedMibPerSecond() {
    return (allocatedBytes() - startBytes) / MIB / seconds();
  }

  /** The longest that the collector has stopped everything, milliseconds. */
  double longestPauseMs() {
    return longestPauseMs.get();
  }
}
