/** Breaks every rule of {@code ArchitectureTest} on purpose, to show that each one bites. */
@NullMarked
package org.bucketbrigade.sim.greedy;

import org.jspecify.annotations.NullMarked;
