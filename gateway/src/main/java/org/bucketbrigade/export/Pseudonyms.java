package org.bucketbrigade.export;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Numbers in place of what could tell who somebody is: the same for the same within one export, and
 * in each export others. They are made with a random key that nobody keeps, so that nobody can find
 * out a person by trying names.
 */
final class Pseudonyms {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  /** 48 bits: two of 10,000 people get the same with a chance of one in five million. */
  private static final int DROPPED_BITS = 16;

  private final Mac mac;

  Pseudonyms() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** Of a number. */
  long of(long identity) {
    return of(ByteBuffer.allocate(Long.BYTES).putLong(identity).array());
  }

  /** Of some bytes. */
  long of(byte[] identity) {
    return ByteBuffer.wrap(mac.doFinal(identity)).getLong() >>> DROPPED_BITS;
  }
}
