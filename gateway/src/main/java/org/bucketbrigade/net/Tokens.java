package org.bucketbrigade.net;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.bucketbrigade.wire.v1.Role;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that say who somebody is and which role they have: JSON Web Tokens signed with
 * HMAC-SHA-256 by a key that only the gateway and whoever admits people know.
 *
 * <p>Claims: {@code sub} a person's name or pseudonym, {@code role} operator, lead, pic, feed or
 * spectator, {@code exp} the end of its life.
 */
public final class Tokens {
  /** Longest token that is looked at. */
  public static final int MAX_LENGTH = 800;

  /** Bytes of a key. */
  public static final int KEY_BYTES = 32;

  private final byte[] key;
  private final MACVerifier verifier;

  /**
   * Who a token speaks for.
   *
   * @param personId pseudonym: the first 64 bits of the subject's SHA-256
   */
  public record Identity(long personId, Role role) {}

  private Tokens(byte[] key) {
    this.key = key;
    try {
      verifier = new MACVerifier(key);
    } catch (JOSEException e) {
      throw new IllegalArgumentException("a token key needs " + KEY_BYTES + " bytes", e);
    }
  }

  /** Tokens under a new random key. */
  public static Tokens random() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return new Tokens(key);
  }

  /**
   * Reads a key file: 64 hexadecimal digits, readable by its owner only.
   *
   * @throws IOException if the file is missing, malformed or open to others; says which
   */
  public static Tokens fromFile(Path file) throws IOException {
    return new Tokens(keyBytes(file));
  }

  /** The 32 bytes of a key file that only its owner can read. */
  public static byte[] keyBytes(Path file) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (permissions.stream().anyMatch(p -> !p.name().startsWith("OWNER"))) {
      throw new IOException(file + " is open to others: chmod 600 " + file);
    }
    try {
      byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
      if (key.length == KEY_BYTES) {
        return key;
      }
    } catch (IllegalArgumentException notHex) {
      // said below
    }
    throw new IOException(file + " must hold " + 2 * KEY_BYTES + " hexadecimal digits");
  }

  /** Writes the key to a new file that only its owner can read. */
  public void toFile(Path file) throws IOException {
    Files.createFile(
        file,
        java.nio.file.attribute.PosixFilePermissions.asFileAttribute(
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)));
    Files.writeString(file, HexFormat.of().formatHex(key) + "\n");
  }

  /** Makes a token for a person. */
  public String mint(String subject, Role role, Duration life) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .subject(subject)
            .claim("role", roleName(role))
            .expirationTime(Date.from(Instant.now().plus(life)))
            .build();
    SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    try {
      jwt.sign(new MACSigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("signing failed", e);
    }
    return jwt.serialize();
  }

  /** Who a token speaks for now, or null if it is not one of ours, altered or expired. */
  public @Nullable Identity verify(String token) {
    if (token.length() > MAX_LENGTH) {
      return null;
    }
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm()) || !jwt.verify(verifier)) {
        return null;
      }
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      Date expiry = claims.getExpirationTime();
      String subject = claims.getSubject();
      Role role = role(claims.getStringClaim("role"));
      if (expiry == null
          || !expiry.toInstant().isAfter(Instant.now())
          || subject == null
          || role == null) {
        return null;
      }
      return new Identity(personId(subject), role);
    } catch (ParseException | JOSEException e) {
      return null;
    }
  }

  static long personId(String subject) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static String roleName(Role role) {
    return role.name().substring("ROLE_".length()).toLowerCase(Locale.ROOT);
  }

  private static @Nullable Role role(@Nullable String name) {
    for (Role role : Role.values()) {
      if (role != Role.UNRECOGNIZED
          && role != Role.ROLE_UNSPECIFIED
          && roleName(role).equals(name)) {
        return role;
      }
    }
    return null;
  }
}
