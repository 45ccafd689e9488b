/**
 * How a multirotor moves, feels the wind, touches the ground and empties its battery, in steps of 4
 * ms. It knows the world only as {@link org.bucketbrigade.sim.world.Surroundings}, and nothing of
 * messages: what is commanded here are velocities, as the inner loops of an autopilot would.
 * Deterministic; nothing is allocated while it runs.
 */
@NullMarked
package org.bucketbrigade.sim.airframe;

import org.jspecify.annotations.NullMarked;
