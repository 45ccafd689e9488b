/**
 * The commands that run the simulator and the crowd by themselves. Shell: owns threads and sockets.
 */
package org.bucketbrigade.sim.app;
