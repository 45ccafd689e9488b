package org.bucketbrigade.arbiter;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bucketbrigade.arbiter.reference.Place;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.Polygon;

/** Flight areas for tests, as sectors have them. */
final class Areas {
  static final double HALF_WAY_M = 30;

  private Areas() {}

  static LocalPoint point(double eastM, double northM) {
    return new LocalPoint().set(eastM, northM, 0);
  }

  static Polygon polygon(double... eastNorth) {
    double[] east = new double[eastNorth.length / 2];
    double[] north = new double[east.length];
    for (int i = 0; i < east.length; i++) {
      east[i] = eastNorth[2 * i];
      north[i] = eastNorth[2 * i + 1];
    }
    return new Polygon(east, north);
  }

  /** An L whose inner corner points inwards, at (100, 100); its arms are 100 m wide. */
  static Place ell(double floorAglM, double ceilingAmslM) {
    return new Place(
        List.of(
            new FlightArea.Part(
                polygon(0, 0, 400, 0, 400, 100, 100, 100, 100, 400, 0, 400), floorAglM)),
        ceilingAmslM,
        List.of(point(50, 350), point(88, 88), point(350, 50)));
  }

  /** A flight area and the middle of its base. */
  record WithBase(FlightArea area, double baseE, double baseN) {}

  /**
   * A star with random corners, some of which point inwards, a base outside of it and the way
   * between.
   */
  static WithBase star(Random random, double floorAglM, double ceilingAmslM) {
    int corners = 5 + random.nextInt(8);
    double[] east = new double[corners];
    double[] north = new double[corners];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * (i + 0.6 * random.nextDouble()) / corners;
      double reach = 130 + 260 * random.nextDouble();
      east[i] = reach * Math.cos(angle);
      north[i] = reach * Math.sin(angle);
    }
    double towards = 2 * Math.PI * random.nextDouble();
    double baseE = 600 * Math.cos(towards);
    double baseN = 600 * Math.sin(towards);
    List<FlightArea.Part> parts = new ArrayList<>();
    parts.add(new FlightArea.Part(new Polygon(east, north), floorAglM));
    parts.add(new FlightArea.Part(Polygon.disc(baseE, baseN, 60, 24), 3));
    parts.add(FlightArea.Part.way(new FlightArea.Way(baseE, baseN, 0, 0, HALF_WAY_M), floorAglM));
    FlightArea area =
        new FlightArea(parts, ceilingAmslM, List.of(point(baseE, baseN), point(0, 0)));
    return new WithBase(area, baseE, baseN);
  }
}
