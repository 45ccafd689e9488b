package org.bucketbrigade.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dronefleet.mavlink.MavlinkConnection;
import io.dronefleet.mavlink.MavlinkMessage;
import io.dronefleet.mavlink.minimal.Heartbeat;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.SignatureWriter;
import org.bucketbrigade.mavlink.SigningClock;
import org.bucketbrigade.mavlink.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class TelemetryLogTest {
  private static final int SYSTEM = 9;

  @TempDir Path folder;
  private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[400]);
  private final FrameView view = new FrameView();

  private FrameView heartbeat(int sequence) {
    var heartbeat = new org.bucketbrigade.mavlink.Heartbeat().type(2).autopilot(3).systemStatus(4);
    FrameEncoder.encode(heartbeat, sequence, SYSTEM, 1, bytes, 0);
    return wrapped();
  }

  private FrameView signed(int sequence) {
    int length = heartbeat(sequence).length();
    SigningKey key = new SigningKey(new byte[SigningKey.LENGTH]);
    new SignatureWriter(key, 0, new SigningClock(0)).sign(bytes, 0, length, 1);
    return wrapped();
  }

  private FrameView wrapped() {
    assertThat(view.wrap(bytes, 0)).isTrue();
    return view;
  }

  private record Entry(long micros, MavlinkMessage<?> message) {}

  /** As another library reads it. */
  private static List<Entry> read(Path file) throws IOException {
    List<Entry> entries = new ArrayList<>();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
    MavlinkConnection frames = MavlinkConnection.create(in, OutputStream.nullOutputStream());
    try {
      while (in.available() > 0) {
        long micros = in.readLong();
        entries.add(new Entry(micros, frames.next()));
      }
    } catch (EOFException e) {
      throw new AssertionError("the file ends in the middle of a frame", e);
    }
    return entries;
  }

  private Path file(int network) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(each -> each.getFileName().toString().startsWith("network-" + network + "_"))
          .findAny()
          .orElseThrow();
    }
  }

  @Test
  void anotherLibraryReadsEveryFrameWithItsTime() throws IOException {
    long before = Instant.now().toEpochMilli();
    try (TelemetryLog log = new TelemetryLog(folder)) {
      for (int i = 0; i < 10_000; i++) {
        log.add(1, heartbeat(i & 0xFF), System.nanoTime());
      }
      log.add(0, heartbeat(0), System.nanoTime());
    }
    long after = Instant.now().toEpochMilli();
    List<Entry> entries = read(file(1));
    assertThat(entries).hasSize(10_000);
    long last = 0;
    for (int i = 0; i < entries.size(); i++) {
      Entry each = entries.get(i);
      assertThat(each.message().getSequence()).isEqualTo(i & 0xFF);
      assertThat(each.message().getOriginSystemId()).isEqualTo(SYSTEM);
      assertThat(each.message().getPayload()).isInstanceOf(Heartbeat.class);
      assertThat(each.micros()).isGreaterThanOrEqualTo(last);
      assertThat(each.micros() / 1_000).isBetween(before - 1, after + 1);
      last = each.micros();
    }
    assertThat(read(file(0))).hasSize(1);
  }

  @Test
  void signaturesAreLeftOutAndKeysNeverWritten() throws IOException {
    try (TelemetryLog log = new TelemetryLog(folder)) {
      log.add(0, signed(3), System.nanoTime());
      bytes.setMemory(0, 400, (byte) 0);
      bytes.putByte(0, (byte) 0xFD);
      bytes.putByte(1, (byte) 34);
      bytes.putByte(5, (byte) SYSTEM);
      bytes.putByte(8, (byte) 1); // SETUP_SIGNING is message 256
      log.add(0, wrapped(), System.nanoTime());
    }
    assertThat(read(file(0)))
        .singleElement()
        .satisfies(each -> assertThat(each.message().getSequence()).isEqualTo(3));
    assertThat(Files.size(file(0))).isEqualTo(8 + heartbeat(3).length());
  }

  @Test
  void whatTheDiskDoesNotTakeIsCounted() throws IOException {
    Path gone = folder.resolve("gone");
    TelemetryLog log = new TelemetryLog(gone);
    Files.delete(gone);
    log.add(0, heartbeat(0), System.nanoTime());
    log.close();
    assertThat(log.lost()).isEqualTo(1);
  }

  @Test
  void whoAddsNeverWaitsAndWhatFoundNoRoomIsCounted() throws IOException {
    TelemetryLog log = new TelemetryLog(folder);
    int many = 2_000_000;
    FrameView frame = heartbeat(0);
    long start = System.nanoTime();
    for (int i = 0; i < many; i++) {
      log.add(0, frame, start);
    }
    log.close();
    assertThat(Files.size(file(0)) / (8 + frame.length()) + log.lost()).isEqualTo(many);
  }

  @Test
  void aFolderThatCannotBeMadeIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> new TelemetryLog(file)).isInstanceOf(IOException.class);
  }
}
