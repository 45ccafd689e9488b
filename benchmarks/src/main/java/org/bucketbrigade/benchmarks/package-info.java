/**
 * Measurements of the product and what they report; each benchmark of {@code bench} has a package.
 * It may know everything; nothing depends on it.
 */
@NullMarked
package org.bucketbrigade.benchmarks;

import org.jspecify.annotations.NullMarked;
