/**
 * Measurements of the product and what they report; each command of {@code bench} has a package.
 */
package org.bucketbrigade.benchmarks;
