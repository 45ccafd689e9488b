/**
 * The place that burns: terrain, lakes, wind, fire, houses, people and water on the ground, in a
 * local east-north frame. Deterministic from its seed and the water it receives; no I/O, no clock.
 */
@NullMarked
package org.bucketbrigade.sim.world;

import org.jspecify.annotations.NullMarked;
