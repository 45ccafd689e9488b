package org.bucketbrigade.sim.recording;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.sim.stage.Stage;

/** A recorded run's inputs, handed to a stage tick by tick. */
public final class InputRecording {
  private final RunSettings settings;
  private final UnsafeBuffer file;
  private int at;
  private long endTick;
  private long endHash;
  private boolean complete;

  private InputRecording(RunSettings settings, UnsafeBuffer file, int at) {
    this.settings = settings;
    this.file = file;
    this.at = at;
    findEnd();
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it is no recording; the message is for a person
   */
  public static InputRecording read(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    int textAt = InputRecorder.MAGIC.length + Short.BYTES;
    UnsafeBuffer file = new UnsafeBuffer(bytes);
    if (bytes.length < textAt
        || !Arrays.equals(bytes, 0, InputRecorder.MAGIC.length, InputRecorder.MAGIC, 0, 8)) {
      throw new IllegalArgumentException(path + ": is no recording of a run (sim --record)");
    }
    int length = file.getShort(InputRecorder.MAGIC.length, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    if (length > bytes.length - textAt) {
      throw new IllegalArgumentException(path + ": ends before it begins");
    }
    try {
      String text = new String(bytes, textAt, length, StandardCharsets.UTF_8);
      return new InputRecording(RunSettings.parse(text), file, textAt + length);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
    }
  }

  private void findEnd() {
    for (int record = at; isWhole(record); record += size(record)) {
      endTick = tick(record);
      if (network(record) == InputRecorder.END) {
        complete = true;
        endHash = file.getLong(record + InputRecorder.HEADER, ByteOrder.LITTLE_ENDIAN);
        return;
      }
    }
  }

  /** What the run was made from. */
  public RunSettings settings() {
    return settings;
  }

  /** The last tick of the run. */
  public long endTick() {
    return endTick;
  }

  /** Whether the run came to its end, so that {@link #endHash()} is known. */
  public boolean isComplete() {
    return complete;
  }

  /** Hash of the state at the end. */
  public long endHash() {
    return endHash;
  }

  /** Hands a stage what its next tick is to apply; to be called before each tick. */
  public void feed(Stage stage) {
    while (isWhole(at) && network(at) != InputRecorder.END && tick(at) <= stage.ticks() + 1) {
      if (network(at) < stage.networks()) {
        stage.receive(network(at), systemId(at), file, at + InputRecorder.HEADER, length(at));
      }
      at += size(at);
    }
  }

  private boolean isWhole(int record) {
    return record + InputRecorder.HEADER <= file.capacity()
        && record + size(record) <= file.capacity();
  }

  private long tick(int record) {
    return file.getInt(record + InputRecorder.TICK_AT, ByteOrder.LITTLE_ENDIAN) & 0xFFFF_FFFFL;
  }

  private int network(int record) {
    return file.getByte(record + InputRecorder.NETWORK_AT) & 0xFF;
  }

  private int systemId(int record) {
    return file.getByte(record + InputRecorder.SYSTEM_AT) & 0xFF;
  }

  private int length(int record) {
    return file.getShort(record + InputRecorder.LENGTH_AT, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
  }

  private int size(int record) {
    return InputRecorder.HEADER + length(record);
  }
}
