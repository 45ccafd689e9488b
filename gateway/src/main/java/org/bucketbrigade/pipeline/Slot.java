package org.bucketbrigade.pipeline;

import org.agrona.concurrent.UnsafeBuffer;

/** One place of the ring, allocated once. */
final class Slot {
  /** Most bytes of an event: a wire message, or a MAVLink frame. */
  static final int CAPACITY = 1_280;

  final UnsafeBuffer payload = new UnsafeBuffer(new byte[CAPACITY]);
  int type;
  int source;
  int length;
  long readNanos;
}
