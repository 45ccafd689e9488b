/**
 * What starts the gateway and what every command of the product shares: command line, exit codes,
 * reports and the watch over the machine they were measured on. Shell: it may know everything.
 */
@NullMarked
package org.bucketbrigade.app;

import org.jspecify.annotations.NullMarked;
