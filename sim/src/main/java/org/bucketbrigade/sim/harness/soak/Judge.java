package org.bucketbrigade.sim.harness.soak;

import org.bucketbrigade.wire.v1.Ack;

/**
 * Watches one property of a flight from outside: what people say, what the core tells vehicles and
 * people, and where the vehicles really are. Knows nothing of how the core decides.
 *
 * <p>Drones are named by their system ids. Times are nanoseconds since the core's start.
 */
abstract class Judge {
  private final String name;
  private final Docket docket;
  private long looked;

  /**
   * Makes a judge.
   *
   * @param name of the property, as it appears in reports
   */
  Judge(String name, Docket docket) {
    this.name = name;
    this.docket = docket;
  }

  final String name() {
    return name;
  }

  /** How often there was something to judge. */
  final long looked() {
    return looked;
  }

  final void looked(long times) {
    looked += times;
  }

  /** The property does not hold. */
  final void breach(long nowNanos, String what) {
    docket.add(name, nowNanos, what);
  }

  /** A message reaches the core, which has not seen it yet. */
  void said(Said said, Person by, long nowNanos) {}

  /** The core has seen the event that carried a message. */
  void heeded(Said said, Person by, long nowNanos) {}

  /** A vehicle's heartbeat reaches the core. */
  void heartbeat(int drone, int mode, boolean armed, long nowNanos) {}

  /** A velocity leaves for a vehicle, m/s. */
  void setpoint(int drone, float north, float east, float down, long nowNanos) {}

  /** Another frame leaves for a vehicle. */
  void frame(int drone, int messageId, long nowNanos) {}

  /** The order to open the valve leaves for a vehicle. */
  void valve(int drone, long nowNanos) {}

  /** A person is told what became of an act. */
  void acked(Person person, Ack ack, long nowNanos) {}

  /** Looks at the vehicles, ten times a second. */
  void look(long nowNanos) {}
}
