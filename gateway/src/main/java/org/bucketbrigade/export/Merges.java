package org.bucketbrigade.export;

import java.io.IOException;
import java.nio.file.Path;
import org.bucketbrigade.wire.v1.Proposed;
import org.bucketbrigade.wire.v1.Why;

/** Each setpoint and what led to it, in {@code merges.csv} and {@code proposals.csv}. */
final class Merges implements AutoCloseable {
  private static final int CM = 2;
  private static final int PERMILLE = 3;

  private final Table merges;
  private final Table proposals;
  private final Pseudonyms pseudonyms;

  Merges(Path folder, Pseudonyms pseudonyms) throws IOException {
    this.pseudonyms = pseudonyms;
    merges =
        new Table(
            folder.resolve("merges.csv"),
            "time_us,event,drone_id,proposals,agreement,factor,merged_north_mps,merged_east_mps"
                + ",merged_down_mps,wished_north_mps,wished_east_mps,wished_down_mps"
                + ",told_north_mps,told_east_mps,told_down_mps,limit,taken_mps");
    proposals =
        new Table(
            folder.resolve("proposals.csv"),
            "time_us,event,drone_id,person,north_mps,east_mps,down_mps,weight,share");
  }

  void setpoint(Why why, long event, long micros) {
    merges.add(micros).add(event).add(why.getDroneId()).add(why.getProposals());
    merges.scaled(why.getAgreementPermille(), PERMILLE).scaled(why.getFactorPermille(), PERMILLE);
    velocity(merges, why.getMergedNorthCms(), why.getMergedEastCms(), why.getMergedDownCms());
    velocity(merges, why.getWishedNorthCms(), why.getWishedEastCms(), why.getWishedDownCms());
    velocity(merges, why.getToldNorthCms(), why.getToldEastCms(), why.getToldDownCms());
    merges.add(why.getLimit(), "LIMIT_").scaled(why.getTakenCms(), CM).end();
    for (Proposed each : why.getProposedList()) {
      proposals.add(micros).add(event).add(why.getDroneId());
      proposals.add(pseudonyms.of(each.getPersonId()));
      velocity(proposals, each.getNorthCms(), each.getEastCms(), each.getDownCms());
      proposals.scaled(each.getWeightPermille(), PERMILLE);
      proposals.scaled(each.getSharePermille(), PERMILLE).end();
    }
  }

  private static void velocity(Table table, int northCms, int eastCms, int downCms) {
    table.scaled(northCms, CM).scaled(eastCms, CM).scaled(downCms, CM);
  }

  @Override
  public void close() throws IOException {
    try (merges) {
      proposals.close();
    }
  }
}
