package org.bucketbrigade.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.bucketbrigade.mavlink.FrameEncoder;
import org.bucketbrigade.mavlink.FrameView;
import org.bucketbrigade.mavlink.SignatureChecker;
import org.bucketbrigade.mavlink.SignatureVerdict;
import org.bucketbrigade.mavlink.SignatureWriter;
import org.bucketbrigade.mavlink.SigningClock;
import org.bucketbrigade.mavlink.SigningKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key of a network of vehicles at work: signs what leaves, each endpoint as a link of its own,
 * and says of what comes whether to believe it. Belongs to the sockets' one thread.
 *
 * <p>The timestamp is kept beside the key, always ahead of what was used, so that none is used
 * twice even if the process is killed.
 */
public final class NetworkSigning {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkSigning.class);

  /** So far ahead of its use a timestamp is stored: 30 s in MAVLink's units of 10 us. */
  private static final long AHEAD = 3_000_000;

  private final SigningKey key;
  private final SigningClock clock;
  private final SignatureChecker checker;
  private final Path timeFile;
  private final LongSupplier unixNanos;
  private final @Nullable SignatureWriter[] writers =
      new SignatureWriter[VehicleNetwork.MAX_ENDPOINTS];
  private final UnsafeBuffer signed =
      new UnsafeBuffer(new byte[FrameEncoder.MAX_FRAME_LENGTH + SignatureWriter.SIGNATURE_LENGTH]);
  private long stored;
  private boolean complained;

  /**
   * @param timeFile where the timestamp is kept; need not exist
   * @param unixNanos nanoseconds since 1970
   */
  NetworkSigning(SigningKey key, Path timeFile, LongSupplier unixNanos) throws IOException {
    this.key = key;
    this.timeFile = timeFile;
    this.unixNanos = unixNanos;
    stored = Files.exists(timeFile) ? time(timeFile) : 0;
    clock = new SigningClock(stored);
    checker = new SignatureChecker(key, clock);
    keepAhead();
  }

  /**
   * The key in a file: 64 hexadecimal digits, readable by its owner only.
   *
   * @param network networks with the same key keep their timestamps apart
   * @throws IOException if it cannot be read, others may read it, or it holds something else
   */
  public static NetworkSigning fromFile(Path file, int network) throws IOException {
    SigningKey key = new SigningKey(Tokens.keyBytes(file));
    return new NetworkSigning(
        key,
        file.resolveSibling(file.getFileName() + "." + network + ".time"),
        () -> System.currentTimeMillis() * 1_000_000L);
  }

  private static long time(Path file) throws IOException {
    try {
      return HexFormat.fromHexDigitsToLong(Files.readString(file).strip());
    } catch (IllegalArgumentException broken) {
      throw new IOException(
          file + " holds no timestamp; delete it if the vehicles are new", broken);
    }
  }

  /** Whether a frame that came may be believed; each may be asked for once. */
  SignatureVerdict check(FrameView frame) {
    SignatureVerdict verdict = checker.check(frame, unixNanos.getAsLong());
    keepAhead();
    return verdict;
  }

  /**
   * Signs a frame for an endpoint.
   *
   * @return the length of what {@link #signed()} holds then; {@link SignatureWriter#REFUSED} if it
   *     cannot be signed, and so must not be sent
   */
  int sign(int endpoint, DirectBuffer bytes, int offset, int length) {
    SignatureWriter writer = writers[endpoint];
    if (writer == null) {
      writer = new SignatureWriter(key, endpoint, clock);
      writers[endpoint] = writer;
    }
    signed.putBytes(0, bytes, offset, length);
    int signedLength = writer.sign(signed, 0, length, unixNanos.getAsLong());
    keepAhead();
    return signedLength;
  }

  DirectBuffer signed() {
    return signed;
  }

  /** Stores a later timestamp before the stored one is reached. */
  private void keepAhead() {
    if (clock.timestamp() + AHEAD / 2 < stored) {
      return;
    }
    stored = Math.max(clock.timestamp(), SigningClock.ofUnixNanos(unixNanos.getAsLong())) + AHEAD;
    try {
      Path fresh = timeFile.resolveSibling(timeFile.getFileName() + ".new");
      Files.writeString(fresh, HexFormat.of().toHexDigits(stored), StandardCharsets.US_ASCII);
      Files.move(fresh, timeFile, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!complained) {
        complained = true;
        LOG.error(
            "signing: {} cannot be written ({}); after a restart vehicles may not believe us",
            timeFile,
            e.getMessage());
      }
    }
  }
}
