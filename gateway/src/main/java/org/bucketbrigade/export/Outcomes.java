package org.bucketbrigade.export;

import java.io.IOException;
import java.nio.file.Path;
import org.bucketbrigade.wire.v1.Ack;

/** What became of acts, and of the water, in {@code outcomes.csv}. */
final class Outcomes implements AutoCloseable {
  private static final int DECILITRES = 1;
  private static final String HEADER =
      "time_us,event,kind,drone_id,person,act,outcome,reason,litres,lat_e7,lon_e7";

  private final Table table;
  private final Pseudonyms pseudonyms;

  Outcomes(Path folder, Pseudonyms pseudonyms) throws IOException {
    table = new Table(folder.resolve("outcomes.csv"), HEADER);
    this.pseudonyms = pseudonyms;
  }

  /** An answer to an act; its text, which people may have written, is left out. */
  void answer(long person, Ack ack, Inputs.Asked asked, long event, long micros) {
    table.add(micros).add(event).add(asked.kind()).add(asked.droneId()).add(person);
    table.add(pseudonyms.of(ack.getActId().toByteArray())).add(ack.getOutcome(), "OUTCOME_");
    table.add(ack.getReason(), "REASON_").end();
  }

  /** A release of water. */
  void release(Releases.Release release, String outcome, double litres) {
    table.add(release.micros()).add(release.event()).add("release").add(release.droneId());
    table.skip(2).add(outcome).skip(1).scaled(Math.round(10 * litres), DECILITRES);
    table.add(release.latE7()).add(release.lonE7()).end();
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
