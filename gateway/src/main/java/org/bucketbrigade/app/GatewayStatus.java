package org.bucketbrigade.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.bucketbrigade.core.CoreStats;
import org.bucketbrigade.journal.TelemetryLog;
import org.bucketbrigade.net.GatewayServer;
import org.bucketbrigade.pipeline.Pipeline;
import org.jspecify.annotations.Nullable;

/** The running gateway in numbers: for {@code /status} and for its report. */
final class GatewayStatus {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long HIGHEST_NANOS = 60_000_000_000L;
  private static final int DIGITS = 3;
  private static final double NANOS_PER_US = 1_000;

  /** Anybody may ask for the status, as often as they like: this much work it is at most. */
  private static final long FRESH_NANOS = 200_000_000L;

  private final Pipeline pipeline;
  private final Histogram service = new Histogram(HIGHEST_NANOS, DIGITS);
  private final Histogram gateWait = new Histogram(HIGHEST_NANOS, DIGITS);
  private final Histogram total = new Histogram(HIGHEST_NANOS, DIGITS);
  private final JvmLoad jvm = new JvmLoad();
  private volatile @Nullable GatewayServer server;
  private volatile @Nullable TelemetryLog recording;
  private String last = "";
  private long lastNanos;

  GatewayStatus(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  void server(GatewayServer running) {
    server = running;
  }

  void recording(TelemetryLog running) {
    recording = running;
  }

  /**
   * The numbers as one JSON object, names as in reports; made anew a few times a second at most.
   */
  synchronized String json() {
    long now = System.nanoTime();
    if (last.isEmpty() || now - lastNanos > FRESH_NANOS) {
      ObjectNode json = JSON.createObjectNode();
      each(json::put);
      last = json.toString() + "\n";
      lastNanos = now;
    }
    return last;
  }

  /** Puts the figures that a gateway alone can measure into a report. */
  synchronized void addTo(Report report) {
    each((name, value) -> report.figure(name, value, unit(name)));
  }

  /**
   * The same numbers for {@code /metrics}: brigade_drones_flying for dronesFlying, with the unit.
   */
  synchronized List<MetricSnapshot> metrics() {
    List<MetricSnapshot> all = new ArrayList<>();
    each((name, value) -> all.add(gauge(name, value)));
    return all;
  }

  private static MetricSnapshot gauge(String name, double value) {
    String unit = unit(name);
    String words = name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    return GaugeSnapshot.builder()
        .name("brigade_" + words + (unit.equals("us") ? "_us" : ""))
        .help("As in /status.")
        .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }

  private static String unit(String name) {
    return switch (name) {
      case "latencyP50", "latencyP99", "latencyP999", "gateWaitP99", "totalP99" -> "us";
      case "gatewayCpuCores" -> "cores";
      case "gatewayHeapMiB" -> "MiB";
      case "gatewayAllocMiB" -> "MiB/s";
      case "gatewayPauseMs", "snapshotMs" -> "ms";
      case "seconds" -> "s";
      case "litresDropped", "litresOnFire" -> "l";
      default -> "1";
    };
  }

  private interface Sink {
    void put(String name, double value);

    default void put(String name, long value) {
      put(name, (double) value);
    }
  }

  private void each(Sink sink) {
    CoreStats stats = pipeline.stats();
    service.add(pipeline.meter().takeService());
    gateWait.add(pipeline.meter().takeGateWait());
    total.add(pipeline.meter().takeTotal());
    sink.put("seconds", jvm.seconds());
    sink.put("people", stats.connectedPeople);
    sink.put("drones", stats.drones);
    sink.put("dronesReady", stats.dronesReady);
    sink.put("dronesFlying", stats.dronesFlying);
    sink.put("inputsReceived", stats.inputsReceived);
    sink.put("inputsMeasured", service.getTotalCount());
    sink.put("setpointsSent", stats.setpointsSent);
    sink.put("drops", stats.drops);
    sink.put("dropsFailed", stats.dropsFailed);
    sink.put("fills", stats.fills);
    sink.put("refused", stats.refused);
    sink.put("malformed", stats.malformed);
    sink.put("ignored", stats.ignored);
    sink.put("external", stats.external);
    sink.put("vehiclesLost", stats.lost);
    sink.put("relaxations", stats.relaxations());
    sink.put("relaxedSeparation", stats.relaxedSeparation);
    sink.put("relaxedFloor", stats.relaxedFloor);
    sink.put("relaxedCeiling", stats.relaxedCeiling);
    sink.put("relaxedFence", stats.relaxedFence);
    sink.put("houses", stats.housesTotal);
    sink.put("housesBurning", stats.housesBurning);
    sink.put("housesLost", stats.housesLost);
    sink.put("burningCells", stats.burningCells);
    sink.put("litresDropped", stats.litresDropped);
    sink.put("litresOnFire", stats.litresOnFire);
    sink.put("latencyP50", service.getValueAtPercentile(50) / NANOS_PER_US);
    sink.put("latencyP99", service.getValueAtPercentile(99) / NANOS_PER_US);
    sink.put("latencyP999", service.getValueAtPercentile(99.9) / NANOS_PER_US);
    sink.put("gateWaitP99", gateWait.getValueAtPercentile(99) / NANOS_PER_US);
    sink.put("totalP99", total.getValueAtPercentile(99) / NANOS_PER_US);
    GatewayServer running = server;
    sink.put("framesRead", running == null ? 0 : running.framesRead());
    sink.put("framesBad", running == null ? 0 : running.framesBad());
    sink.put("badInput", running == null ? 0 : running.badInput());
    TelemetryLog log = recording;
    sink.put("unrecorded", log == null ? 0 : log.lost());
    sink.put("lost", lost());
    sink.put("unjournaled", pipeline.unjournaled());
    sink.put("snapshotMs", pipeline.longestSnapshotMs());
    sink.put("journalCondition", pipeline.journalCondition().code());
    sink.put("gatewayCpuCores", jvm.cpuCores());
    sink.put("gatewayHeapMiB", jvm.heapMib());
    sink.put("gatewayAllocMiB", jvm.allocatedMibPerSecond());
    sink.put("gatewayPauseMs", jvm.longestPauseMs());
  }

  /** Events that found no room anywhere on their way: ring, journal or a road out. */
  private long lost() {
    return pipeline.inlet().full() + pipeline.unjournaled() + pipeline.dropped();
  }
}
