package org.bucketbrigade.arbiter.reference;

import java.util.List;
import org.bucketbrigade.arbiter.FlightArea;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.Polygon;

/**
 * What a flight area is made of.
 *
 * @param parts the first is where water may fall
 * @param junctions of the ways home; the first is the base
 */
public record Place(List<FlightArea.Part> parts, double ceilingAmslM, List<LocalPoint> junctions) {

  /** The same as {@link FlightArea#circle}. */
  public static Place circle(double eastM, double northM, double radiusM, double ceilingAmslM) {
    Polygon disc = Polygon.disc(eastM, northM, radiusM, 64);
    return new Place(
        List.of(new FlightArea.Part(disc, 0)),
        ceilingAmslM,
        List.of(LocalPoint.onMap(eastM, northM)));
  }

  /** As the arbiter that flies knows it. */
  public FlightArea area() {
    return new FlightArea(parts, ceilingAmslM, junctions);
  }
}
