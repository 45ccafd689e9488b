/** Sockets of the simulator: the only place where simulated bytes meet a real network. */
@NullMarked
package org.bucketbrigade.sim.net;

import org.jspecify.annotations.NullMarked;
