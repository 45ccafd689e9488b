package org.bucketbrigade.net;

import java.util.Arrays;
import java.util.List;

/**
 * Where vehicles are met: a port they send to, or an address we call.
 *
 * @param host the address to call; empty for a server
 * @param port 0 for any free one, with servers only
 */
public record EndpointSpec(Kind kind, String host, int port) {
  private static final int MAX_PORT = 65_535;

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
    return new EndpointSpec(Kind.UDP_SERVER, "", port);
  }

  /**
   * Reads the endpoints of one network: {@code 14550}, {@code udp-server:14550}, {@code
   * udp-client:HOST:PORT}, {@code tcp-server:5760}, {@code tcp-client:HOST:PORT}, several joined by
   * {@code +}.
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
    int colon = text.indexOf(':');
    if (colon < 0) {
      return udpServer(port(text, text, 0));
    }
    String word = text.substring(0, colon);
    String rest = text.substring(colon + 1);
    for (Kind kind : Kind.values()) {
      if (kind.word.equals(word)) {
        return kind.calls
            ? client(kind, text, rest)
            : new EndpointSpec(kind, "", port(text, rest, 0));
      }
    }
    throw refusal(text);
  }

  private static EndpointSpec client(Kind kind, String text, String rest) {
    int colon = rest.lastIndexOf(':'); // of an IPv6 address, the last one comes before the port
    if (colon < 1) {
      throw refusal(text);
    }
    return new EndpointSpec(
        kind, rest.substring(0, colon), port(text, rest.substring(colon + 1), 1));
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
            + MAX_PORT);
  }

  @Override
  public String toString() {
    return kind.word + ':' + (kind.calls ? host + ':' : "") + port;
  }
}
