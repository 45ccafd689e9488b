/**
 * Numbers drawn by hash from a seed and what they are for, and hashes of state. Nothing here
 * remembers anything: no draw depends on another.
 */
@NullMarked
package org.bucketbrigade.sim.chance;

import org.jspecify.annotations.NullMarked;
