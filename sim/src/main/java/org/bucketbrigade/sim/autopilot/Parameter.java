package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.MavParamType;

/** A parameter that one kind of autopilot has. */
interface Parameter {
  /** Its name on the wire. */
  String name();

  /** One of {@link MavParamType}. */
  int type();

  double standard();

  /** Place in the list, from 0. */
  int index();
}
