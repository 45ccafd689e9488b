package org.bucketbrigade.benchmarks.journal;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.journal.JournalLimits;
import org.bucketbrigade.journal.MappedJournal;
import org.bucketbrigade.sim.crowd.CrowdSettings;
import org.bucketbrigade.sim.harness.VirtualBrigade;
import org.bucketbrigade.sim.scenario.Scenarios;
import org.bucketbrigade.wire.ClientReader;

/**
 * A core in the middle of a flight of drones with crews, and a journal: what every person steered
 * last is sent again and again, each time appended and applied.
 */
final class SteeredCore implements AutoCloseable {
  private static final int DRONES = 8;
  private static final int PEOPLE = 72;
  private static final long SEED = 5;
  private static final long FLIGHT_NANOS = 40_000_000_000L;
  private static final long FRESH_NANOS = 500_000_000L;
  private static final int EVENTS_A_BATCH = 64;
  private static final int SEQUENCE_AT = 1;
  private static final long PAUSE_NANOS = 100_000_000L;

  private static final int SEGMENTS_AHEAD = 2;
  private static final long PATIENCE_NANOS = 120_000_000_000L;

  private record Steer(int session, UnsafeBuffer message, long nowNanos) {}

  private final VirtualBrigade brigade;
  private final MappedJournal journal;
  private final List<Steer> steers = new ArrayList<>();
  private final long nowNanos;
  private long event;
  private int next;
  private int sequence = 1 << 24;

  /**
   * @param segmentBytes two segments are made before anything is measured; if they hold all that is
   *     written, the disk's speed is not measured with it
   */
  SteeredCore(Path folder, int segmentBytes) throws IOException {
    journal = new MappedJournal(folder, new JournalLimits(segmentBytes, Long.MAX_VALUE));
    Map<Integer, Steer> last = new LinkedHashMap<>();
    ClientReader reader = new ClientReader();
    long[] now = {0};
    brigade =
        new VirtualBrigade(
            Scenarios.open("demo"),
            DRONES,
            CrowdSettings.of(PEOPLE, SEED),
            SEED,
            (_, nanos, type, source, buffer, offset, length) -> {
              now[0] = nanos;
              if (type == EventType.MESSAGE
                  && reader.read(buffer, offset, length)
                  && reader.body() == ClientReader.STEER) {
                byte[] copy = new byte[length];
                buffer.getBytes(offset, copy);
                last.put(source, new Steer(source, new UnsafeBuffer(copy), nanos));
              }
            });
    brigade.run(FLIGHT_NANOS);
    nowNanos = now[0];
    event = brigade.events();
    last.values().stream()
        .filter(steer -> nowNanos - steer.nowNanos() < FRESH_NANOS)
        .forEach(steers::add);
    if (steers.isEmpty()) {
      throw new IllegalStateException("nobody steers");
    }
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (Folders.bytes(folder) < (long) SEGMENTS_AHEAD * segmentBytes) {
      if (System.nanoTime() > end) {
        throw new IOException("the disk is too slow: no two segments in time");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** One event, appended and applied. */
  void next() {
    Steer steer = steers.get(next);
    if (++next == steers.size()) {
      next = 0;
      sequence++;
    }
    UnsafeBuffer message = steer.message();
    message.putInt(SEQUENCE_AT, sequence, ByteOrder.LITTLE_ENDIAN);
    boolean endOfBatch = event % EVENTS_A_BATCH == 0;
    while (!append(steer.session(), message, endOfBatch)) {
      Thread.onSpinWait();
    }
    brigade
        .core()
        .onEvent(
            EventType.MESSAGE,
            steer.session(),
            endOfBatch,
            message,
            0,
            message.capacity(),
            event,
            nowNanos);
    event++;
  }

  private boolean append(int session, UnsafeBuffer message, boolean endOfBatch) {
    return journal.append(
        event,
        nowNanos,
        EventType.MESSAGE,
        session,
        endOfBatch,
        next,
        message,
        0,
        message.capacity());
  }

  /** Inputs that the core took, and those that it ignored or refused. */
  long taken() {
    return brigade.core().stats().inputsReceived
        - brigade.core().stats().ignored
        - brigade.core().stats().refused;
  }

  @Override
  public void close() {
    journal.close();
  }
}
