/**
 * Fire: the Canadian Forest Fire Behavior Prediction System, the spread over a grid, and embers.
 * Deterministic from its seed and the water it is told of; no I/O, no clock.
 */
@NullMarked
package org.bucketbrigade.sim.fire;

import org.jspecify.annotations.NullMarked;
