package org.bucketbrigade.pipeline;

/** What the threads on a drone's way do while there is nothing for them. */
public enum Idle {
  /** They sleep and are woken: tens of microseconds each time, and no work of the machine. */
  SLEEP,

  /**
   * They look again at once, for as long as the gateway runs: woken by nobody, so that nothing
   * waits for the operating system. Each takes one core whole.
   */
  SPIN
}
