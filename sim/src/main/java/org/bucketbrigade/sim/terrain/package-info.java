/** The ground of an incident: relief, lakes and what grows where. Made from the scenario alone. */
@NullMarked
package org.bucketbrigade.sim.terrain;

import org.jspecify.annotations.NullMarked;
