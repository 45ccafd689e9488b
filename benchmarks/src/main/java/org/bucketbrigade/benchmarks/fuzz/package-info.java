/**
 * Targets for the fuzzer, and the command that runs it: what strangers can send must neither throw,
 * nor grow memory, nor stall somebody else.
 */
@NullMarked
package org.bucketbrigade.benchmarks.fuzz;

import org.jspecify.annotations.NullMarked;
