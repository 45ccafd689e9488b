package org.bucketbrigade.sim.autopilot;

import java.util.List;
import org.bucketbrigade.mavlink.MavFrame;
import org.bucketbrigade.mavlink.MavMissionResult;
import org.bucketbrigade.mavlink.MavMissionType;

/** The stored fence of a PX4: what it accepts. */
record Px4FenceStore(FenceShapes shapes) implements ItemStore {
  /** What a board with little memory stores. */
  private static final int MAX_ITEMS = 64;

  @Override
  public int type() {
    return MavMissionType.FENCE;
  }

  @Override
  public String name() {
    return "Fence";
  }

  @Override
  public int maxItems() {
    return MAX_ITEMS;
  }

  @Override
  public List<MissionItem> items() {
    return shapes.items();
  }

  @Override
  public int check(int frame, MissionItem item) {
    boolean global =
        switch (frame) {
          case MavFrame.GLOBAL,
              MavFrame.GLOBAL_INT,
              MavFrame.GLOBAL_RELATIVE_ALT,
              MavFrame.GLOBAL_RELATIVE_ALT_INT ->
              true;
          default -> false;
        };
    if (!global) {
      return MavMissionResult.UNSUPPORTED_FRAME;
    }
    if (item.isCorner() && item.corners() < 3) {
      return MavMissionResult.INVALID_PARAM1;
    }
    return item.isFence() ? MavMissionResult.ACCEPTED : MavMissionResult.UNSUPPORTED;
  }

  @Override
  public int replace(List<MissionItem> items) {
    for (int i = 0; i < items.size(); ) {
      MissionItem first = items.get(i);
      int corners = first.isCorner() ? first.corners() : 1;
      if (i + corners > items.size()
          || !items.subList(i, i + corners).stream().allMatch(each -> isOneOf(first, each))) {
        return MavMissionResult.ERROR;
      }
      i += corners;
    }
    shapes.load(items);
    return MavMissionResult.ACCEPTED;
  }

  private static boolean isOneOf(MissionItem first, MissionItem item) {
    return item.command() == first.command() && item.corners() == first.corners();
  }
}
