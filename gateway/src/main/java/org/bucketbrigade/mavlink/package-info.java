/**
 * MAVLink frames and messages over a buffer: find them, check them, read and write them in place.
 *
 * <p>Pure: it knows buffers and nothing else, no socket, clock, thread or logger. Reading and
 * writing allocate nothing; only the getters that return a {@code String} do.
 */
package org.bucketbrigade.mavlink;
