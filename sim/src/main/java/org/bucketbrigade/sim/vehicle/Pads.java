package org.bucketbrigade.sim.vehicle;

import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.sim.scenario.Scenario;

/** Where the drones of a fleet stand at the start, metres east and north of the mission origin. */
public interface Pads {
  /** East of a pad, counted from 0. */
  double eastM(int pad);

  /** North of a pad, counted from 0. */
  double northM(int pad);

  /** The pads of a scenario's bases. */
  static Pads of(Scenario scenario) {
    return new Pads() {
      @Override
      public double eastM(int pad) {
        return scenario.pad(pad).eastM();
      }

      @Override
      public double northM(int pad) {
        return scenario.pad(pad).northM();
      }
    };
  }

  /** A square grid for a number of drones around a place. */
  static Pads grid(
      int count, LocalFrame frame, double baseLatDeg, double baseLonDeg, double spacingM) {
    int columns = (int) StrictMath.ceil(StrictMath.sqrt(count));
    double middle = (columns - 1) / 2.0;
    double baseEastM = frame.eastM(baseLatDeg, baseLonDeg);
    double baseNorthM = frame.northM(baseLatDeg, baseLonDeg);
    return new Pads() {
      @Override
      public double eastM(int pad) {
        return baseEastM + (pad % columns - middle) * spacingM;
      }

      @Override
      public double northM(int pad) {
        return baseNorthM + (Math.floorDiv(pad, columns) - middle) * spacingM;
      }
    };
  }
}
