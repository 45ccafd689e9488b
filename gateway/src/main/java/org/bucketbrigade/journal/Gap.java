package org.bucketbrigade.journal;

/**
 * Events that happened and are not in a journal, because it had no room for them.
 *
 * @param firstEvent number of the first one
 * @param events how many at least; at the end of a journal nobody knows how many more
 * @param fromNanos core time from which on they are missing, nanoseconds since 1970
 * @param toNanos core time of the next event that is there; {@code fromNanos} if there is none
 */
public record Gap(long firstEvent, long events, long fromNanos, long toNanos) {}
