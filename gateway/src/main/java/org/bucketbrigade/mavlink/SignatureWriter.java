package org.bucketbrigade.mavlink;

import org.agrona.MutableDirectBuffer;

/**
 * Signs frames before they leave on one link, so that receivers with the same key can tell them
 * from anybody else's.
 *
 * <p>After MAVLink's message signing: the frame grows by 13 bytes, link id, timestamp and hash.
 */
public final class SignatureWriter {
  /** Bytes by which a frame grows. */
  public static final int SIGNATURE_LENGTH = FrameLayout.SIGNATURE_LENGTH;

  /** Says that a frame was left as it is. */
  public static final int REFUSED = -1;

  private final int linkId;
  private final SigningClock clock;
  private final SignatureHash hash;
  private final FrameView frame = new FrameView();

  /** Signs for a link, 0 to 255: receivers keep the timestamps of each link apart. */
  public SignatureWriter(SigningKey key, int linkId, SigningClock clock) {
    this.linkId = linkId;
    this.clock = clock;
    hash = new SignatureHash(key);
  }

  /**
   * Signs the frame of so many bytes at the offset, where it lies.
   *
   * <p>The checksum is mended without knowing the message, so that frames of any kind can be
   * signed, and a wrong checksum stays wrong. Timestamps rise with every frame, whatever the time.
   *
   * @param nowNanos nanoseconds since 1970
   * @return the signed frame's length; {@link #REFUSED} if this is not one unsigned frame of
   *     version 2, if the buffer has no room behind it, or if there are no timestamps left
   */
  public int sign(MutableDirectBuffer buffer, int offset, int length, long nowNanos) {
    int signedLength = length + SIGNATURE_LENGTH;
    if (buffer.capacity() - offset < signedLength
        || !frame.wrap(buffer, offset, offset + length)
        || frame.length() != length
        || !frame.isV2()
        || frame.isSigned()) {
      return REFUSED;
    }
    long timestamp = clock.next(nowNanos);
    if (timestamp > SigningClock.END) {
      return REFUSED;
    }
    SignatureLayout.toggleFlag(buffer, offset);
    int at = offset + length;
    SignatureLayout.linkId(buffer, at, linkId);
    SignatureLayout.timestamp(buffer, at, timestamp);
    int covered = signedLength - FrameLayout.SIGNATURE_HASH_LENGTH;
    SignatureLayout.hash(buffer, at, hash.of(buffer, offset, covered));
    return signedLength;
  }
}
