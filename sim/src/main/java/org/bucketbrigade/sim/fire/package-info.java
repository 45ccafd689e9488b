/**
 * Fire: fuels, the Canadian Forest Fire Behavior Prediction System and the spread over a grid.
 * Deterministic from its seed and the water it is told of; no I/O, no clock.
 */
@NullMarked
package org.bucketbrigade.sim.fire;

import org.jspecify.annotations.NullMarked;
