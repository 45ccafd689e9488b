/**
 * Fan-out: one payload of the core to many sessions, newest first for those who cannot keep up.
 * Shell: each instance belongs to one socket thread.
 */
package org.bucketbrigade.telemetry;
