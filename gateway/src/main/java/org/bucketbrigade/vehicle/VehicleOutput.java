package org.bucketbrigade.vehicle;

import org.bucketbrigade.mavlink.Message;
import org.bucketbrigade.wire.v1.Phase;
import org.bucketbrigade.wire.v1.Reason;

/** What vehicles tell the rest of the core. Called while a frame, an order or a tick is handled. */
public interface VehicleOutput {
  /** A message leaves for the vehicle, to the address it was last heard from. */
  void send(Vehicle vehicle, Message message);

  /** A vehicle was heard for the first time. */
  void discovered(Vehicle vehicle);

  /** The vehicle's phase changed; the vehicle has the new one already. */
  void phaseChanged(Vehicle vehicle, Phase from, Reason why);

  /** The vehicle reported position and velocity. */
  void moved(Vehicle vehicle);

  /** The vehicle reported the water in its tank. */
  void tankReported(Vehicle vehicle, double litres);

  /** The vehicle answered the release with this number, or did not in time. */
  void releaseAnswered(Vehicle vehicle, int number, Answer answer);

  /** The vehicle said something for people. */
  void text(Vehicle vehicle, int severity, String text);

  /** Whether nobody is in the way of a climb now; who asks keeps others from coming there. */
  boolean mayClimb(Vehicle vehicle);
}
