/**
 * Drones as MAVLink shows them: discovery, set-up, safety checks, arming, flight and payload, one
 * state machine a vehicle.
 *
 * <p>Pure: frames and time come in as arguments, messages go out through {@link
 * org.bucketbrigade.vehicle.VehicleOutput}. This version speaks the manners of ArduCopter.
 */
package org.bucketbrigade.vehicle;
