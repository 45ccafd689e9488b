package org.bucketbrigade.sim.autopilot;

import static org.assertj.core.api.Assertions.assertThat;

import org.bucketbrigade.sim.airframe.Handling;
import org.bucketbrigade.sim.airframe.Multirotor;
import org.bucketbrigade.sim.geo.LocalFrame;
import org.bucketbrigade.sim.vehicle.FlatSurroundings;
import org.junit.jupiter.api.Test;

class PadMapTest {
  private static final double METRES_PER_DEGREE = 111_320;

  private final LocalFrame frame = new LocalFrame(49.3, -123.1);

  @Test
  void agreesWithTheFrameFarAroundThePad() {
    assertThat(worstM(4_000, -7_000, PadMap.REACH_M)).isLessThan(0.001);
    assertThat(worstM(4_000, -7_000, 2 * PadMap.REACH_M)).isLessThan(0.02);
  }

  @Test
  void trueNorthTurnsWithTheMeridians() {
    // 20 km east at 49.3 degrees: d longitude x sin(latitude).
    Multirotor body = new Multirotor(new FlatSurroundings(), Handling.ARDUCOPTER, 20_000, 0, 0);
    Geography geography = new Geography(frame, new Craft(body, SensorErrors.NONE, 10));
    double lon = frame.lonDeg(20_000, 0) + 123.1;
    double convergenceRad = StrictMath.toRadians(lon) * StrictMath.sin(StrictMath.toRadians(49.3));
    assertThat(geography.missionEast(1, 0))
        .isBetween(-convergenceRad * 1.01, -convergenceRad * 0.99);
    assertThat(geography.trueNorth(geography.missionEast(3, 4), geography.missionNorth(3, 4)))
        .isBetween(2.999999, 3.000001);
    assertThat(geography.trueEast(geography.missionEast(3, 4), geography.missionNorth(3, 4)))
        .isBetween(3.999999, 4.000001);
  }

  private double worstM(double eastM, double northM, double reachM) {
    PadMap latitude = new PadMap(eastM, northM, frame::latDeg);
    PadMap longitude = new PadMap(eastM, northM, frame::lonDeg);
    double worst = 0;
    for (double x = -1; x <= 1; x += 0.05) {
      for (double y = -1; y <= 1; y += 0.05) {
        double east = eastM + x * reachM;
        double north = northM + y * reachM;
        worst =
            Math.max(worst, Math.abs(latitude.degreesAt(east, north) - frame.latDeg(east, north)));
        worst =
            Math.max(worst, Math.abs(longitude.degreesAt(east, north) - frame.lonDeg(east, north)));
      }
    }
    return worst * METRES_PER_DEGREE;
  }
}
