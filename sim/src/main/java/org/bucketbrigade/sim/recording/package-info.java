/**
 * What a run's drones were sent, kept in a file, so that the run can be played again to the bit.
 *
 * <p>All numbers are little-endian. The file begins with the eight characters {@code BRIGADE1}, the
 * length of a text (2 bytes) and the text, UTF-8: {@code scenario=demo drones=12 seed=1
 * autopilot=arducopter}, the words separated by tabs. Then come the inputs in the order in which
 * they were applied:
 *
 * <table>
 * <caption>One input</caption>
 * <tr><td>4 bytes</td><td>tick that applied it, counted from 1, 4 ms each</td></tr>
 * <tr><td>1 byte</td><td>network, counted from 0</td></tr>
 * <tr><td>1 byte</td><td>system id, 0 for all of the network</td></tr>
 * <tr><td>2 bytes</td><td>length of what follows</td></tr>
 * <tr><td>so many bytes</td><td>a datagram, or whole MAVLink frames</td></tr>
 * </table>
 *
 * <p>The last record has network 255: the tick at which the run ended, and 8 bytes with the hash of
 * its state. A file without it was cut short and plays as far as it goes.
 */
@NullMarked
package org.bucketbrigade.sim.recording;

import org.jspecify.annotations.NullMarked;
