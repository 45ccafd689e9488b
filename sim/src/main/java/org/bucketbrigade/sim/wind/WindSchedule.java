package org.bucketbrigade.sim.wind;

import java.util.List;
import org.bucketbrigade.sim.scenario.Scenario;

/**
 * The mean wind over time: what the scenario begins with, and its changes, each of which turns and
 * freshens the wind evenly over a while, the short way round.
 */
final class WindSchedule {
  private final Scenario.Wind start;
  private final List<Scenario.WindChange> changes;
  private double speedMps;
  private double fromTurns;

  WindSchedule(Scenario.Wind shape) {
    start = shape;
    changes = shape.changes();
    at(0);
  }

  /** Brings it to a time, seconds since the start. */
  void at(double seconds) {
    speedMps = start.speedMps();
    fromTurns = start.fromDeg() / 360;
    for (int i = 0; i < changes.size() && changes.get(i).atS() <= seconds; i++) {
      Scenario.WindChange change = changes.get(i);
      double since = seconds - change.atS();
      double share = since < change.overS() ? since / change.overS() : 1;
      double turn = change.fromDeg() / 360 - fromTurns;
      turn -= Math.rint(turn);
      fromTurns += share * turn;
      speedMps += share * (change.speedMps() - speedMps);
    }
  }

  double speedMps() {
    return speedMps;
  }

  /** Where it comes from, turns clockwise from north. */
  double fromTurns() {
    return fromTurns;
  }
}
