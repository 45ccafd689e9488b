package org.bucketbrigade.sim.autopilot;

import java.util.List;

/** Where the items of one type of mission end up; results are of {@link MavMissionResult}. */
interface ItemStore {
  /** Number of the type, one of {@code MavMissionType}. */
  int type();

  /** How a person calls it. */
  String name();

  /** Items that it holds at most. */
  int maxItems();

  List<MissionItem> items();

  /** Whether an item may be part of it at all; ACCEPTED or why not. */
  int check(int frame, MissionItem item);

  /** Takes a whole list in place of the present one; ACCEPTED or why not. */
  int replace(List<MissionItem> items);
}
