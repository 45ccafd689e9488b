package org.bucketbrigade.core;

/** What deltas of one crew and tier refer to: the last keyframe, made every 2 s. */
final class CrewKeyframe {
  /** Most neighbours in a telemetry frame. */
  static final int NEIGHBOURS = 8;

  final DroneSnapshot own = new DroneSnapshot();
  final DroneSnapshot[] neighbours = new DroneSnapshot[NEIGHBOURS];
  int neighbourCount;
  int frame;
  int framesSince;
  boolean made;

  CrewKeyframe() {
    for (int i = 0; i < NEIGHBOURS; i++) {
      neighbours[i] = new DroneSnapshot();
    }
  }

  /** The keyframe's snapshot of a neighbour, or {@code none} if it was not in it. */
  DroneSnapshot neighbour(int droneId, DroneSnapshot none) {
    for (int i = 0; i < neighbourCount; i++) {
      if (neighbours[i].droneId == droneId) {
        return neighbours[i];
      }
    }
    return none;
  }
}
