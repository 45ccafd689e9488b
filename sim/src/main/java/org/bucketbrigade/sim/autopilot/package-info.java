/**
 * An ArduCopter and a PX4 as seen from their MAVLink port: what they say unasked, how they answer,
 * refuse and stay silent, how their modes fly. Manners and times are those measured on real SITLs,
 * of 4.7-dev and of early 2026; nothing here was taken from the gateway but the frames. What both
 * do alike has plain names; what one does in its own way begins with Copter or Px4. No sockets,
 * threads or clocks: received frames and ticks come in, frames to send go out through {@link
 * org.bucketbrigade.sim.autopilot.FrameSink}.
 */
@NullMarked
package org.bucketbrigade.sim.autopilot;

import org.jspecify.annotations.NullMarked;
