package org.bucketbrigade.mission;

import java.util.ArrayList;
import java.util.List;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.arbiter.FlightArea;
import org.bucketbrigade.geo.LocalPoint;
import org.bucketbrigade.geo.Polygon;

/**
 * A part of the incident with its own drones: a polygon with floor and ceiling that a lead has
 * drawn, and the passages that its drones need besides it. In the mission frame, metres.
 *
 * @param id from 1, never used again
 * @param corners in the lead's order
 * @param floorAglM lowest height above ground or water inside the polygon
 * @param waterSite number of the lake where its drones take water
 * @param area polygon and passages together, as the drones' fence
 */
public record Sector(
    int id,
    String name,
    List<LocalPoint> corners,
    Polygon polygon,
    double floorAglM,
    double ceilingAmslM,
    int waterSite,
    List<Drone> drones,
    List<Passage> passages,
    List<WaterSlots.Slot> slots,
    FlightArea area) {

  /** A sector whose area is its polygon and its passages together. */
  static Sector of(
      int id,
      String name,
      List<LocalPoint> corners,
      Polygon polygon,
      double floorAglM,
      double ceilingAmslM,
      int waterSite,
      List<Drone> drones,
      List<Passage> passages,
      List<WaterSlots.Slot> slots,
      List<LocalPoint> junctions) {
    List<FlightArea.Part> parts = new ArrayList<>();
    parts.add(new FlightArea.Part(polygon, floorAglM));
    for (Passage passage : passages) {
      parts.add(passage.part());
    }
    return new Sector(
        id,
        name,
        corners,
        polygon,
        floorAglM,
        ceilingAmslM,
        waterSite,
        drones,
        passages,
        slots,
        new FlightArea(parts, ceilingAmslM, junctions));
  }

  /** The same sector without some drones, which belong to another now. */
  Sector without(List<Drone> gone) {
    List<Drone> left = drones.stream().filter(drone -> !gone.contains(drone)).toList();
    return new Sector(
        id,
        name,
        corners,
        polygon,
        floorAglM,
        ceilingAmslM,
        waterSite,
        left,
        passages,
        slots,
        area);
  }

  /** Everything within a distance of a straight line; a disc if both ends are the same. */
  public record Passage(
      double fromE, double fromN, double toE, double toN, double radiusM, double floorAglM) {

    private static final int DISC_CORNERS = 24;

    boolean isDisc() {
      return fromE == toE && fromN == toN;
    }

    FlightArea.Part part() {
      return isDisc()
          ? new FlightArea.Part(Polygon.disc(fromE, fromN, radiusM, DISC_CORNERS), floorAglM)
          : FlightArea.Part.way(new FlightArea.Way(fromE, fromN, toE, toN, radiusM), floorAglM);
    }

    Polygon shape() {
      return part().shape();
    }
  }
}
