/**
 * Holds our MAVLink against node-mavlink, a library in another language that shares nothing with it
 * or with dronefleet; {@code sim/foreign/peer.js} speaks for it.
 */
package org.bucketbrigade.sim.foreign;
