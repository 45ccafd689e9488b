/**
 * The incident as it goes on: ground, wind, fire and water together, and houses, people and crewed
 * aircraft among them, in a local east-north frame. Deterministic from its seed and the water it
 * receives; no I/O, no clock.
 */
@NullMarked
package org.bucketbrigade.sim.world;

import org.jspecify.annotations.NullMarked;
