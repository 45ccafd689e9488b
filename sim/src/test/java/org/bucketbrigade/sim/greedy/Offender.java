package org.bucketbrigade.sim.greedy;

import java.util.Random;
import org.bucketbrigade.app.Failure;
import org.bucketbrigade.wire.v1.ClientMessage;

/** Holds one method for each thing that the simulator must not do, named after it. */
@SuppressWarnings("all")
public final class Offender {
  RuntimeException gateway() {
    return new Failure("x");
  }

  ClientMessage wire() {
    return ClientMessage.getDefaultInstance();
  }

  long clock() {
    return System.nanoTime();
  }

  double chance() {
    return new Random().nextDouble();
  }

  double sine(double x) {
    return Math.sin(x);
  }
}
