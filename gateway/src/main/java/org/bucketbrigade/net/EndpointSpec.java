package org.bucketbrigade.net;

import java.util.Arrays;
import java.util.List;

/**
 * Where vehicles or ground stations are met: a port they send to, or an address we call.
 *
 * @param host the address to call; empty for a server
 * @param port 0 for any free one, with servers only
 */
public record EndpointSpec(Use use, Kind kind, String host, int port) {
  private static final int MAX_PORT = 65_535;

  /** Who is at the other end, and what passes from there. */
  public enum Use {
    /** Vehicles. */
    VEHICLES(""),
    /** Ground stations that are shown all that vehicles send, and pass nothing to them. */
    WATCH("watch:"),
    /** The ground station of the pilot in command: mode changes and stops pass to vehicles. */
    PIC("pic:");

    private final String prefix;

    Use(String prefix) {
      this.prefix = prefix;
    }
  }

  /** How a socket comes about. */
  public enum Kind {
    UDP_SERVER("udp-server", false),
    UDP_CLIENT("udp-client", true),
    TCP_SERVER("tcp-server", false),
    TCP_CLIENT("tcp-client", true);

    private final String word;
    private final boolean calls;

    Kind(String word, boolean calls) {
      this.word = word;
      this.calls = calls;
    }
  }

  /** A UDP port for many vehicles. */
  public static EndpointSpec udpServer(int port) {
    return new EndpointSpec(Use.VEHICLES, Kind.UDP_SERVER, "", port);
  }

  /** The same with another port. */
  public EndpointSpec withPort(int other) {
    return new EndpointSpec(use, kind, host, other);
  }

  /**
   * Reads the endpoints of one network: {@code 14550}, {@code udp-server:14550}, {@code
   * udp-client:HOST:PORT}, {@code tcp-server:5760}, {@code tcp-client:HOST:PORT}, several joined by
   * {@code +}; with {@code watch:} or {@code pic:} before it one for ground stations.
   *
   * @throws IllegalArgumentException if one is none of these; says which
   */
  public static List<EndpointSpec> parseNetwork(String text) {
    return Arrays.stream(text.split("\\+", -1)).map(EndpointSpec::parse).toList();
  }

  /**
   * Reads one endpoint, written as for {@link #parseNetwork}.
   *
   * @throws IllegalArgumentException if it is none; says how one is written
   */
  public static EndpointSpec parse(String text) {
    Use use = Use.VEHICLES;
    for (Use each : List.of(Use.WATCH, Use.PIC)) {
      if (text.startsWith(each.prefix)) {
        use = each;
      }
    }
    String address = text.substring(use.prefix.length());
    int colon = address.indexOf(':');
    if (colon < 0) {
      return new EndpointSpec(use, Kind.UDP_SERVER, "", port(text, address, 0));
    }
    String word = address.substring(0, colon);
    String rest = address.substring(colon + 1);
    for (Kind kind : Kind.values()) {
      if (kind.word.equals(word)) {
        return kind.calls
            ? client(use, kind, text, rest)
            : new EndpointSpec(use, kind, "", port(text, rest, 0));
      }
    }
    throw refusal(text);
  }

  private static EndpointSpec client(Use use, Kind kind, String text, String rest) {
    int colon = rest.lastIndexOf(':'); // of an IPv6 address, the last one comes before the port
    if (colon < 1) {
      throw refusal(text);
    }
    return new EndpointSpec(
        use, kind, rest.substring(0, colon), port(text, rest.substring(colon + 1), 1));
  }

  private static int port(String text, String digits, int least) {
    try {
      int port = Integer.parseInt(digits);
      if (port >= least && port <= MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw refusal(text);
  }

  private static IllegalArgumentException refusal(String text) {
    return new IllegalArgumentException(
        text
            + ": write PORT, udp-server:PORT, udp-client:HOST:PORT, tcp-server:PORT or"
            + " tcp-client:HOST:PORT, with a port of 0 to "
            + MAX_PORT
            + ", and watch: or pic: before it for a ground station");
  }

  @Override
  public String toString() {
    return use.prefix + kind.word + ':' + (kind.calls ? host + ':' : "") + port;
  }
}
