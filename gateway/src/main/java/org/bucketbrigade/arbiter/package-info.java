/**
 * Many people, one safe drone: proposals of a crew are merged into one velocity, and the envelope
 * turns any velocity into a safe one; votes become acts.
 *
 * <p>Pure: time is an argument, nothing here knows a socket, a thread or a vehicle's protocol. All
 * positions are in the mission frame (metres east and north, metres above mean sea level), all
 * velocities in local north-east-down, m/s, all times core time in nanoseconds.
 */
package org.bucketbrigade.arbiter;
