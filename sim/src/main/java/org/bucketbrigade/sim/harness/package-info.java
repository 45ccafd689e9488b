/**
 * Runs gateway, simulator and crowd together: as processes with real sockets, or in one thread
 * under virtual time. It may know everything.
 */
package org.bucketbrigade.sim.harness;
