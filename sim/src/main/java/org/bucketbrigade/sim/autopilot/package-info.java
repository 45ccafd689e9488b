/**
 * An ArduCopter as seen from its MAVLink port: what it says unasked, how it answers, refuses and
 * stays silent, how its modes fly. Manners and times are those measured on a real SITL of 4.7-dev;
 * nothing here was taken from the gateway but the frames. No sockets, threads or clocks: received
 * frames and ticks come in, frames to send go out through {@link
 * org.bucketbrigade.sim.autopilot.FrameSink}.
 */
@NullMarked
package org.bucketbrigade.sim.autopilot;

import org.jspecify.annotations.NullMarked;
