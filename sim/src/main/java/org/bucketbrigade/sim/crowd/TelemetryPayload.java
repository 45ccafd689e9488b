package org.bucketbrigade.sim.crowd;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.wire.v1.DroneState;
import org.bucketbrigade.wire.v1.Telemetry;
import org.jspecify.annotations.Nullable;

/** A telemetry message as it arrived: a keyframe, or a delta that needs one. */
final class TelemetryPayload implements Inbound {
  private final Telemetry telemetry;

  // A crew's members resolve the same delta against the same keyframe. A lost race resolves twice.
  private volatile @Nullable Resolved resolved;

  TelemetryPayload(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  int droneId() {
    return telemetry.getDroneId();
  }

  int frame() {
    return telemetry.getFrame();
  }

  int keyframe() {
    return telemetry.getKeyframe();
  }

  boolean isKeyframe() {
    return telemetry.getFrame() == telemetry.getKeyframe();
  }

  /** The picture this message shows; {@code base} is its keyframe, itself for a keyframe. */
  TelemetryFrame resolve(TelemetryPayload base) {
    Resolved known = resolved;
    if (known == null || known.base != base) {
      known = new Resolved(base, isKeyframe() ? absolute() : relativeTo(base.telemetry));
      resolved = known;
    }
    return known.frame;
  }

  private TelemetryFrame absolute() {
    List<DroneView> neighbours = new ArrayList<>(telemetry.getNeighboursCount());
    for (DroneState neighbour : telemetry.getNeighboursList()) {
      neighbours.add(DroneView.of(neighbour, null));
    }
    return frame(DroneView.of(telemetry.getDrone(), null), neighbours);
  }

  private TelemetryFrame relativeTo(Telemetry base) {
    List<DroneView> neighbours = new ArrayList<>(telemetry.getNeighboursCount());
    for (DroneState neighbour : telemetry.getNeighboursList()) {
      // A neighbour that the keyframe did not show is a difference to nothing: absolute.
      neighbours.add(DroneView.of(neighbour, find(base.getNeighboursList(), neighbour)));
    }
    return frame(DroneView.of(telemetry.getDrone(), base.getDrone()), neighbours);
  }

  private TelemetryFrame frame(DroneView drone, List<DroneView> neighbours) {
    return new TelemetryFrame(telemetry.getFrame(), drone, telemetry.getCrew(), neighbours);
  }

  private static @Nullable DroneState find(List<DroneState> drones, DroneState wanted) {
    for (DroneState drone : drones) {
      if (drone.getDroneId() == wanted.getDroneId()) {
        return drone;
      }
    }
    return null;
  }

  private record Resolved(@Nullable TelemetryPayload base, TelemetryFrame frame) {}
}
