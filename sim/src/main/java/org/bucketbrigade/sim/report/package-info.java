/**
 * Follows a simulated fire and tells of it: one HTML page with maps over time and plots, and tables
 * as CSV. Knows the world and nothing of drones, gateways or the wall clock.
 */
@NullMarked
package org.bucketbrigade.sim.report;

import org.jspecify.annotations.NullMarked;
