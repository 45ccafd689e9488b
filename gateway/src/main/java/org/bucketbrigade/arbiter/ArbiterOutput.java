package org.bucketbrigade.arbiter;

import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;

/** What the arbiter tells the rest of the core. Called while it handles an event or a tick. */
public interface ArbiterOutput {
  /** A drone has a new velocity; read it from the drone. */
  void setpoint(Drone drone);

  /** Open the valve for a drop decision; at most once for each number of a drone. */
  void releaseWater(Drone drone, int number);

  /** Start or stop the pump. */
  void pump(Drone drone, boolean on);

  /** The crew has decided to fly home. */
  void returnHome(Drone drone);

  /** Answer to one person's vote. */
  void ack(int person, long idHigh, long idLow, Ack.Outcome outcome, Reason reason);

  /** Something the whole crew should know about an act. */
  void notice(Drone drone, Act act, Reason reason);

  /** A crew too small to decide alone has decided on a drop: a lead must look and confirm. */
  void leadWanted(Drone drone, Decision drop);

  /** A permissive act needs the present event to be durable; tell {@link Arbiter#durable}. */
  void awaitDurable();
}
