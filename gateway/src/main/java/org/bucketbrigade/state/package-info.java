/**
 * One walk over all that a part of the core remembers, which saves it, loads it, or makes one
 * number of it. Pure.
 */
@NullMarked
package org.bucketbrigade.state;

import org.jspecify.annotations.NullMarked;
