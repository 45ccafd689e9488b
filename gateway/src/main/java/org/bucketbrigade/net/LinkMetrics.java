package org.bucketbrigade.net;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The counts of all links as Prometheus has them; made when asked for, never kept. */
final class LinkMetrics {
  private static final double MS_PER_S = 1e3;
  private static final double US_PER_S = 1e6;

  private final Map<String, CounterSnapshot.Builder> counters = new LinkedHashMap<>();
  private final Map<String, GaugeSnapshot.Builder> gauges = new LinkedHashMap<>();

  private LinkMetrics() {}

  static List<MetricSnapshot> of(List<NetworkStatus> networks) {
    LinkMetrics metrics = new LinkMetrics();
    for (NetworkStatus network : networks) {
      String number = String.valueOf(network.network());
      for (NetworkStatus.EndpointStatus endpoint : network.endpoints()) {
        Labels labels = Labels.of("network", number, "endpoint", endpoint.endpoint());
        metrics.endpoint(labels, endpoint.counts());
        endpoint.vehicles().forEach(each -> metrics.vehicle(labels, each));
      }
    }
    List<MetricSnapshot> all = new ArrayList<>();
    metrics.counters.values().forEach(each -> all.add(each.build()));
    metrics.gauges.values().forEach(each -> all.add(each.build()));
    return all;
  }

  private void endpoint(Labels of, LinkCounts.Snapshot counts) {
    count("brigade_link_received_frames", "Frames read.", of, counts.framesIn());
    count("brigade_link_received_bytes", "Bytes of frames read.", of, counts.bytesIn());
    count("brigade_link_sent_frames", "Frames sent.", of, counts.framesOut());
    count("brigade_link_sent_bytes", "Bytes of frames sent.", of, counts.bytesOut());
    count("brigade_link_crc_errors", "Wrong checksums.", of, counts.crcErrors());
    count("brigade_link_garbage_bytes", "Bytes of no frame.", of, counts.garbageBytes());
    count("brigade_link_unknown_flags", "Flags not understood.", of, counts.unknownFlags());
    count("brigade_link_lost_frames", "Frames missing by number.", of, counts.lost());
    count("brigade_link_duplicate_frames", "Frames heard twice.", of, counts.duplicates());
    count("brigade_link_late_frames", "Frames after a newer one.", of, counts.late());
    count("brigade_link_stranger_frames", "Frames of strangers.", of, counts.strangers());
    count("brigade_link_unsigned_frames", "Frames without a signature.", of, counts.unsigned());
    count("brigade_link_forged_frames", "Wrong signatures.", of, counts.badSignatures());
    count("brigade_link_replayed_frames", "Signed before, or long ago.", of, counts.replays());
  }

  private void vehicle(Labels endpoint, NetworkStatus.VehicleStatus vehicle) {
    Labels of = endpoint.add("system", String.valueOf(vehicle.system()));
    count("brigade_vehicle_received_frames", "Frames read.", of, vehicle.framesIn());
    count("brigade_vehicle_lost_frames", "Frames missing by number.", of, vehicle.lost());
    count("brigade_vehicle_duplicate_frames", "Frames heard twice.", of, vehicle.duplicates());
    count("brigade_vehicle_late_frames", "Frames after a newer one.", of, vehicle.late());
    count("brigade_vehicle_stranger_frames", "Frames of strangers.", of, vehicle.strangers());
    if (vehicle.heartbeatAgeMs() >= 0) {
      gauge(
          "brigade_vehicle_heartbeat_age_seconds",
          "Time since the last heartbeat.",
          of,
          vehicle.heartbeatAgeMs() / MS_PER_S);
    }
    if (vehicle.roundTripUs() >= 0) {
      gauge(
          "brigade_vehicle_round_trip_seconds",
          "From the last command to its answer.",
          of,
          vehicle.roundTripUs() / US_PER_S);
    }
  }

  private void count(String name, String help, Labels labels, long value) {
    counters
        .computeIfAbsent(name, _ -> CounterSnapshot.builder().name(name).help(help))
        .dataPoint(
            CounterSnapshot.CounterDataPointSnapshot.builder()
                .labels(labels)
                .value((double) value)
                .build());
  }

  private void gauge(String name, String help, Labels labels, double value) {
    gauges
        .computeIfAbsent(name, _ -> GaugeSnapshot.builder().name(name).help(help))
        .dataPoint(
            GaugeSnapshot.GaugeDataPointSnapshot.builder().labels(labels).value(value).build());
  }

  /** Prometheus's text format. */
  static String text(List<MetricSnapshot> metrics) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create()
          .write(out, new MetricSnapshots(metrics), EscapingScheme.UNDERSCORE_ESCAPING);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes all that is written", e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
