/**
 * {@code bench mavlink}: what a frame costs to write, to read and to forward, beside dronefleet's
 * implementation and beside a forwarder that does nothing with the bytes.
 */
package org.bucketbrigade.benchmarks.mavlink;
