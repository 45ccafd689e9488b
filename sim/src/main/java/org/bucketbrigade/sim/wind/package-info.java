/**
 * The air over an incident: a mean wind that changes with time, height and terrain, and the
 * turbulence that each vehicle meets in it.
 *
 * <p>The fire burns in the wind of the open map 10 m above the ground; vehicles fly in what terrain
 * and turbulence make of it. It knows the scenario and chance, and the terrain as {@link
 * org.bucketbrigade.sim.wind.Relief} only. Deterministic; nothing is allocated once it blows.
 */
@NullMarked
package org.bucketbrigade.sim.wind;

import org.jspecify.annotations.NullMarked;
