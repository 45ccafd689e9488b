package org.bucketbrigade.net;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.bucketbrigade.wire.v1.Role;

/**
 * Links that admit one person each: a secret code, good once, that the page exchanges for a token.
 *
 * <p>A link that has been used or has grown old is followed by a fresh one of the same role, so
 * that the next person can come in. Only hashes of codes are kept. Safe for all threads.
 */
public final class OneTimeLinks {
  /**
   * How long a link waits for its person, and how long the token lasts that it is exchanged for.
   */
  public static final Duration LIFE = Duration.ofHours(12);

  /** Most links that wait at a time. */
  public static final int MAX_OPEN = 64;

  /** Spent links remembered, so that their second use can be told from a wrong code. */
  static final int MAX_SPENT = 256;

  private static final int CODE_BYTES = 16;

  /**
   * Told when a fresh link follows a spent one; called on a socket's thread, so it must not wait.
   */
  @FunctionalInterface
  public interface Listener {
    void issued(Role role, String code);
  }

  /** What becomes of a code. */
  sealed interface Answer {
    /** Let in, with this token. */
    record Admitted(String token) implements Answer {}

    /** The link was good once, and is spent. */
    record Spent() implements Answer {}

    /** No such link was ever issued, or so long ago that it is forgotten. */
    record Unknown() implements Answer {}
  }

  private record Link(String name, int number, Role role, Instant end) {
    String subject() {
      return number == 1 ? name : name + "-" + number;
    }
  }

  private final Tokens tokens;
  private final InstantSource clock;
  private final Listener listener;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Link> open = new HashMap<>();
  private final ArrayDeque<String> spent = new ArrayDeque<>();

  public OneTimeLinks(Tokens tokens, InstantSource clock, Listener listener) {
    this.tokens = tokens;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Makes a link for a person and returns its code.
   *
   * @throws IllegalStateException if {@link #MAX_OPEN} links wait already
   */
  public String issue(String name, Role role) {
    return issue(name, 1, role);
  }

  private synchronized String issue(String name, int number, Role role) {
    if (open.size() >= MAX_OPEN) {
      throw new IllegalStateException(MAX_OPEN + " links wait already");
    }
    byte[] secret = new byte[CODE_BYTES];
    random.nextBytes(secret);
    String code = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    open.put(hash(code), new Link(name, number, role, clock.instant().plus(LIFE)));
    return code;
  }

  /** Exchanges a code for a token; a code is good once. */
  Answer redeem(String code) {
    String hash = hash(code);
    Link link;
    String next;
    synchronized (this) {
      link = open.remove(hash);
      if (link == null) {
        return spent.contains(hash) ? new Answer.Spent() : new Answer.Unknown();
      }
      if (spent.size() == MAX_SPENT) {
        spent.removeFirst();
      }
      spent.addLast(hash);
      next = issue(link.name, link.number + 1, link.role);
    }
    listener.issued(link.role, next);
    return clock.instant().isBefore(link.end)
        ? new Answer.Admitted(tokens.mint(link.subject(), link.role, LIFE))
        : new Answer.Spent();
  }

  /** Codes are looked up by this, so that the time it takes tells nothing about them. */
  private static String hash(String code) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
