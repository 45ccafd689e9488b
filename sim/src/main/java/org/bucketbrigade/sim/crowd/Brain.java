package org.bucketbrigade.sim.crowd;

import org.bucketbrigade.wire.v1.Ack;

/** Decides what a person presses, from nothing but what the person sees. */
interface Brain {
  /** A moment to look and press; called about 20 times a second while the person has a seat. */
  void tick(Cockpit cockpit, Controls controls, long nowNanos);

  /** One of this person's acts was answered. */
  void acked(Ack ack, long nowNanos);

  /** The person got another seat, or lost it. */
  void seatChanged();
}
