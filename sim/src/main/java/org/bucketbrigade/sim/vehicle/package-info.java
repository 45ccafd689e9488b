/**
 * The water-drop drone of the simulator: airframe, autopilot and tank in one, and a fleet of them.
 * Bytes and ticks go in, bytes and water come out; no sockets, threads or clocks.
 */
@NullMarked
package org.bucketbrigade.sim.vehicle;

import org.jspecify.annotations.NullMarked;
