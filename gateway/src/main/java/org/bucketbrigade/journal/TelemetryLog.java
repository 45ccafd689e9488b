package org.bucketbrigade.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.agrona.BufferUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameView;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All MAVLink of a run as ground stations record it: a .tlog file a network, which is a sequence of
 * Unix times in microseconds (8 bytes, big-endian) each with one frame.
 *
 * <p>Signatures are left out and messages that carry keys are not recorded. One thread adds, one of
 * its own writes. A frame that finds no room, or that the disk does not take, is counted as lost
 * and said: whoever adds never waits.
 */
public final class TelemetryLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TelemetryLog.class);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

  private static final int RING_BYTES = 4 << 20;
  private static final int FILE_BUFFER_BYTES = 64 << 10;
  private static final int TIME_LENGTH = Long.BYTES;
  private static final int DRAIN_LIMIT = 1_024;
  private static final long PAUSE_NANOS = 20_000_000L;
  private static final long STOP_MS = 5_000;
  private static final long NANOS_PER_US = 1_000;
  private static final long US_PER_S = 1_000_000;

  private final Path folder;
  private final String started;
  private final long baseMicros;
  private final long baseNanos;
  private final OneToOneRingBuffer ring =
      new OneToOneRingBuffer(
          new UnsafeBuffer(
              BufferUtil.allocateDirectAligned(
                  RING_BYTES + RingBufferDescriptor.TRAILER_LENGTH, 64)));
  private final UnsafeBuffer scratch =
      new UnsafeBuffer(new byte[TIME_LENGTH + FrameEncoder.MAX_FRAME_LENGTH]);
  private final Map<Integer, Recording> recordings = new HashMap<>(); // the writer's
  private final AtomicLong lost = new AtomicLong();
  private final Thread writer;
  private volatile boolean closed;

  /**
   * Starts recordings.
   *
   * @param folder for the files, which are named by network and time; made if missing
   * @throws IOException if there is no such folder and none can be made, or nobody may write to it
   */
  public TelemetryLog(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    if (!Files.isWritable(folder)) {
      throw new IOException("no permission to write there");
    }
    Instant now = Instant.now();
    started = NAME.format(now);
    baseMicros = now.getEpochSecond() * US_PER_S + now.getNano() / NANOS_PER_US;
    baseNanos = System.nanoTime();
    writer = Thread.ofPlatform().name("tlog").daemon().start(this::write);
  }

  /**
   * Adds a frame; always on the same thread, never waits.
   *
   * @param nowNanos when it came or went, as System.nanoTime() has it
   */
  public void add(int network, FrameView frame, long nowNanos) {
    if (!frame.mayBeForwarded()) {
      return;
    }
    long micros = baseMicros + (nowNanos - baseNanos) / NANOS_PER_US;
    scratch.putLong(0, micros, ByteOrder.BIG_ENDIAN);
    int length = TIME_LENGTH + FrameEncoder.copyUnsigned(frame, scratch, TIME_LENGTH);
    if (!ring.write(network + 1, scratch, 0, length)) {
      lost.incrementAndGet();
    }
  }

  /** Frames that are missing in the files. */
  public long lost() {
    return lost.get();
  }

  private void write() {
    while (true) {
      boolean last = closed;
      int read = ring.read(this::record, DRAIN_LIMIT);
      if (read == 0) {
        recordings.values().forEach(Recording::flush);
        if (last) {
          recordings.values().forEach(Recording::close);
          return;
        }
        LockSupport.parkNanos(this, PAUSE_NANOS);
      }
    }
  }

  private void record(int type, MutableDirectBuffer buffer, int index, int length) {
    recordings
        .computeIfAbsent(type - 1, network -> new Recording(file(network)))
        .add(buffer, index, length);
  }

  private Path file(int network) {
    return folder.resolve("network-" + network + "_" + started + ".tlog");
  }

  /** Writes what there is still, and closes the files. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(writer);
    try {
      writer.join(STOP_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One file; opened with its first frame, so that a network that says nothing leaves none. */
  private final class Recording {
    final Path file;
    final ByteBuffer buffer = ByteBuffer.allocateDirect(FILE_BUFFER_BYTES);
    @Nullable FileChannel channel;
    long written;
    int frames;
    boolean complained;

    Recording(Path file) {
      this.file = file;
    }

    void add(MutableDirectBuffer source, int index, int length) {
      if (buffer.remaining() < length) {
        flush();
      }
      source.getBytes(index, buffer, length);
      frames++;
    }

    /** What cannot be written now is lost: a full disk must hold up nobody. */
    void flush() {
      if (frames == 0) {
        return;
      }
      buffer.flip();
      try {
        append();
      } catch (IOException e) {
        lost.addAndGet(frames);
        if (!complained) {
          LOG.error("recording: {} cannot be written: {}", file, e.toString());
          complained = true;
        }
      }
      buffer.clear();
      frames = 0;
    }

    private void append() throws IOException {
      if (channel == null) {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      }
      long end = written;
      while (buffer.hasRemaining()) {
        // At a place, so that half of a frame that the disk did not take is written over.
        end += channel.write(buffer, end);
      }
      written = end;
    }

    void close() {
      flush();
      try (FileChannel open = channel) {
        if (open != null) {
          open.truncate(written).force(true);
        }
      } catch (IOException e) {
        LOG.error("recording: {} may be incomplete: {}", file, e.getMessage());
      }
    }
  }
}
