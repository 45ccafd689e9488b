package org.bucketbrigade.sim.recording;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.sim.stage.InputLog;

/** Writes what the drones of a run are sent to a file. */
public final class InputRecorder implements InputLog, AutoCloseable {
  static final byte[] MAGIC = "BRIGADE1".getBytes(StandardCharsets.US_ASCII);
  static final int HEADER = 8;
  static final int TICK_AT = 0;
  static final int NETWORK_AT = 4;
  static final int SYSTEM_AT = 5;
  static final int LENGTH_AT = 6;

  /** Stands where the end of a run has its network. */
  static final int END = 0xFF;

  private static final int MAX_PIECE = 0xFFFF;

  private final OutputStream file;
  private final UnsafeBuffer record = new UnsafeBuffer(new byte[HEADER + MAX_PIECE]);

  /** Begins a file; one that is there is replaced. */
  public InputRecorder(Path path, RunSettings settings) throws IOException {
    file = new BufferedOutputStream(Files.newOutputStream(path));
    byte[] text = settings.text().getBytes(StandardCharsets.UTF_8);
    file.write(MAGIC);
    record.putShort(0, (short) text.length, ByteOrder.LITTLE_ENDIAN);
    file.write(record.byteArray(), 0, Short.BYTES);
    file.write(text);
  }

  @Override
  public void applied(
      long tick, int network, int systemId, DirectBuffer buffer, int offset, int length) {
    record.putBytes(HEADER, buffer, offset, length);
    write(tick, network, systemId, length);
  }

  /** Notes how the run ended. */
  public void end(long tick, long stateHash) {
    record.putLong(HEADER, stateHash, ByteOrder.LITTLE_ENDIAN);
    write(tick, END, 0, Long.BYTES);
  }

  private void write(long tick, int network, int systemId, int length) {
    record.putInt(TICK_AT, (int) tick, ByteOrder.LITTLE_ENDIAN);
    record.putByte(NETWORK_AT, (byte) network);
    record.putByte(SYSTEM_AT, (byte) systemId);
    record.putShort(LENGTH_AT, (short) length, ByteOrder.LITTLE_ENDIAN);
    try {
      file.write(record.byteArray(), 0, HEADER + length);
    } catch (IOException e) {
      throw new UncheckedIOException("a recording cannot be written", e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
