/** The incident as the wire's situation items: what a feed tells the gateway about the world. */
@NullMarked
package org.bucketbrigade.sim.feed;

import org.jspecify.annotations.NullMarked;
