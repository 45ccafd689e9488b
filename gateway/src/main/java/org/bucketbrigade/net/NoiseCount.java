package org.bucketbrigade.net;

import org.bucketbrigade.mavlink.FrameScanner;

/** Tells an endpoint what a scanner found no good since it was asked last. */
final class NoiseCount {
  private final FrameScanner scanner;
  private long crcErrors;
  private long garbageBytes;
  private long unknownFlags;

  NoiseCount(FrameScanner scanner) {
    this.scanner = scanner;
  }

  void tell(Endpoint endpoint, Object from) {
    if (scanner.wrong() == crcErrors + garbageBytes + unknownFlags) {
      return;
    }
    endpoint.noise(
        from,
        scanner.badCrc() - crcErrors,
        scanner.garbageBytes() - garbageBytes,
        scanner.unknownIncompat() - unknownFlags);
    crcErrors = scanner.badCrc();
    garbageBytes = scanner.garbageBytes();
    unknownFlags = scanner.unknownIncompat();
  }
}
