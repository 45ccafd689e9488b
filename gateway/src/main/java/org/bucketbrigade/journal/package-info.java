/**
 * Every event that enters the core, in order, written down before it is applied. Shell: owns files
 * and one background thread.
 */
package org.bucketbrigade.journal;
