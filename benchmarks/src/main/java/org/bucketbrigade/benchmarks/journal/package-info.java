/** What the journal costs, alone, in the loop, and beside an Aeron Archive. */
@NullMarked
package org.bucketbrigade.benchmarks.journal;

import org.jspecify.annotations.NullMarked;
