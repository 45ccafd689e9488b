package org.bucketbrigade.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.GlobalPositionInt;

/**
 * A .tlog a vehicle: all frames from it and to it in the order of core time, each after its Unix
 * time in microseconds (8 bytes, big-endian).
 */
final class VehicleLogs implements AutoCloseable {
  private static final int TIME_LENGTH = Long.BYTES;

  private final Path folder;
  private final Map<Integer, Log> byDrone = new LinkedHashMap<>();
  private final Map<Integer, List<Log>> bySource = new HashMap<>();
  private final FrameView frame = new FrameView();
  private final GlobalPositionInt position = new GlobalPositionInt();
  private final UnsafeBuffer scratch =
      new UnsafeBuffer(new byte[TIME_LENGTH + FrameEncoder.MAX_FRAME_LENGTH]);

  /** One file, and where its vehicle was last. */
  static final class Log {
    private final OutputStream file;
    private final int systemId;
    int latE7;
    int lonE7;

    Log(Path path, int systemId) throws IOException {
      file = new BufferedOutputStream(Files.newOutputStream(path));
      this.systemId = systemId;
    }
  }

  VehicleLogs(Path folder) {
    this.folder = folder;
  }

  /**
   * A frame came from a vehicle.
   *
   * @param source network &lt;&lt; 16 | peer
   * @return the vehicle's droneId; -1 if the frame cannot be read
   */
  int from(int source, DirectBuffer buffer, int offset, int length, long micros) {
    if (!frame.wrap(buffer, offset, offset + length)) {
      return -1;
    }
    int systemId = frame.systemId();
    int droneId = (source >>> 16) * 256 + systemId;
    Log log = byDrone.computeIfAbsent(droneId, id -> open(id, systemId));
    List<Log> atSource = bySource.computeIfAbsent(source, _ -> new ArrayList<>());
    if (!atSource.contains(log)) {
      atSource.add(log);
    }
    if (frame.messageId() == GlobalPositionInt.ID) {
      position.wrap(frame);
      log.latE7 = position.lat();
      log.lonE7 = position.lon();
    }
    write(log, micros);
    return droneId;
  }

  /** A frame leaves for whoever is at an address, all or one of them. */
  void to(int source, DirectBuffer buffer, int offset, int length, long micros) {
    if (!frame.wrap(buffer, offset, offset + length)) {
      return;
    }
    int systemId = Addressee.of(frame);
    for (Log log : bySource.getOrDefault(source, List.of())) {
      if (systemId == Addressee.EVERYBODY || systemId == log.systemId) {
        write(log, micros);
      }
    }
  }

  /** A vehicle's log, made with its first frame. */
  Log of(int droneId) {
    return byDrone.computeIfAbsent(droneId, id -> open(id, id % 256));
  }

  private Log open(int droneId, int systemId) {
    try {
      return new Log(folder.resolve("drone-" + droneId + ".tlog"), systemId);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Log log, long micros) {
    if (!frame.mayBeForwarded()) {
      return;
    }
    scratch.putLong(0, micros, ByteOrder.BIG_ENDIAN);
    int length = TIME_LENGTH + FrameEncoder.copyUnsigned(frame, scratch, TIME_LENGTH);
    try {
      log.file.write(scratch.byteArray(), 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (Log log : byDrone.values()) {
      log.file.close();
    }
  }
}
