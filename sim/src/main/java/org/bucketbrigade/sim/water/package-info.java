/**
 * What water does: where it lands, what the crowns keep, how it dries and what fire it stops. It
 * knows of the fire only how hot cells are.
 */
@NullMarked
package org.bucketbrigade.sim.water;

import org.jspecify.annotations.NullMarked;
