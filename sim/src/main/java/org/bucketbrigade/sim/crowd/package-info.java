/**
 * Simulated people: operators who fly drones together, and a pilot in command.
 *
 * <p>Everything here is free of sockets, threads and clocks: bytes and time come in as arguments,
 * bytes go out through a {@link org.bucketbrigade.sim.crowd.PayloadSink}. A person sees nothing but
 * what the gateway sends it. {@link org.bucketbrigade.sim.crowd.Crowd} makes the people; {@code
 * sim.crowd.socket} connects them over WebSockets.
 */
package org.bucketbrigade.sim.crowd;
