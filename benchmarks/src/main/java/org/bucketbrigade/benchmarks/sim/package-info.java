/** What a simulated drone and a burning cell cost: in real time, headless, alone, in memory. */
@NullMarked
package org.bucketbrigade.benchmarks.sim;

import org.jspecify.annotations.NullMarked;
