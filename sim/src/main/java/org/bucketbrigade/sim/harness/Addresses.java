package org.bucketbrigade.sim.harness;

import java.net.URI;
import java.util.stream.Stream;
import org.bucketbrigade.app.Failure;

/** Where a gateway listens, as its first line says. */
record Addresses(String pages, String mavlink) {
  static Addresses parse(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != 5 || !line.startsWith("gateway: people ")) {
      throw new Failure("the gateway said '" + line + "'");
    }
    String host = URI.create(words[2]).getHost();
    return new Addresses(
        words[2],
        String.join(
            ",", Stream.of(words[4].split(",", -1)).map(port -> host + ":" + port).toList()));
  }

  URI webSocket() {
    return URI.create(pages.replace("http:", "ws:") + "/ws");
  }
}
