package org.bucketbrigade.net;

/** What becomes of a frame from a vehicle. */
enum Verdict {
  /** It goes on. */
  PASS,

  /** It was heard already, here or on another endpoint. */
  DUPLICATE,

  /** A newer one was heard already. */
  LATE
}
