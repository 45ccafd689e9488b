/** Positions on the Earth and in the mission frame. Pure: no I/O, no clock. */
package org.bucketbrigade.geo;
