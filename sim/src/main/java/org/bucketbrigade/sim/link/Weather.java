package org.bucketbrigade.sim.link;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a link does to the frames that it carries, one way.
 *
 * <p>Jitter alone never lets a frame overtake another, as on a radio or modem with a queue; only
 * {@code reorder} does.
 *
 * @param loss probability that a frame is lost, 0 to 1
 * @param delayNanos time that every frame is on its way, 0 to 10 s
 * @param jitterNanos a frame takes up to this much longer, evenly spread, 0 to 10 s
 * @param duplicate probability that a frame comes a second time, later, 0 to 1
 * @param reorder probability that a frame is held back so that later ones overtake it, 0 to 1
 * @param corrupt probability that one to three bits of a frame are flipped, 0 to 1
 */
public record Weather(
    double loss,
    long delayNanos,
    long jitterNanos,
    double duplicate,
    double reorder,
    double corrupt) {
  /** Longest delay and longest jitter. */
  static final long MAX_NANOS = 10_000_000_000L;

  /** All arrives at once and unharmed. */
  public static final Weather CALM = fixed(0);

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final Pattern TIME = Pattern.compile("(\\d{1,5})(ms|s)");
  private static final Pattern PROBABILITY = Pattern.compile("\\d(\\.\\d{1,9})?");
  private static final String FORM =
      "write loss=, duplicate=, reorder=, corrupt= with probabilities from 0 to 1, and delay=,"
          + " jitter= with times from 0ms to 10s, as in"
          + " loss=0.3,delay=500ms,jitter=50ms,duplicate=0.05,reorder=0.1,corrupt=0.01";

  public Weather {
    probability("loss", loss);
    probability("duplicate", duplicate);
    probability("reorder", reorder);
    probability("corrupt", corrupt);
    time("delay", delayNanos);
    time("jitter", jitterNanos);
  }

  /** Nothing but a delay. */
  public static Weather fixed(long delayNanos) {
    return new Weather(0, delayNanos, 0, 0, 0, 0);
  }

  /**
   * Reads a weather as people write it: {@code loss=0.3,delay=500ms}; what is not named is 0.
   *
   * @throws IllegalArgumentException says what is wrong and what is allowed
   */
  public static Weather parse(String text) {
    Weather weather = CALM;
    int named = 0;
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw wrong("'" + part + "' names nothing");
      }
      String name = part.substring(0, equals);
      String value = part.substring(equals + 1);
      int bit = 1 << place(name);
      if ((named & bit) != 0) {
        throw wrong(name + " stands twice");
      }
      named |= bit;
      weather = weather.with(name, value);
    }
    return weather;
  }

  private Weather with(String name, String value) {
    return switch (name) {
      case "loss" ->
          new Weather(share(name, value), delayNanos, jitterNanos, duplicate, reorder, corrupt);
      case "delay" ->
          new Weather(loss, nanos(name, value), jitterNanos, duplicate, reorder, corrupt);
      case "jitter" ->
          new Weather(loss, delayNanos, nanos(name, value), duplicate, reorder, corrupt);
      case "duplicate" ->
          new Weather(loss, delayNanos, jitterNanos, share(name, value), reorder, corrupt);
      case "reorder" ->
          new Weather(loss, delayNanos, jitterNanos, duplicate, share(name, value), corrupt);
      default -> new Weather(loss, delayNanos, jitterNanos, duplicate, reorder, share(name, value));
    };
  }

  private static int place(String name) {
    return switch (name) {
      case "loss" -> 0;
      case "delay" -> 1;
      case "jitter" -> 2;
      case "duplicate" -> 3;
      case "reorder" -> 4;
      case "corrupt" -> 5;
      default -> throw wrong("'" + name + "' is not known");
    };
  }

  private static double share(String name, String value) {
    if (!PROBABILITY.matcher(value).matches()) {
      throw wrong(name + "=" + value + " is no probability");
    }
    return Double.parseDouble(value);
  }

  private static long nanos(String name, String value) {
    Matcher matcher = TIME.matcher(value.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw wrong(name + "=" + value + " is no time");
    }
    long amount = Long.parseLong(matcher.group(1));
    return amount * NANOS_PER_MILLI * (matcher.group(2).equals("s") ? 1000 : 1);
  }

  private static void probability(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw wrong(name + "=" + value + " is out of range");
    }
  }

  private static void time(String name, long nanos) {
    if (nanos < 0 || nanos > MAX_NANOS) {
      throw wrong(name + "=" + nanos / NANOS_PER_MILLI + "ms is out of range");
    }
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(what + ": " + FORM);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "loss=%s,delay=%dms,jitter=%dms,duplicate=%s,reorder=%s,corrupt=%s",
        loss,
        delayNanos / NANOS_PER_MILLI,
        jitterNanos / NANOS_PER_MILLI,
        duplicate,
        reorder,
        corrupt);
  }
}
