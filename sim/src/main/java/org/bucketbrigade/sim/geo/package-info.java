/**
 * The simulator's own map projection, and cells over a map. It shares nothing with the gateway's.
 */
@NullMarked
package org.bucketbrigade.sim.geo;

import org.jspecify.annotations.NullMarked;
