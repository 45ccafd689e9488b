/**
 * One ring, one consumer thread: events from all sockets are appended to the journal, applied to
 * the core, and what leaves is handed to the sockets' own threads. Shell: owns the core's thread.
 */
package org.bucketbrigade.pipeline;
