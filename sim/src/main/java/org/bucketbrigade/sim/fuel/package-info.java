/**
 * What grows: fuel types of the Canadian Forest Fire Behavior Prediction System, and their numbers
 * in grids.
 */
@NullMarked
package org.bucketbrigade.sim.fuel;

import org.jspecify.annotations.NullMarked;
