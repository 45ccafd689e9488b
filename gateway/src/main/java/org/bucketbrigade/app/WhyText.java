package org.bucketbrigade.app;

import java.util.Locale;
import org.bucketbrigade.wire.v1.Limit;
import org.bucketbrigade.wire.v1.Proposed;
import org.bucketbrigade.wire.v1.Why;

/** Why a drone was told what it was told, for somebody at a command line. */
final class WhyText {
  private static final double CM_PER_M = 100;
  private static final double PERMILLE = 1_000;
  private static final double PERMILLE_PER_PERCENT = 10;

  private WhyText() {}

  static String of(Why why) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "drone %d, %d ms ago, velocities north, east, up in m/s",
        why.getDroneId(),
        why.getAgeMs());
    for (Proposed each : why.getProposedList()) {
      line(
          text,
          "  %016x wishes %s, weight %.2f, %.0f %% of the merge",
          each.getPersonId(),
          velocity(each.getNorthCms(), each.getEastCms(), each.getDownCms()),
          each.getWeightPermille() / PERMILLE,
          each.getSharePermille() / PERMILLE_PER_PERCENT);
    }
    int more = why.getProposals() - why.getProposedCount();
    if (more > 0) {
      line(text, "  and %d more", more);
    }
    if (why.getProposals() > 0) {
      line(
          text,
          "merged   %s, agreement %.0f %%%s",
          velocity(why.getMergedNorthCms(), why.getMergedEastCms(), why.getMergedDownCms()),
          why.getAgreementPermille() / PERMILLE_PER_PERCENT,
          why.getFactorPermille() < PERMILLE ? ", slowed because the crew disagrees" : "");
    }
    line(
        text,
        "wished   %s",
        velocity(why.getWishedNorthCms(), why.getWishedEastCms(), why.getWishedDownCms()));
    line(
        text,
        "told     %s, limit %s, %.2f m/s taken away",
        velocity(why.getToldNorthCms(), why.getToldEastCms(), why.getToldDownCms()),
        limit(why.getLimit()),
        why.getTakenCms() / CM_PER_M);
    return text.toString();
  }

  private static String limit(Limit limit) {
    return limit.name().substring("LIMIT_".length()).toLowerCase(Locale.ROOT);
  }

  private static String velocity(int northCms, int eastCms, int downCms) {
    return String.format(
        Locale.ROOT,
        "%6.2f %6.2f %6.2f",
        northCms / CM_PER_M,
        eastCms / CM_PER_M,
        -downCms / CM_PER_M);
  }

  @SuppressWarnings("AnnotateFormatMethod") // called from here only, each time with a literal
  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
