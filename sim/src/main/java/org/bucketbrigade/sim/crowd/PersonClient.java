package org.bucketbrigade.sim.crowd;

/**
 * One simulated person's end of a connection, without the connection.
 *
 * <p>Whoever carries the bytes calls {@link #opened}, then {@link #receive} for each message and
 * {@link #tick} about 20 times a second, then {@link #closed}; all from one thread at a time. Times
 * are nanoseconds of any one steady clock.
 */
public interface PersonClient {
  /** The link is up; says hello. */
  void opened(PayloadSink out, long nowNanos);

  /** A message arrived; the bytes are only read during the call. */
  void receive(byte[] buffer, int offset, int length, long nowNanos);

  /** A message arrived. */
  default void receive(byte[] payload, long nowNanos) {
    receive(payload, 0, payload.length, nowNanos);
  }

  /** Time passed. */
  void tick(long nowNanos);

  /** Says goodbye while the link is still up. */
  void leave(long nowNanos);

  /** The link is down. */
  void closed(long nowNanos);

  /** What to do about a link that is down. */
  Reconnect reconnect();

  /**
   * Whether and when to open the next link.
   *
   * @param wanted false if the gateway said that trying again is pointless
   * @param delayNanos how long to wait after the link went down
   */
  record Reconnect(boolean wanted, long delayNanos) {}
}
