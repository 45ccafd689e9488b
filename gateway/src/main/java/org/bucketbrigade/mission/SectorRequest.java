package org.bucketbrigade.mission;

import java.util.List;
import org.bucketbrigade.geo.LocalPoint;

/**
 * What a lead asks a sector to be; nothing of it has been checked yet.
 *
 * @param id number of the sector to replace, or 0 for a new one
 * @param corners in the mission frame
 * @param droneIds as on the wire
 */
public record SectorRequest(
    int id,
    String name,
    List<LocalPoint> corners,
    double floorAglM,
    double ceilingAmslM,
    int waterSite,
    List<Integer> droneIds) {}
