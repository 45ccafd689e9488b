package org.bucketbrigade.mavlink;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.agrona.DirectBuffer;

/** Computes the signature of frames with one key: the first 48 bits of a SHA-256. */
final class SignatureHash {
  private static final int SHA_256_LENGTH = 32;

  /** Bytes of a frame that the hash covers at most: all but itself. */
  private static final int MAX_COVERED =
      FrameEncoder.MAX_FRAME_LENGTH - FrameLayout.SIGNATURE_HASH_LENGTH;

  private final MessageDigest digest = sha256();
  private final byte[] keyAndFrame = new byte[SigningKey.LENGTH + MAX_COVERED];
  private final byte[] hash = new byte[SHA_256_LENGTH];

  SignatureHash(SigningKey key) {
    key.copyTo(keyAndFrame);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The hash of key and frame, its first byte lowest; allocates nothing. */
  long of(DirectBuffer buffer, int offset, int covered) {
    buffer.getBytes(offset, keyAndFrame, SigningKey.LENGTH, covered);
    digest.update(keyAndFrame, 0, SigningKey.LENGTH + covered);
    try {
      digest.digest(hash, 0, hash.length);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-256 has 32 bytes", e);
    }
    long bits = 0;
    for (int i = FrameLayout.SIGNATURE_HASH_LENGTH - 1; i >= 0; i--) {
      bits = (bits << Byte.SIZE) | (hash[i] & 0xFF);
    }
    return bits;
  }
}
