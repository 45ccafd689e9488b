package org.bucketbrigade.mavlink;

import org.agrona.DirectBuffer;

/**
 * Finds the MAVLink frames in received bytes and passes on the good ones.
 *
 * <p>A frame is good if its checksum is right. Where the checksum cannot be computed, because the
 * message's definition is not known here, a frame is passed on with {@link FrameView#crcVerified()}
 * false, provided that it begins where the frame before it ended, ends where another begins or a
 * datagram ends, and holds no good frame: one that is proven good counts more than one that only
 * looks like one. Frames with incompatibility flags that nobody here understands are discarded.
 * After anything else the search goes on at the very next byte, so that noise does not take the
 * good frame behind it along.
 *
 * <p>No sequence of bytes makes it throw. One scanner for one source, if its counters are to mean
 * something; not for use by several threads.
 */
public final class FrameScanner {
  /** Takes the frames that a scanner finds, in their order. */
  @FunctionalInterface
  public interface Handler {
    /** The view is the scanner's own and good only until this returns. */
    void onFrame(FrameView frame);
  }

  private final FrameView frame = new FrameView();
  private final FrameView inner = new FrameView();
  private long frames;
  private long badCrc;
  private long garbageBytes;
  private long unknownIncompat;

  /** Whether the next byte should begin a frame, because no noise came since the last one. */
  private boolean inStep = true;

  /**
   * Scans a piece of a stream. The frames found are the same however the stream is cut.
   *
   * <p>What looks like the beginning of a frame keeps what follows it waiting until all the bytes
   * are there that it promises, at most {@link FrameEncoder#MAX_FRAME_LENGTH}, even if the stream
   * falls silent: a pause does not tell noise from a frame whose rest is on its way again. A good
   * frame behind false beginnings so waits for 280 more bytes at most, about a second of what a
   * vehicle sends. A frame that cannot be checked waits for the byte behind it.
   *
   * @return how many bytes are done with; the rest is the beginning of a frame, to be offered again
   *     with the bytes that follow it, and never longer than {@link FrameEncoder#MAX_FRAME_LENGTH}
   */
  public int scan(DirectBuffer buffer, int offset, int length, Handler handler) {
    return scan(buffer, offset, length, handler, false);
  }

  /**
   * Scans a datagram: nothing will follow, so that what looks like the beginning of a frame but
   * lacks its end is noise, and does not hide a good frame behind it.
   */
  public void scanDatagram(DirectBuffer buffer, int offset, int length, Handler handler) {
    inStep = true;
    scan(buffer, offset, length, handler, true);
  }

  private int scan(DirectBuffer buffer, int offset, int length, Handler handler, boolean whole) {
    int limit = offset + length;
    int at = offset;
    while (at < limit) {
      if (isMagic(buffer.getByte(at))) {
        boolean complete = frame.wrap(buffer, at, limit);
        if (!whole && (!complete || needsNextByte(at, limit))) {
          break;
        } else if (complete) {
          at += judge(buffer, at, limit, handler);
          continue;
        }
      }
      at += skipByte();
    }
    return at - offset;
  }

  /** Whether only what follows the frame tells if it is one. */
  private boolean needsNextByte(int at, int limit) {
    return at + frame.length() == limit
        && inStep
        && !frame.hasUnknownIncompatFlags()
        && CrcExtra.of(frame.messageId()) < 0;
  }

  /** Passes the frame on if it is good; returns how many bytes are thereby done with. */
  private int judge(DirectBuffer buffer, int at, int limit, Handler handler) {
    int length = frame.length();
    int crcExtra = CrcExtra.of(frame.messageId());
    if (crcExtra < 0) {
      if (!inStep
          || frame.hasUnknownIncompatFlags()
          || !endsWell(buffer, at + length, limit)
          || holdsGoodFrame(buffer, at, at + length)) {
        return skipByte();
      }
    } else if (!frame.verifyCrc(crcExtra)) {
      badCrc++;
      return skipByte();
    } else {
      inStep = true;
      if (frame.hasUnknownIncompatFlags()) {
        unknownIncompat++;
        return length;
      }
    }
    frames++;
    handler.onFrame(frame);
    return length;
  }

  private int skipByte() {
    garbageBytes++;
    inStep = false;
    return 1;
  }

  private boolean holdsGoodFrame(DirectBuffer buffer, int begin, int end) {
    for (int at = begin + 1; at < end; at++) {
      if (isMagic(buffer.getByte(at)) && inner.wrap(buffer, at, end)) {
        int crcExtra = CrcExtra.of(inner.messageId());
        if (crcExtra >= 0 && inner.verifyCrc(crcExtra)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean endsWell(DirectBuffer buffer, int end, int limit) {
    return end == limit || isMagic(buffer.getByte(end));
  }

  private static boolean isMagic(byte b) {
    int unsigned = b & 0xFF;
    return unsigned == FrameLayout.MAGIC_V2 || unsigned == FrameLayout.MAGIC_V1;
  }

  /** Frames passed on. */
  public long frames() {
    return frames;
  }

  /** Places that looked like a frame of a known message but had a wrong checksum. */
  public long badCrc() {
    return badCrc;
  }

  /** Bytes that belonged to no frame. */
  public long garbageBytes() {
    return garbageBytes;
  }

  /** Everything that was not good: bytes, checksums and discarded frames. */
  public long wrong() {
    return badCrc + garbageBytes + unknownIncompat;
  }

  /** Frames discarded for incompatibility flags that are not understood here. */
  public long unknownIncompat() {
    return unknownIncompat;
  }
}
