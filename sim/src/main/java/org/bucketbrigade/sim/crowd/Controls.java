package org.bucketbrigade.sim.crowd;

import com.google.protobuf.ByteString;
import org.bucketbrigade.wire.v1.Act;

/** Everything a person can press. All of it is meant for the drone of the person's seat. */
interface Controls {
  /** Wishes a velocity, local NED, m/s. */
  void steer(double northMps, double eastMps, double downMps, int headingCdeg);

  /** Wishes a point: degrees x 10^7 and metres AMSL. */
  void aim(int latE7, int lonE7, double amslM);

  /** Lets go of the sticks. */
  void releaseSteer();

  /** Takes the aim back. */
  void releaseAim();

  /** Wishes an act that needs no point; returns the id that its answers carry. */
  ByteString vote(Act act, long nowNanos);

  /** Wishes a drop on a point on the ground, degrees x 10^7; returns the id of its answers. */
  ByteString voteDrop(int latE7, int lonE7, long nowNanos);

  /** Stops the drone; returns the id of its answers. */
  ByteString hold(long nowNanos);
}
