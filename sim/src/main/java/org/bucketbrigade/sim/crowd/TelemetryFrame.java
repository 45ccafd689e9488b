package org.bucketbrigade.sim.crowd;

import java.util.List;
import org.bucketbrigade.wire.v1.CrewState;

/**
 * One picture of the own drone, its crew and its neighbours.
 *
 * @param frame core time in milliseconds, as on the wire
 */
record TelemetryFrame(
    int droneId, int frame, DroneView drone, CrewState crew, List<DroneView> neighbours) {}
