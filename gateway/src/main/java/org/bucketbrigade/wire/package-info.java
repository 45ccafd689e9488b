/**
 * The wire without allocation: a reader and a writer of Protocol Buffers over a buffer for the
 * messages that come and go thousands of times a second. Rare messages use the generated classes of
 * {@code wire.v1}. Pure: no I/O, no clock.
 */
package org.bucketbrigade.wire;
