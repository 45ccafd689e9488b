package org.bucketbrigade.sim.crowd;

import java.util.List;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.wire.v1.CrewState;
import org.jspecify.annotations.Nullable;

/** One picture of the own drone, its crew and its neighbours; shared by all who see it. */
final class TelemetryFrame {
  private final int frame;
  private final DroneView drone;
  private final CrewState crew;
  private final List<DroneView> neighbours;

  // All members of a crew place the same drone in the same local frame.
  private volatile @Nullable Placed placed;

  /**
   * Makes a picture.
   *
   * @param frame core time in milliseconds, as on the wire
   */
  TelemetryFrame(int frame, DroneView drone, CrewState crew, List<DroneView> neighbours) {
    this.frame = frame;
    this.drone = drone;
    this.crew = crew;
    this.neighbours = List.copyOf(neighbours);
  }

  int frame() {
    return frame;
  }

  DroneView drone() {
    return drone;
  }

  CrewState crew() {
    return crew;
  }

  List<DroneView> neighbours() {
    return neighbours;
  }

  /** The own drone in a local frame. */
  Sight sight(LocalFrame in) {
    Placed known = placed;
    if (known == null || !known.in.equals(in)) {
      known = new Placed(in, Sight.of(drone, in));
      placed = known;
    }
    return known.sight;
  }

  private record Placed(LocalFrame in, Sight sight) {}
}
