package org.bucketbrigade.arbiter.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bucketbrigade.arbiter.FlightArea;
import org.bucketbrigade.arbiter.FlightLimits;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.Polygon;
import org.bucketbrigade.geo.Terrain;

/**
 * Where a history takes place: a flight area, the ground, and the drones' limits, drawn from a
 * seed.
 */
record Scene(Place place, Terrain terrain, List<FlightLimits> limits) {
  private static final int SIDE = 48;
  private static final double SPACING_M = 40;

  static Scene of(Random random) {
    Place place =
        switch (random.nextInt(5)) {
          case 0 -> Place.circle(0, 0, 150 + random.nextInt(150), 170 + random.nextInt(150));
          case 1 -> ell(random);
          case 2 -> corridor(random);
          default -> star(random);
        };
    List<FlightLimits> limits = new ArrayList<>();
    int drones = 2 + random.nextInt(4);
    for (int i = 0; i < drones; i++) {
      limits.add(limits(random));
    }
    return new Scene(place, random.nextBoolean() ? hills(0) : hills(30), limits);
  }

  private static FlightLimits limits(Random random) {
    FlightLimits usual = FlightLimits.REFERENCE;
    return switch (random.nextInt(4)) {
      case 0 -> usual.with("separation", 5 + random.nextInt(6)).with("floor", 8);
      case 1 -> usual.with("brake", 1.8).with("timeout", 0.6).with("error", 1.3);
      default -> usual;
    };
  }

  private static Terrain hills(double heightM) {
    double edgeM = -SIDE * SPACING_M / 2;
    Terrain terrain = new Terrain(edgeM, edgeM, SPACING_M, SIDE, SIDE);
    int tiles = SIDE / Terrain.TILE;
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        double east = edgeM + column * SPACING_M;
        double north = edgeM + row * SPACING_M;
        double height =
            100 + heightM * (StrictMath.sin(east / 63.7) + StrictMath.sin(north / 40 + 1) / 2);
        terrain.setPost(
            row / Terrain.TILE * tiles + column / Terrain.TILE,
            row % Terrain.TILE * Terrain.TILE + column % Terrain.TILE,
            (float) height);
      }
    }
    return terrain;
  }

  /** Two arms, the corner between them pointing inwards. */
  private static Place ell(Random random) {
    Polygon shape =
        new Polygon(
            new double[] {-60, 300, 300, 70, 70, -60}, new double[] {-60, -60, 70, 70, 300, 300});
    return new Place(
        List.of(new FlightArea.Part(shape, random.nextInt(20))),
        160 + random.nextInt(150),
        List.of(point(0, 250), point(20, 20), point(250, 0)));
  }

  /** A star with corners that point inwards, a base outside of it, and the way between. */
  private static Place star(Random random) {
    int corners = 5 + random.nextInt(8);
    double[] east = new double[corners];
    double[] north = new double[corners];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * (i + 0.6 * random.nextDouble()) / corners;
      double reach = 110 + 200 * random.nextDouble();
      east[i] = reach * StrictMath.cos(angle);
      north[i] = reach * StrictMath.sin(angle);
    }
    double towards = 2 * Math.PI * random.nextDouble();
    double baseE = 400 * StrictMath.cos(towards);
    double baseN = 400 * StrictMath.sin(towards);
    double floor = random.nextInt(25);
    return new Place(
        List.of(
            new FlightArea.Part(new Polygon(east, north), floor),
            new FlightArea.Part(Polygon.disc(baseE, baseN, 60, 12), 3),
            FlightArea.Part.way(new FlightArea.Way(baseE, baseN, 0, 0, 30), floor)),
        160 + random.nextInt(150),
        List.of(point(baseE, baseN), point(0, 0)));
  }

  /** Two rooms, and a way between them, in which drones are at first. */
  private static Place corridor(Random random) {
    double towards = 2 * Math.PI * random.nextDouble();
    double eastM = 250 * StrictMath.cos(towards);
    double northM = 250 * StrictMath.sin(towards);
    double floor = random.nextInt(25);
    double halfM = 30 + random.nextInt(30);
    return new Place(
        List.of(
            new FlightArea.Part(Polygon.disc(eastM, northM, 120, 12), floor),
            new FlightArea.Part(Polygon.disc(-eastM, -northM, 120, 12), 3),
            FlightArea.Part.way(new FlightArea.Way(-eastM, -northM, eastM, northM, halfM), floor)),
        160 + random.nextInt(150),
        List.of(point(-eastM, -northM), point(eastM, northM)));
  }

  private static LocalPoint point(double eastM, double northM) {
    return LocalPoint.onMap(eastM, northM);
  }
}
