package org.bucketbrigade.sim.autopilot;

import java.util.List;
import org.bucketbrigade.mavlink.MavFrame;
import org.bucketbrigade.sim.airframe.StateHash;
import org.bucketbrigade.sim.airframe.Ticks;

/**
 * Flies a stored mission item by item: take-off, waypoints, loitering, return and landing. At its
 * end, or if it is taken away, the vehicle stays where it is.
 */
final class MissionFlight {
  private static final int WAYPOINT = 16;
  private static final int LOITER_UNLIMITED = 17;
  private static final int LOITER_TIME = 19;
  private static final int RETURN = 20;
  private static final int LAND = 21;
  private static final int TAKEOFF = 22;
  private static final double REACHED_M = 2;
  private static final double HEIGHT_REACHED_M = 1;

  /** How to return, which every kind of autopilot does in its own way. */
  interface Home {
    void begin();

    void steer();
  }

  private final Navigation navigation;
  private final Craft body;
  private final Geography geography;
  private final MissionStore store;
  private final int firstItem;
  private final Home home;
  private int index;
  private int command;
  private double eastM;
  private double northM;
  private double heightAmslM;
  private int waitTicks;

  /**
   * @param firstItem where it begins: an ArduCopter's item 0 is its home
   */
  MissionFlight(
      Navigation navigation,
      Craft body,
      Geography geography,
      MissionStore store,
      int firstItem,
      Home home) {
    this.navigation = navigation;
    this.body = body;
    this.geography = geography;
    this.store = store;
    this.firstItem = firstItem;
    this.home = home;
  }

  static boolean flies(int command) {
    return switch (command) {
      case WAYPOINT, LOITER_UNLIMITED, LOITER_TIME, RETURN, LAND, TAKEOFF -> true;
      default -> false;
    };
  }

  /** Whether there is anything to fly. */
  boolean exists() {
    return store.items().size() > firstItem;
  }

  void begin() {
    index = firstItem;
    enter();
  }

  private void enter() {
    List<MissionItem> items = store.items();
    eastM = index == firstItem ? body.eastM() : eastM;
    northM = index == firstItem ? body.northM() : northM;
    heightAmslM = index == firstItem ? body.heightAmslM() : heightAmslM;
    if (index >= items.size()) {
      command = LOITER_UNLIMITED;
      return;
    }
    MissionItem item = items.get(index);
    command = item.command();
    waitTicks = Ticks.in(Math.clamp(item.param1(), 0, 3600));
    boolean here = item.latE7() == 0 && item.lonE7() == 0;
    if (command == RETURN) {
      home.begin();
    } else if (!here && command != TAKEOFF) {
      eastM = geography.eastM(item.latE7(), item.lonE7());
      northM = geography.northM(item.latE7(), item.lonE7());
    }
    if (command != LAND && command != RETURN) {
      heightAmslM = item.z() + (isRelative(item.frame()) ? geography.homeAmslM() : 0);
    }
  }

  private static boolean isRelative(int frame) {
    return frame == MavFrame.GLOBAL_RELATIVE_ALT || frame == MavFrame.GLOBAL_RELATIVE_ALT_INT;
  }

  void steer(double speedMps) {
    switch (command) {
      case RETURN -> home.steer();
      case TAKEOFF -> {
        navigation.climbTo(heightAmslM);
        if (!body.isTouching() && heightAmslM - body.heightAmslM() < HEIGHT_REACHED_M) {
          next();
        }
      }
      case LAND -> {
        if (distanceM() > REACHED_M) {
          navigation.goTo(eastM, northM, heightAmslM, speedMps);
        } else {
          navigation.descendAt(eastM, northM);
        }
      }
      default -> {
        navigation.goTo(eastM, northM, heightAmslM, speedMps);
        boolean there =
            distanceM() < REACHED_M
                && Math.abs(heightAmslM - body.heightAmslM()) < HEIGHT_REACHED_M;
        if (there && command != LOITER_UNLIMITED && --waitTicks < 0) {
          next();
        }
      }
    }
  }

  private void next() {
    index++;
    enter();
  }

  boolean isTakingOff() {
    return command == TAKEOFF;
  }

  boolean isLanding() {
    return command == LAND || command == RETURN;
  }

  private double distanceM() {
    double east = eastM - body.eastM();
    double north = northM - body.northM();
    return StrictMath.sqrt(east * east + north * north);
  }

  long hash(long start) {
    long hash = StateHash.add(StateHash.add(start, index), command);
    hash = StateHash.add(StateHash.add(hash, eastM), northM);
    return StateHash.add(StateHash.add(hash, heightAmslM), waitTicks);
  }
}
