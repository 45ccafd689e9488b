package org.bucketbrigade.net;

import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.Heartbeat;

/**
 * One system on one endpoint: the address that it is believed at, and its counts. One thread.
 *
 * <p>The round trip is that of commands: from sending one until its answer comes, the autopilot's
 * own 2 to 8 ms included. Nothing is sent to measure it, because whatever goes to a vehicle must
 * come from the core and end when the core does. A command that was sent twice is not measured: its
 * answer may be to either.
 */
final class VehicleLink {
  /**
   * While a system is heard at its address, no other is believed; silent for so long, it may move.
   */
  static final long PIN_NANOS = 5_000_000_000L;

  private static final int NONE = -1;
  private static final long NANOS_PER_US = 1_000;
  private static final long NANOS_PER_MS = 1_000_000;

  final int system;
  final LinkCounts counts = new LinkCounts();
  private Peer peer;
  private long heardNanos;
  private long heartbeatNanos;
  private boolean everBeat;
  private int commandSent = NONE;
  private long commandNanos;
  private boolean repeated;
  private long roundTripNanos = NONE;

  VehicleLink(int system, Peer peer, long nowNanos) {
    this.system = system;
    this.peer = peer;
    heardNanos = nowNanos;
  }

  Peer peer() {
    return peer;
  }

  /** It is believed at another address from now on. */
  void peer(Peer other) {
    peer = other;
  }

  boolean isSilent(long nowNanos) {
    return nowNanos - heardNanos >= PIN_NANOS;
  }

  /** Its connection ended: another may be believed at once. */
  void closed(long nowNanos) {
    heardNanos = nowNanos - PIN_NANOS;
  }

  void heard(FrameView frame, long nowNanos) {
    heardNanos = nowNanos;
    counts.in(frame.length());
    if (frame.messageId() == Heartbeat.ID) {
      heartbeatNanos = nowNanos;
      everBeat = true;
    }
  }

  /** A command was sent to it. */
  void commanded(int command, long nowNanos) {
    repeated = command == commandSent;
    commandSent = command;
    commandNanos = nowNanos;
  }

  /** It answered a command, not only ours. */
  void answered(int command, long nowNanos) {
    if (command == commandSent) {
      if (!repeated) {
        roundTripNanos = nowNanos - commandNanos;
      }
      commandSent = NONE;
    }
  }

  NetworkStatus.VehicleStatus status(long nowNanos) {
    return new NetworkStatus.VehicleStatus(
        system,
        peer.name(),
        counts.framesIn,
        counts.bytesIn,
        peer.framesOut(),
        peer.bytesOut(),
        counts.lost,
        counts.duplicates,
        counts.late,
        counts.strangers,
        everBeat ? (nowNanos - heartbeatNanos) / NANOS_PER_MS : NONE,
        roundTripNanos == NONE ? NONE : roundTripNanos / NANOS_PER_US);
  }
}
