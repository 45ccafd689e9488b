/**
 * Connects simulated people to a gateway over WebSockets, thousands in one process.
 *
 * <p>The shell around {@code sim.crowd}: it owns threads, sockets and the clock.
 */
package org.bucketbrigade.sim.crowd.socket;
