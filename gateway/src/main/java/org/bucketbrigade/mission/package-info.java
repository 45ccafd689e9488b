/**
 * One flying effort on an incident: the people with their roles and seats, and what the feed told
 * of the place: origin, terrain, flight area, water.
 *
 * <p>Pure: no I/O, no clock, no threads.
 */
package org.bucketbrigade.mission;
