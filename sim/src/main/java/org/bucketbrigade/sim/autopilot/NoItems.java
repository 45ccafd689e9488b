package org.bucketbrigade.sim.autopilot;

import java.util.List;
import org.bucketbrigade.mavlink.MavMissionResult;

/**
 * A type of mission that the simulated vehicle has no use for: always empty, no space for anything.
 */
record NoItems(int type, String name) implements ItemStore {
  @Override
  public int maxItems() {
    return 0;
  }

  @Override
  public List<MissionItem> items() {
    return List.of();
  }

  @Override
  public int check(int frame, MissionItem item) {
    return MavMissionResult.UNSUPPORTED;
  }

  @Override
  public int replace(List<MissionItem> items) {
    return items.isEmpty() ? MavMissionResult.ACCEPTED : MavMissionResult.NO_SPACE;
  }
}
