package org.bucketbrigade.sim.autopilot;

import java.util.List;
import org.bucketbrigade.mavlink.MavFrame;
import org.bucketbrigade.mavlink.MavMissionResult;
import org.bucketbrigade.mavlink.MavMissionType;

/** The stored mission: only items that {@link MissionFlight} can fly. */
final class MissionStore implements ItemStore {
  private final int maxItems;
  private List<MissionItem> items = List.of();

  MissionStore(int maxItems) {
    this.maxItems = maxItems;
  }

  @Override
  public int type() {
    return MavMissionType.MISSION;
  }

  @Override
  public String name() {
    return "Mission";
  }

  @Override
  public int maxItems() {
    return maxItems;
  }

  @Override
  public List<MissionItem> items() {
    return items;
  }

  @Override
  public int check(int frame, MissionItem item) {
    if (!MissionFlight.flies(item.command())) {
      return MavMissionResult.UNSUPPORTED;
    }
    return switch (frame) {
      case MavFrame.GLOBAL,
          MavFrame.GLOBAL_INT,
          MavFrame.GLOBAL_RELATIVE_ALT,
          MavFrame.GLOBAL_RELATIVE_ALT_INT ->
          Float.isFinite(item.z()) ? MavMissionResult.ACCEPTED : MavMissionResult.INVALID_PARAM7;
      default -> MavMissionResult.UNSUPPORTED_FRAME;
    };
  }

  @Override
  public int replace(List<MissionItem> newItems) {
    items = List.copyOf(newItems);
    return MavMissionResult.ACCEPTED;
  }
}
