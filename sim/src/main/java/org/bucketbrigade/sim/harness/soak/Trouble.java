package org.bucketbrigade.sim.harness.soak;

/** What can go wrong in a flight, besides the people. */
enum Trouble {
  /** The pilot in command is not heard for 12 s now and then, and once for 30 s. */
  PIC_AWAY,
  /** The pilot in command goes and does not come back. */
  PIC_GONE,
  /** The feed is not heard for 14 s now and then. */
  FEED_STALE,
  /** One whole crew signs out for good. */
  CREW_GONE,
  /** All people fall silent while their sockets stay open. */
  SILENCE,
  /** A pilot's own radio takes drones over for a while. */
  TAKEN_OVER,
  /** A pilot's own radio sends a drone home, through everybody else's air. */
  SENT_HOME,
  /** Links of vehicles break for up to 3 s. */
  OUTAGES,
  /** Nobody says that the ground is clear. */
  UNATTESTED
}
