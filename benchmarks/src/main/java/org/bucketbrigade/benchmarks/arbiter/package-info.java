/** {@code bench arbiter}: what many people's wishes cost until they are one safe velocity. */
package org.bucketbrigade.benchmarks.arbiter;
