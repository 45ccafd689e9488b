package org.bucketbrigade.app;

import java.util.List;
import java.util.Locale;
import org.bucketbrigade.net.LinkCounts;
import org.bucketbrigade.net.NetworkStatus;

/** Links as a table for people. */
final class LinksTable {
  private static final double MS_PER_S = 1e3;
  private static final double US_PER_MS = 1e3;
  private static final double PERCENT = 100;

  private final StringBuilder text = new StringBuilder();

  private LinksTable() {}

  static String of(List<NetworkStatus> networks) {
    LinksTable table = new LinksTable();
    table.row("", "in", "out", "lost", "twice", "late", "strangers", "bad", "");
    networks.forEach(table::network);
    return table.text.toString();
  }

  private void network(NetworkStatus network) {
    text.append("network ").append(network.network()).append('\n');
    for (NetworkStatus.EndpointStatus endpoint : network.endpoints()) {
      LinkCounts.Snapshot counts = endpoint.counts();
      row(
          "  " + endpoint.number() + " " + endpoint.endpoint(),
          counts.framesIn(),
          counts.framesOut(),
          share(counts.lost(), counts.framesIn()),
          counts.duplicates(),
          counts.late(),
          counts.strangers(),
          counts.crcErrors()
              + counts.unknownFlags()
              + counts.unsigned()
              + counts.badSignatures()
              + counts.replays(),
          counts.garbageBytes() == 0 ? "" : counts.garbageBytes() + " bytes of noise");
      endpoint.vehicles().forEach(this::vehicle);
    }
  }

  private void vehicle(NetworkStatus.VehicleStatus vehicle) {
    row(
        "      system " + vehicle.system() + " " + vehicle.address(),
        vehicle.framesIn(),
        vehicle.framesOut(),
        share(vehicle.lost(), vehicle.framesIn()),
        vehicle.duplicates(),
        vehicle.late(),
        vehicle.strangers(),
        "",
        heartbeat(vehicle.heartbeatAgeMs()) + roundTrip(vehicle.roundTripUs()));
  }

  private static String heartbeat(long ageMs) {
    return ageMs < 0 ? "no heartbeat" : decimal("heartbeat %.1f s ago", ageMs / MS_PER_S);
  }

  private static String roundTrip(long us) {
    return us < 0 ? "" : decimal(", answers in %.1f ms", us / US_PER_MS);
  }

  /** Of all that were sent, how many did not come. */
  private static String share(long lost, long heard) {
    return lost == 0 ? "0 %" : decimal("%.1f %%", PERCENT * lost / (lost + heard));
  }

  private static String decimal(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private void row(Object... cells) {
    text.append(
            String.format(Locale.ROOT, "%-34s %10s %10s %7s %8s %7s %9s %7s  %s%n", cells)
                .stripTrailing())
        .append('\n');
  }
}
