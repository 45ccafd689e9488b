package org.bucketbrigade.sim.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bucketbrigade.sim.stage.Stage;

/**
 * When each drone's valve opened, over an empty tank too: {@code MICROSECONDS DRONE} a line, since
 * 1970 by this machine's clock, and the drone's id (network * 256 + system id).
 */
final class ValveLog implements AutoCloseable {
  private static final int NETWORK_IDS = 256;

  private final BufferedWriter out;
  private final Stage stage;
  private final Clock clock;
  private final int[] openings;

  ValveLog(Path file, Stage stage, Clock clock) throws IOException {
    this.stage = stage;
    this.clock = clock;
    openings = new int[stage.drones().size()];
    out = Files.newBufferedWriter(file);
  }

  /** Looks whether any has opened; called after every tick. */
  void look() {
    for (int i = 0; i < openings.length; i++) {
      int now = stage.drones().get(i).valveOpenings();
      if (now != openings[i]) {
        openings[i] = now;
        write(i);
      }
    }
  }

  private void write(int drone) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    int id = stage.networkOf(drone) * NETWORK_IDS + stage.drones().get(drone).systemId();
    try {
      out.write(micros + " " + id + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
