/**
 * How fast the core is and what it allocates, measured with JMH and by comparison with plain
 * programs in the same run. It may know everything; nothing depends on it.
 */
@NullMarked
package org.bucketbrigade.benchmarks;

import org.jspecify.annotations.NullMarked;
