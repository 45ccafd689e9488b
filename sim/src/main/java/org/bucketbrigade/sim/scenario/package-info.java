/**
 * Scenarios: a place, its weather and its fire, read from YAML and checked line by line. Knows
 * nothing of how the world is simulated.
 */
@NullMarked
package org.bucketbrigade.sim.scenario;

import org.jspecify.annotations.NullMarked;
