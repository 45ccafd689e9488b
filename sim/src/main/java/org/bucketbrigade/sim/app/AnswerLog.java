package org.bucketbrigade.sim.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Consumer;
import org.bucketbrigade.wire.v1.Ack;

/** Answers to acts, written down by those who got them: {@code ID OUTCOME} a line. */
final class AnswerLog implements Consumer<Ack>, AutoCloseable {
  private static final String PREFIX = "OUTCOME_";

  private final BufferedWriter out;

  AnswerLog(Path file) throws IOException {
    out = Files.newBufferedWriter(file);
  }

  @Override
  public synchronized void accept(Ack ack) {
    try {
      out.write(
          HexFormat.of().formatHex(ack.getActId().toByteArray())
              + ' '
              + ack.getOutcome().name().substring(PREFIX.length()).toLowerCase(Locale.ROOT)
              + '\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }
}
