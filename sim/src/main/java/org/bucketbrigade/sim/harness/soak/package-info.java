/**
 * Long flights of small brigades under hostile crowds, in virtual time: the real core, the
 * simulator's vehicles, people of ill will, and judges who know nothing of how the core decides.
 * Each flight is drawn from one seed, and one seed gives one flight.
 */
@NullMarked
package org.bucketbrigade.sim.harness.soak;

import org.jspecify.annotations.NullMarked;
