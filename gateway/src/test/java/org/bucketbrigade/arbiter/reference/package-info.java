/**
 * The arbiter once more, written for readability only, and the tests that hold the fast one to it.
 *
 * <p>It follows the documents and knows of the fast arbiter its public words and figures only, none
 * of its logic: no grid, no reused buffer, no warm start.
 */
@NullMarked
package org.bucketbrigade.arbiter.reference;

import org.jspecify.annotations.NullMarked;
