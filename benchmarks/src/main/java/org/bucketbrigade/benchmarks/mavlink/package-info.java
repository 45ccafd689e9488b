/**
 * {@code bench mavlink}: what a frame costs to write, to read and to forward, beside a loop written
 * by hand, dronefleet's implementation, and a forwarder that does nothing with the bytes.
 */
package org.bucketbrigade.benchmarks.mavlink;
