package org.bucketbrigade.sim.harness.soak;

import org.bucketbrigade.arbiter.ArbiterOutput;
import org.bucketbrigade.arbiter.Decision;
import org.bucketbrigade.arbiter.Drone;
import org.bucketbrigade.wire.v1.Ack;
import org.bucketbrigade.wire.v1.Act;
import org.bucketbrigade.wire.v1.Reason;

/** An arbiter's output of which nobody is told. */
final class Silent implements ArbiterOutput {
  @Override
  public void setpoint(Drone drone) {}

  @Override
  public void releaseWater(Drone drone, int number) {}

  @Override
  public void pump(Drone drone, boolean on) {}

  @Override
  public void returnHome(Drone drone) {}

  @Override
  public void ack(int personIndex, long idHigh, long idLow, Ack.Outcome outcome, Reason reason) {}

  @Override
  public void notice(Drone drone, Act act, Reason reason) {}

  @Override
  public void leadWanted(Drone drone, Decision drop) {}

  @Override
  public void awaitDurable() {}
}
