package org.bucketbrigade.benchmarks.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameScanner;
import org.bucketbrigade.mavlink.FrameView;

/**
 * Bytes of a stranger's datagram or stream. A slow search at every offset says which good frames
 * there are; the scanner must find each that no good one before it covers, in a datagram and in a
 * stream cut anywhere.
 */
public final class ScannerTarget {
  private ScannerTarget() {}

  private record Found(int offset, int length, boolean known) {}

  /** Called by the fuzzer: the first byte cuts the stream, the others are what came. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    byte[] bytes = Arrays.copyOfRange(data, 1, data.length);
    List<Found> datagram = datagram(bytes);
    checkOrder(datagram, bytes.length);
    checkNoneIsMissing(bytes, datagram);
    checkStream(bytes, 1 + (data[0] & 0x7F));
  }

  private static List<Found> datagram(byte[] bytes) {
    List<Found> found = new ArrayList<>();
    FrameScanner scanner = new FrameScanner();
    scanner.scanDatagram(
        new UnsafeBuffer(bytes),
        0,
        bytes.length,
        frame -> found.add(new Found(frame.offset(), frame.length(), frame.crcVerified())));
    require(scanner.frames() == found.size(), "frames are counted");
    int sum = found.stream().mapToInt(Found::length).sum();
    require(
        scanner.unknownIncompat() > 0 || sum + scanner.garbageBytes() == bytes.length,
        "every byte belongs to a frame or is noise");
    return found;
  }

  private static void checkOrder(List<Found> found, int length) {
    int end = 0;
    for (Found each : found) {
      require(each.offset >= end && each.length > 0, "frames follow each other");
      end = each.offset + each.length;
    }
    require(end <= length, "frames lie inside of what came");
  }

  /** A good frame is missing only if a good one, passed on or discarded, lies over its start. */
  private static void checkNoneIsMissing(byte[] bytes, List<Found> found) {
    List<Found> discarded = new ArrayList<>();
    for (int at = 0; at < bytes.length; at++) {
      PlainFrame frame = PlainFrame.at(bytes, at);
      if (frame == null) {
        continue;
      }
      Found good = new Found(at, frame.length(), true);
      if (frame.understood()) {
        require(
            found.contains(good) || covered(at, found) || covered(at, discarded),
            "a good frame is lost at " + at);
      } else {
        discarded.add(good);
      }
    }
  }

  private static boolean covered(int at, List<Found> frames) {
    return frames.stream().anyMatch(each -> each.offset < at && at < each.offset + each.length);
  }

  /** As a socket reads a stream: what is left over is offered again with what follows. */
  private static void checkStream(byte[] bytes, int piece) {
    List<Found> whole = new ArrayList<>();
    int done =
        new FrameScanner()
            .scan(new UnsafeBuffer(bytes), 0, bytes.length, frame -> whole.add(at(frame, 0)));
    List<Found> pieces = new ArrayList<>();
    FrameScanner scanner = new FrameScanner();
    int from = 0;
    for (int to = piece; from < bytes.length; to += piece) {
      int end = Math.min(to, bytes.length);
      byte[] part = Arrays.copyOfRange(bytes, from, end);
      int base = from;
      from +=
          scanner.scan(
              new UnsafeBuffer(part), 0, part.length, frame -> pieces.add(at(frame, base)));
      require(end - from <= FrameEncoder.MAX_FRAME_LENGTH, "what is left over is one frame's");
      if (end == bytes.length) {
        break;
      }
    }
    require(pieces.equals(whole), "the same frames however the stream is cut");
    require(from == done, "and the same rest");
  }

  private static Found at(FrameView frame, int base) {
    return new Found(base + frame.offset(), frame.length(), frame.crcVerified());
  }

  private static void require(boolean holds, String what) {
    Targets.require(holds, what);
  }
}
