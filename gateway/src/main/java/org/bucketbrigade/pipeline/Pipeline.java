package org.bucketbrigade.pipeline;

import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.LiteTimeoutBlockingWaitStrategy;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.bucketbrigade.core.BrigadeCore;
import org.bucketbrigade.core.CoreConfig;
import org.bucketbrigade.core.CoreStats;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.core.NoOutput;
import org.bucketbrigade.journal.Journal;
import org.bucketbrigade.journal.JournalCondition;
import org.bucketbrigade.journal.JournalReader;
import org.bucketbrigade.journal.SnapshotFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one way through the house: inlet, ring, core, outlets, and the thread that drives them. */
public final class Pipeline implements AutoCloseable {
  /** Events that may wait; at 10,000 events a second that is 1.6 s. */
  static final int RING_SLOTS = 16_384;

  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
  private static final int VEHICLE_ROAD_BYTES = 4 << 20;
  private static final int PEOPLE_ROAD_BYTES = 16 << 20;
  private static final long WAIT_MS = 5;
  private static final long STOP_S = 5;

  private final Disruptor<Slot> disruptor;
  private final Inlet inlet;
  private final Outlet toVehicles;
  private final Outlet[] toPeople;
  private final LatencyMeter meter;
  private final CoreHandler handler;
  private final Journal journal;
  private final BrigadeCore core;
  private final OutputDigest digest;
  private final CoreMemory memory;
  private final Outlets outlets;
  private final Idle idle;
  private @Nullable Snapshots snapshots;

  /**
   * @param peopleThreads how many socket threads serve sessions, 1 or more
   * @param journal closed with the pipeline
   */
  public Pipeline(CoreConfig config, int peopleThreads, Journal journal) {
    this(config, peopleThreads, journal, Idle.SLEEP);
  }

  /**
   * @param peopleThreads how many socket threads serve sessions, 1 or more
   * @param journal closed with the pipeline
   * @param idle what the threads of core and vehicles do while nothing comes
   */
  public Pipeline(CoreConfig config, int peopleThreads, Journal journal, Idle idle) {
    this.journal = journal;
    this.idle = idle;
    meter = new LatencyMeter(config.maxDrones());
    toVehicles = new Outlet(VEHICLE_ROAD_BYTES);
    toPeople = new Outlet[peopleThreads];
    for (int i = 0; i < peopleThreads; i++) {
      toPeople[i] = new Outlet(PEOPLE_ROAD_BYTES);
    }
    AwaitDurable awaitDurable = new AwaitDurable();
    outlets = new Outlets(toVehicles, toPeople, meter, awaitDurable);
    digest = new OutputDigest(outlets);
    core = new BrigadeCore(config, digest);
    memory = new CoreMemory(core, digest);
    handler = new CoreHandler(core, digest, memory, journal, outlets, new CoreClock());
    awaitDurable.handler = handler;
    byte[] secret = new byte[EventType.SECRET_LENGTH];
    new SecureRandom().nextBytes(secret);
    handler.secret(secret);
    disruptor =
        new Disruptor<>(
            Slot::new,
            RING_SLOTS,
            work -> Thread.ofPlatform().name("core").unstarted(ShortTurns.first(work)),
            ProducerType.MULTI,
            waiting(idle));
    disruptor.setDefaultExceptionHandler(new Crash());
    disruptor.handleEventsWith(handler);
    inlet = new Inlet(disruptor.getRingBuffer());
  }

  private static WaitStrategy waiting(Idle idle) {
    return switch (idle) {
      case SLEEP -> new LiteTimeoutBlockingWaitStrategy(WAIT_MS, TimeUnit.MILLISECONDS);
      case SPIN -> new SpinningWait(TimeUnit.MILLISECONDS.toNanos(WAIT_MS));
    };
  }

  /** Handler and outlets need each other. */
  private static final class AwaitDurable implements Runnable {
    @Nullable CoreHandler handler;

    @Override
    public void run() {
      if (handler != null) {
        handler.awaitDurable();
      }
    }
  }

  /**
   * A core that throws cannot be trusted with drones: the process ends, heartbeats and setpoints
   * stop, and the autopilots' own time-outs bring the drones to a hold.
   */
  private static final class Crash implements ExceptionHandler<Slot> {
    @Override
    public void handleEventException(Throwable e, long sequence, Slot slot) {
      crash(e);
    }

    @Override
    public void handleOnStartException(Throwable e) {
      crash(e);
    }

    @Override
    public void handleOnShutdownException(Throwable e) {
      LOG.error("core: shutdown failed", e);
    }

    private static void crash(Throwable e) {
      LOG.error("core: failed, the process ends so that the drones hold", e);
      Runtime.getRuntime().halt(70);
    }
  }

  /** What the core is set up with, in words that go into the journal; before the start. */
  public void setUp(String text) {
    handler.setUp(text);
  }

  /**
   * Lives through a journal in silence, so that the core goes on from its end; before the start.
   *
   * @param folder the one that this pipeline's journal goes on with
   * @param snapshot what was remembered at one of its events; null: the beginning is lived through
   * @return what was found, the addresses of vehicles among it
   */
  public Replay recover(Path folder, @Nullable SnapshotFile snapshot) throws IOException {
    digest.passTo(new NoOutput());
    Replay replay = new Replay(core, digest, memory);
    if (snapshot != null) {
      replay.from(snapshot);
    }
    JournalReader.End end = JournalReader.read(folder, replay.nextEvent(), replay);
    digest.passTo(outlets);
    handler.resume(end.nextEvent(), replay.nowNanos(), replay.gap() != null);
    return replay;
  }

  /**
   * Writes down every ten seconds what the core remembers; before the start.
   *
   * @param folder of this pipeline's journal
   * @param firstNeeded told the number of the first event that a restart may need
   */
  public void takeSnapshots(Path folder, LongConsumer firstNeeded) {
    snapshots = new Snapshots(folder, memory, firstNeeded);
    handler.snapshots(snapshots);
  }

  /** The longest that the core's thread has spent on a snapshot, milliseconds. */
  public double longestSnapshotMs() {
    return snapshots == null ? 0 : snapshots.longestMs();
  }

  /** Starts the core's thread. */
  public void start() {
    disruptor.start();
  }

  /** What the threads on a drone's way do while nothing comes. */
  public Idle idle() {
    return idle;
  }

  public Inlet inlet() {
    return inlet;
  }

  public Outlet toVehicles() {
    return toVehicles;
  }

  /** Road to a socket thread; sessions belong to thread {@code session % peopleThreads}. */
  public Outlet toPeople(int thread) {
    return toPeople[thread];
  }

  public LatencyMeter meter() {
    return meter;
  }

  /** Counts of the core, at most a quarter of a second old. */
  public CoreStats stats() {
    return handler.stats();
  }

  /** Events that wait in the ring right now. */
  public long backlog() {
    return RING_SLOTS - disruptor.getRingBuffer().remainingCapacity();
  }

  /** Events that the journal had no room for. */
  public long unjournaled() {
    return handler.unjournaled();
  }

  /** How the journal fares. */
  public JournalCondition journalCondition() {
    return handler.condition();
  }

  /** Records that found no room on a road to a socket thread. */
  public long dropped() {
    long sum = toVehicles.dropped();
    for (Outlet outlet : toPeople) {
      sum += outlet.dropped();
    }
    return sum;
  }

  /** Stops the core's thread after what is in the ring, and closes the journal. */
  @Override
  public void close() {
    try {
      disruptor.shutdown(STOP_S, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      LOG.warn("core: did not stop within {} s", STOP_S);
    }
    if (snapshots != null) {
      snapshots.close();
    }
    journal.close();
  }
}
