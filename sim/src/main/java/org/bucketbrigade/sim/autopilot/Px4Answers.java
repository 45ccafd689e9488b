package org.bucketbrigade.sim.autopilot;

import org.bucketbrigade.mavlink.CommandAck;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.MavResult;
import org.bucketbrigade.sim.airframe.StateHash;

/** Acknowledgements of a PX4, some of which come a while after a first one. */
final class Px4Answers {
  /** Second answers that wait at most; more would need commands faster than they are read. */
  private static final int CAPACITY = 16;

  private final FlightStatus status;
  private final Downlink downlink;
  private final CommandAck ack = new CommandAck();
  private final long[] dueTick = new long[CAPACITY];
  private final int[] command = new int[CAPACITY];
  private final int[] result = new int[CAPACITY];
  private final int[] system = new int[CAPACITY];
  private final int[] component = new int[CAPACITY];
  private int waiting;

  Px4Answers(FlightStatus status, Downlink downlink) {
    this.status = status;
    this.downlink = downlink;
  }

  /** Answers a command now; the result is one of {@link MavResult}. */
  void now(FrameView order, int ofCommand, int itsResult) {
    send(ofCommand, itsResult, order.systemId(), order.componentId());
  }

  /** Answers a command some ticks later. */
  void later(int ticks, FrameView order, int ofCommand, int itsResult) {
    if (waiting < CAPACITY) {
      dueTick[waiting] = status.tick + ticks;
      command[waiting] = ofCommand;
      result[waiting] = itsResult;
      system[waiting] = order.systemId();
      component[waiting] = order.componentId();
      waiting++;
    }
  }

  /** Sends what is due. */
  void tick() {
    int kept = 0;
    for (int i = 0; i < waiting; i++) {
      if (dueTick[i] <= status.tick) {
        send(command[i], result[i], system[i], component[i]);
      } else {
        dueTick[kept] = dueTick[i];
        command[kept] = command[i];
        result[kept] = result[i];
        system[kept] = system[i];
        component[kept] = component[i];
        kept++;
      }
    }
    waiting = kept;
  }

  private void send(int ofCommand, int itsResult, int toSystem, int toComponent) {
    ack.clear();
    downlink.send(
        ack.command(ofCommand)
            .result(itsResult)
            .targetSystem(toSystem)
            .targetComponent(toComponent));
  }

  /** As after a boot. */
  void reset() {
    waiting = 0;
  }

  long hash(long start) {
    long hash = StateHash.add(start, waiting);
    for (int i = 0; i < waiting; i++) {
      hash = StateHash.add(hash, dueTick[i]);
      hash = StateHash.add(hash, command[i]);
      hash = StateHash.add(hash, result[i]);
    }
    return hash;
  }
}
