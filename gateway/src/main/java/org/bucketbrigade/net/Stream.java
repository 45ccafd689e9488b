package org.bucketbrigade.net;

import org.jspecify.annotations.Nullable;

/**
 * The running numbers of one component on one endpoint: which frames are missing, which come late,
 * and which other endpoint carries the very same frames. One thread.
 *
 * <p>Numbers have 8 bits. One that lies 1 to 127 after the newest is newer; one that lies 1 to 128
 * before it is late, or its sender began anew.
 */
final class Stream {
  /** Frames in a row that are late, but in order among themselves: the sender began anew. */
  static final int BEGAN_ANEW = 4;

  /** After so long a silence nothing is late any more, ns. */
  static final long PAUSE_NANOS = 500_000_000L;

  /** Frames seen on another endpoint too before both count as one stream. */
  static final int JOIN = 3;

  /** Frames without any that the other endpoint has too, until both are two streams again. */
  static final int PART = 32;

  private static final int BEHIND = 128;

  private boolean begun;
  private int last;
  private long lastNanos;
  private int lateLast;
  private int lateInOrder;
  private int lost;
  private @Nullable Stream partner;
  private int matches;
  private int sinceMatch;

  /**
   * A frame came.
   *
   * @return whether it is newer than those before it, on this endpoint alone
   */
  boolean advance(int sequence, long nowNanos) {
    lost = 0;
    int ahead = (sequence - last) & 0xFF;
    if (begun && ahead >= BEHIND && nowNanos - lastNanos < PAUSE_NANOS) {
      int step = (sequence - lateLast) & 0xFF;
      lateInOrder = lateInOrder > 0 && step > 0 && step < BEHIND ? lateInOrder + 1 : 1;
      lateLast = sequence;
      if (lateInOrder < BEGAN_ANEW) {
        return false;
      }
      part();
    } else if (begun && ahead > 0 && ahead < BEHIND) {
      lost = ahead - 1;
    }
    begun = true;
    lateInOrder = 0;
    last = sequence;
    lastNanos = nowNanos;
    return true;
  }

  /** Frames that are missing before the one that {@link #advance} took last. */
  int lost() {
    return lost;
  }

  /** Whether an endpoint that carries the same frames has brought a newer one just now. */
  boolean isBehindPartner(int sequence, long nowNanos) {
    Stream other = partner;
    return other != null
        && matches >= JOIN
        && ((sequence - other.last) & 0xFF) >= BEHIND
        && nowNanos - other.lastNanos < PAUSE_NANOS;
  }

  /** The very same frame was heard on another endpoint before. */
  void matched(Stream other) {
    match(other);
    other.match(this);
  }

  private void match(Stream other) {
    sinceMatch = 0;
    if (partner == other) {
      matches = Math.min(JOIN, matches + 1);
    } else if (partner == null || matches < JOIN) {
      partner = other;
      matches = 1;
    }
  }

  /** A frame was heard that no other endpoint has brought before. */
  void alone() {
    if (partner != null && ++sinceMatch > PART) {
      part();
    }
  }

  /** Both are two streams again. */
  void part() {
    Stream other = partner;
    partner = null;
    matches = 0;
    sinceMatch = 0;
    if (other != null && other.partner == this) {
      other.part();
    }
  }
}
