/**
 * World and drones together under one tick, and the referee who sees what is really the case. Pure
 * and deterministic: bytes and time come in as arguments.
 */
package org.bucketbrigade.sim.stage;
