package org.bucketbrigade.export;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntArrayList;
import org.bucketbrigade.core.BrigadeCore;
import org.bucketbrigade.core.CoreStats;
import org.bucketbrigade.core.EventType;
import org.bucketbrigade.core.NoOutput;
import org.bucketbrigade.journal.JournalRecord;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.ServerMessage;
import org.bucketbrigade.wire.v1.Why;

/**
 * A flight written into files while its journal is lived through: a telemetry log a vehicle, and
 * tables of what people sent, what was made of it, and what came of it. Nobody can be recognised.
 *
 * <p>It sees each event before and after the core does, and all that leaves the core between.
 */
public final class JournalExport extends NoOutput implements AutoCloseable {
  private static final String SCHEMA = "SCHEMA.md";
  private static final long NANOS_PER_US = 1_000;

  private final VehicleLogs logs;
  private final Inputs inputs;
  private final Merges merges;
  private final Outcomes outcomes;
  private final Releases releases;
  private final IntArrayList setpoints = new IntArrayList();
  private long micros;
  private long event;
  private int heardDrone = -1;
  private int droppedBy = -1;
  private long drops;
  private long failed;

  /**
   * Begins.
   *
   * @param folder empty, or made
   * @throws IOException if it cannot be written, or holds anything
   */
  public JournalExport(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> there = Files.newDirectoryStream(folder)) {
      if (there.iterator().hasNext()) {
        throw new IOException("it is not empty");
      }
    }
    try (InputStream schema = JournalExport.class.getResourceAsStream(SCHEMA)) {
      Files.copy(Objects.requireNonNull(schema, SCHEMA), folder.resolve(SCHEMA));
    }
    Pseudonyms pseudonyms = new Pseudonyms();
    logs = new VehicleLogs(folder);
    inputs = new Inputs(folder, pseudonyms);
    merges = new Merges(folder, pseudonyms);
    outcomes = new Outcomes(folder, pseudonyms);
    releases = new Releases((release, litres) -> outcomes.release(release, "released", litres));
  }

  /** The core will apply an event. */
  public void before(JournalRecord record) {
    micros = record.nowNanos() / NANOS_PER_US;
    event = record.event();
    heardDrone = -1;
    droppedBy = -1;
    setpoints.clear();
    switch (record.type()) {
      case EventType.FRAME ->
          heardDrone =
              logs.from(record.source(), record.buffer(), record.offset(), record.length(), micros);
      case EventType.SESSION_OPENED -> inputs.signedIn(record);
      case EventType.MESSAGE -> inputs.message(record, micros);
      default -> {}
    }
  }

  /** The core has applied it. */
  public void after(BrigadeCore core, long nowNanos) {
    for (int i = 0; i < setpoints.size(); i++) {
      Why why = core.why(core.droneId(setpoints.getInt(i)), 0, nowNanos);
      if (why != null) {
        merges.setpoint(why, event, micros);
      }
    }
    CoreStats stats = core.stats();
    int droneId = droppedBy >= 0 ? droppedBy : heardDrone;
    if (stats.drops > drops && droneId >= 0) {
      releases.released(release(droneId));
    }
    if (stats.dropsFailed > failed && droneId >= 0) {
      outcomes.release(release(droneId), "failed", 0);
    }
    drops = stats.drops;
    failed = stats.dropsFailed;
    releases.look(core, micros);
  }

  private Releases.Release release(int droneId) {
    VehicleLogs.Log log = logs.of(droneId);
    return new Releases.Release(micros, event, droneId, log.latE7, log.lonE7);
  }

  @Override
  public void frame(
      int network, int peer, int setpointOf, DirectBuffer buffer, int offset, int length) {
    logs.to(network << 16 | peer, buffer, offset, length, micros);
    if (setpointOf != NO_DRONE) {
      setpoints.addInt(setpointOf);
    }
  }

  @Override
  public void own(int session, DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    ServerMessage message;
    try {
      message = ServerMessage.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the core wrote a message that cannot be read", e);
    }
    if (message.hasAck()) {
      Ack ack = message.getAck();
      Inputs.Asked asked = inputs.act(ack.getActId());
      outcomes.answer(inputs.person(session), ack, asked, event, micros);
      if (Inputs.isDrop(asked)) {
        droppedBy = asked.droneId();
      }
    }
  }

  /** Writes what there is still, and closes the files. */
  @Override
  public void close() throws IOException {
    releases.end();
    try (logs;
        inputs;
        merges) {
      outcomes.close();
    }
  }
}
