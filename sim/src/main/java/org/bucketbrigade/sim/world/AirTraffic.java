package org.bucketbrigade.sim.world;

import java.util.List;
import org.bucketbrigade.sim.scenario.Scenario.Aircraft;
import org.bucketbrigade.sim.scenario.Scenario.Waypoint;

/** Crewed aircraft that fly their routes; one is there from its first waypoint to its last. */
public final class AirTraffic {
  private final Aircraft[] aircraft;
  private final double[][] startsS;
  private double nowS;

  AirTraffic(List<Aircraft> some) {
    aircraft = some.toArray(Aircraft[]::new);
    startsS = new double[aircraft.length][];
    for (int i = 0; i < aircraft.length; i++) {
      startsS[i] = legs(aircraft[i]);
    }
  }

  /** When an aircraft is at each of its waypoints, seconds. */
  private static double[] legs(Aircraft plane) {
    List<Waypoint> route = plane.route();
    double[] times = new double[route.size()];
    times[0] = plane.startS();
    for (int i = 1; i < times.length; i++) {
      times[i] = times[i - 1] + lengthM(route.get(i - 1), route.get(i)) / plane.speedMps();
    }
    return times;
  }

  private static double lengthM(Waypoint a, Waypoint b) {
    double map = StrictMath.hypot(b.eastM() - a.eastM(), b.northM() - a.northM());
    return StrictMath.hypot(map, b.amslM() - a.amslM());
  }

  void at(double seconds) {
    nowS = seconds;
  }

  /** How many the scenario has. */
  public int count() {
    return aircraft.length;
  }

  /** What an aircraft is called. */
  public String name(int i) {
    return aircraft[i].name();
  }

  /** Whether an aircraft is in the air now; only then it has a position. */
  public boolean flies(int i) {
    double[] times = startsS[i];
    return nowS >= times[0] && nowS < times[times.length - 1];
  }

  /** Metres east of the origin, now. */
  public double eastM(int i) {
    int leg = leg(i);
    return mix(from(i, leg).eastM(), to(i, leg).eastM(), share(i, leg));
  }

  /** Metres north of the origin, now. */
  public double northM(int i) {
    int leg = leg(i);
    return mix(from(i, leg).northM(), to(i, leg).northM(), share(i, leg));
  }

  /** Height, metres AMSL, now. */
  public double amslM(int i) {
    int leg = leg(i);
    return mix(from(i, leg).amslM(), to(i, leg).amslM(), share(i, leg));
  }

  /** Speed towards the east, m/s, now. */
  public double eastMps(int i) {
    int leg = leg(i);
    return (to(i, leg).eastM() - from(i, leg).eastM()) / seconds(i, leg);
  }

  /** Speed towards the north, m/s, now. */
  public double northMps(int i) {
    int leg = leg(i);
    return (to(i, leg).northM() - from(i, leg).northM()) / seconds(i, leg);
  }

  private int leg(int i) {
    int leg = 0;
    while (leg < startsS[i].length - 2 && nowS >= startsS[i][leg + 1]) {
      leg++;
    }
    return leg;
  }

  private Waypoint from(int i, int leg) {
    return aircraft[i].route().get(leg);
  }

  private Waypoint to(int i, int leg) {
    return aircraft[i].route().get(leg + 1);
  }

  private double seconds(int i, int leg) {
    return startsS[i][leg + 1] - startsS[i][leg];
  }

  private double share(int i, int leg) {
    return Math.clamp((nowS - startsS[i][leg]) / seconds(i, leg), 0, 1);
  }

  private static double mix(double a, double b, double share) {
    return a + share * (b - a);
  }
}
