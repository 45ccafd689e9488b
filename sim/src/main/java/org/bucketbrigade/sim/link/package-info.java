/**
 * Links in bad weather: what is lost, late, doubled, out of order or damaged on its way, drawn from
 * a seed. Pure: times and frames come in, frames come out when they are due.
 */
@NullMarked
package org.bucketbrigade.sim.link;

import org.jspecify.annotations.NullMarked;
