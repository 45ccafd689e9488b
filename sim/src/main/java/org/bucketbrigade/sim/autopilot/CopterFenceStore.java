package org.bucketbrigade.sim.autopilot;

import java.util.List;
import org.bucketbrigade.mavlink.MavFrame;
import org.bucketbrigade.mavlink.MavMissionResult;
import org.bucketbrigade.mavlink.MavMissionType;
import org.bucketbrigade.mavlink.MavSeverity;
import org.jspecify.annotations.Nullable;

/** The stored fence of an ArduCopter: what it accepts, and what it says of what it does not. */
final class CopterFenceStore implements ItemStore {
  /** The least that a real board stores. */
  private static final int MAX_ITEMS = 84;

  private static final int MAX_LAT_E7 = 900_000_000;
  private static final int MAX_LON_E7 = 1_800_000_000;

  private final FenceShapes shapes;
  private final Parameters parameters;
  private final Downlink downlink;

  CopterFenceStore(FenceShapes shapes, Parameters parameters, Downlink downlink) {
    this.shapes = shapes;
    this.parameters = parameters;
    this.downlink = downlink;
  }

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
              MavFrame.GLOBAL_RELATIVE_ALT_INT,
              MavFrame.GLOBAL_TERRAIN_ALT,
              MavFrame.GLOBAL_TERRAIN_ALT_INT ->
              true;
          default -> false;
        };
    if (!global) {
      return MavMissionResult.UNSUPPORTED_FRAME;
    }
    return item.isFence() ? MavMissionResult.ACCEPTED : MavMissionResult.UNSUPPORTED;
  }

  @Override
  public int replace(List<MissionItem> items) {
    String problem = problem(items);
    if (problem != null) {
      downlink.text(MavSeverity.WARNING, problem);
      downlink.text(MavSeverity.WARNING, "Fence validation failed");
      return MavMissionResult.ERROR;
    }
    shapes.load(items);
    parameters.set(CopterParameter.FENCE_TOTAL, total(items));
    return MavMissionResult.ACCEPTED;
  }

  /** The old count of fence points: corners and circles, and two if there are three or more. */
  private static int total(List<MissionItem> items) {
    int count = (int) items.stream().filter(item -> item.isCorner() || item.isCircle()).count();
    return count >= 3 ? count + 2 : 0;
  }

  private static @Nullable String problem(List<MissionItem> items) {
    int cornersLeft = 0;
    int corners = 0;
    int kind = 0;
    boolean returnPoint = false;
    for (MissionItem item : items) {
      if (item.isCorner()) {
        if (item.corners() < 3) {
          return "Invalid vertex count (" + item.corners() + ")";
        }
        if (cornersLeft == 0) {
          corners = item.corners();
          cornersLeft = corners;
          kind = item.command();
        } else if (item.command() != kind) {
          return "Received incorrect vertex type";
        } else if (item.corners() != corners) {
          return "Unexpected vertex count want=" + corners + " got=" + item.corners();
        }
        cornersLeft--;
      } else if (cornersLeft > 0) {
        return "Received incorrect type";
      } else if (item.isCircle() && !(item.param1() > 0)) {
        return "Non-positive circle radius";
      } else if (item.command() == MissionItem.RETURN_POINT) {
        if (returnPoint) {
          return "Multiple return points";
        }
        returnPoint = true;
      }
      if (Math.abs((long) item.latE7()) > MAX_LAT_E7
          || Math.abs((long) item.lonE7()) > MAX_LON_E7) {
        return "Bad lat or lon";
      }
    }
    return cornersLeft > 0 ? "Incorrect item count" : null;
  }
}
