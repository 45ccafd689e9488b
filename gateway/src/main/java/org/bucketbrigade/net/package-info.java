/**
 * Sockets: MAVLink over UDP to vehicles, WebSocket and HTTP to people. Shell: owns Netty's threads;
 * checks, counts and publishes, decides nothing.
 */
package org.bucketbrigade.net;
