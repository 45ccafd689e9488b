/**
 * The whole deterministic core in one piece: an event goes in, frames and wire messages come out.
 *
 * <p>The same class runs on the live ring, in replay and in simulation under virtual time. Pure:
 * the time of an event is an argument, everything that leaves goes through {@link
 * org.bucketbrigade.core.CoreOutput}.
 */
package org.bucketbrigade.core;
