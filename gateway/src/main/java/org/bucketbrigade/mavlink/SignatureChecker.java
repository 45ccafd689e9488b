package org.bucketbrigade.mavlink;

/**
 * Tells frames that a holder of the key has signed just now from all others: forged, changed,
 * replayed.
 *
 * <p>After MAVLink's message signing. RADIO_STATUS is accepted without a signature, because radios
 * on the way put it in and have no key: anybody can forge it. Nothing that is not rightly signed
 * changes what the checker knows, but for its counters. No frame makes it throw; it allocates
 * nothing; the comparison takes the same time whatever the bytes.
 */
public final class SignatureChecker {
  private static final SignatureVerdict[] VERDICTS = SignatureVerdict.values();

  private final SigningClock clock;
  private final SignatureHash hash;
  private final SignatureStreams streams = new SignatureStreams();
  private final long[] counts = new long[VERDICTS.length];
  private long farAhead;

  public SignatureChecker(SigningKey key, SigningClock clock) {
    this.clock = clock;
    hash = new SignatureHash(key);
  }

  /**
   * Judges a frame that a scanner has found; each frame may be shown once only.
   *
   * @param nowNanos nanoseconds since 1970
   */
  public SignatureVerdict check(FrameView frame, long nowNanos) {
    SignatureVerdict verdict = judge(frame, nowNanos);
    counts[verdict.index]++;
    return verdict;
  }

  private SignatureVerdict judge(FrameView frame, long nowNanos) {
    if (frame.length() == 0) {
      return SignatureVerdict.UNSIGNED;
    } else if (!frame.isSigned()) {
      boolean exempt = frame.messageId() == RadioStatus.ID;
      return exempt ? SignatureVerdict.ACCEPTED : SignatureVerdict.UNSIGNED;
    }
    int at = frame.offset() + frame.length() - FrameLayout.SIGNATURE_LENGTH;
    int covered = frame.length() - FrameLayout.SIGNATURE_HASH_LENGTH;
    long right = hash.of(frame.buffer(), frame.offset(), covered);
    if (right != SignatureLayout.hash(frame.buffer(), at)) {
      return SignatureVerdict.BAD_SIGNATURE;
    }
    int stream =
        SignatureStreams.id(
            frame.systemId(), frame.componentId(), SignatureLayout.linkId(frame.buffer(), at));
    return judgeTime(stream, SignatureLayout.timestamp(frame.buffer(), at), nowNanos);
  }

  private SignatureVerdict judgeTime(int stream, long timestamp, long nowNanos) {
    long last = streams.last(stream);
    long aMinuteAgo = clock.at(nowNanos) - SigningClock.MINUTE;
    if (last == SignatureStreams.UNKNOWN) {
      if (timestamp < aMinuteAgo) {
        return SignatureVerdict.TOO_OLD;
      }
    } else if (timestamp <= last) {
      return SignatureVerdict.REPLAYED;
    }
    if (!streams.put(stream, timestamp, aMinuteAgo)) {
      return SignatureVerdict.TOO_MANY_STREAMS;
    }
    if (!clock.follow(timestamp, nowNanos)) {
      farAhead++;
    }
    return SignatureVerdict.ACCEPTED;
  }

  /** Frames that got this verdict so far. */
  public long count(SignatureVerdict verdict) {
    return counts[verdict.index];
  }

  /**
   * Accepted frames with a timestamp over a minute ahead of ours: their sender's clock or ours is
   * wrong, and our frames may be too old for it.
   */
  public long farAhead() {
    return farAhead;
  }

  /** Streams remembered, never more than a fixed bound. */
  public int streams() {
    return streams.count();
  }
}
